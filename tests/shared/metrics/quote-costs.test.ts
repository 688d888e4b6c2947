import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { costPerView, netPrice, quoteCosts } from '../../../shared/metrics/quote-costs.ts'
import { typicalEngagement, typicalViews } from '../../../shared/metrics/typical.ts'
import type { Post } from '../../../shared/schema/observation.ts'
import { anyObservation } from './any-observation.ts'
import { expectSound, sampleOf } from './figures.ts'
import { counted, exact, observation, post } from './observed.ts'

type Asked = Parameters<typeof quoteCosts>[0]
const costs = (quote: Partial<Asked>, posts: Post[]) => {
  const observed = observation(posts)
  const sample = sampleOf(observed)
  return quoteCosts({ price: 1_000, currency: 'CNY', ...quote }, typicalViews(observed, sample), typicalEngagement(observed, sample))
}
const steady = [8, 9, 10, 11].map((age) => counted(age, 50_000, 900, 100))

it('divide the price by typical views and engagement', () => {
  // 1000 ÷ 50000 = .02 a view, 20 a thousand; 1000 ÷ (900 + 100) = 1 an engagement
  const { cpm, cpv, cpe } = costs({}, steady)
  expect(cpm).toMatchObject({
    value: 20,
    receipt: { formula: 'cost-per-thousand-views', inputs: { price: 1_000, rebate: 0, typicalViews: 50_000 }, n: 4 },
  })
  expect(cpv.value).toBe(0.02)
  expect(cpe).toMatchObject({ value: 1, basis: 'engagement', receipt: { inputs: { currency: 'CNY', typicalEngagement: 1_000 } } })
})

it('take the rebate off first', () => {
  // 1000 × (1 − .3) = 700 → 14 a thousand
  expect(costs({ rebate: 0.3 }, steady).cpm.value).toBeCloseTo(14, 12)
  expect(netPrice({ price: 1_000, rebate: 1, currency: 'CNY' })).toBe(0)
})

it('range as the views of the next posts do, the other way round', () => {
  const observed = observation(steady)
  const { low = Number.NaN, high = Number.NaN } = typicalViews(observed, sampleOf(observed))
  const { cpm } = costs({}, steady)
  expect(cpm.low).toBeCloseTo(1_000_000 / high, 9)
  expect(cpm.high).toBeCloseTo(1_000_000 / low, 9)
})

it('say which engagement where only a part of it is stated', () => {
  const liked = [8, 9, 10].map((age) => post(age, { views: exact(100), likes: exact(50) }))
  expect(costs({}, liked).cpe).toMatchObject({ value: 20, basis: 'likes' })
})

it.each([
  ['no quote', { price: null }, 'no-price'],
  ['a negative price', { price: -1 }, 'bad-price'],
  ['a price that is no number', { price: Number.NaN }, 'bad-price'],
  ['an endless price', { price: Number.POSITIVE_INFINITY }, 'bad-price'],
  ['a rebate of more than all', { rebate: 1.1 }, 'bad-price'],
] as const)('are absent with %s', (_, quote, absence) => {
  for (const figure of Object.values(costs(quote, steady))) {
    expect(figure).toMatchObject({ value: null, absence })
    expectSound(figure)
  }
})

it('are absent without views, and where the typical post has none', () => {
  const liked = [8, 9, 10].map((age) => post(age, { likes: exact(50), comments: exact(1) }))
  expect(costs({}, liked)).toMatchObject({ cpm: { value: null, absence: 'no-views' }, cpe: { value: 1_000 / 51 } })
  expect(
    costs(
      {},
      [8, 9, 10].map((age) => counted(age, 0, 0, 0)),
    ).cpv,
  ).toMatchObject({ value: null, absence: 'zero-base' })
})

it('are nothing for a post that costs nothing, which is not unknown', () => {
  expect(costs({ price: 0 }, steady).cpm.value).toBe(0)
})

it('are finite and inside their range whatever was observed, and twice the price costs twice', () => {
  fc.assert(
    fc.property(
      anyObservation,
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (observed, price, rebate) => {
        const sample = sampleOf(observed)
        const of = (asked: number) =>
          quoteCosts({ price: asked, rebate, currency: 'USD' }, typicalViews(observed, sample), typicalEngagement(observed, sample))
        const twice = of(2 * price)
        for (const [key, figure] of Object.entries(of(price))) {
          expectSound(figure)
          expect(figure.low ?? 0).toBeLessThanOrEqual(figure.value ?? Number.POSITIVE_INFINITY)
          expect(figure.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(figure.value ?? 0)
          if (figure.value !== null && price > 1e-100) expect(twice[key as keyof typeof twice].value).toBe(2 * figure.value)
        }
      },
    ),
  )
})

it('of a view alone are known where money and views are', () => {
  const quote = { price: 1_000, rebate: 0.2, currency: 'CNY' }
  expect(costPerView(quote, { value: 50_000 })).toBeCloseTo(0.016, 12)
  for (const views of [undefined, { value: null }, { value: 0 }]) expect(costPerView(quote, views)).toBeNull()
  for (const free of [{ price: 0 }, { rebate: 1 }, { price: -5 }]) expect(costPerView({ ...quote, ...free }, { value: 50_000 })).toBeNull()
})
