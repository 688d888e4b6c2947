import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OwnQuote, type PriceNorm, priceEstimate } from '../../../shared/metrics/price-estimate.ts'
import { typicalViews } from '../../../shared/metrics/typical.ts'
import { expectSound, sampleOf } from './figures.ts'
import { exact, observation, post } from './observed.ts'

const NORM: PriceNorm = { cpm: 20, niche: 1.5, region: 0.8, currency: 'USD', source: 'invented', year: 2026 }
const views = (...counts: number[]) => {
  const observed = observation(counts.map((count, i) => post(8 + i, { views: exact(count) })))
  return typicalViews(observed, sampleOf(observed))
}
const STEADY = views(50_000, 50_000, 50_000, 50_000)
const quote = (price: number, facts: Partial<OwnQuote> = {}): OwnQuote => ({ price, typicalViews: 10_000, currency: 'USD', ...facts })

describe('a price estimate', () => {
  it('is views ÷ 1000 × CPM × niche × region, ×0.7 to ×1.4', () => {
    // 50 × 20 × 1.5 × .8 = 1200; ×.7 = 840, ×1.4 = 1680
    const figure = priceEstimate(STEADY, 'USD', NORM)
    expect(figure.value).toBeCloseTo(1_200, 9)
    expect(figure.low).toBeCloseTo(840, 9)
    expect(figure.high).toBeCloseTo(1_680, 9)
    expect(figure.receipt).toMatchObject({
      formula: 'views-times-cpm',
      inputs: { cpm: 20, niche: 1.5, region: 0.8, source: 'invented', year: 2026, quotes: 0 },
    })
  })

  it('rests on the team’s own quotes from the fifth', () => {
    // per view .01, .02, .03, .04, .05: median .03 × 50000 = 1500
    const quotes = [100, 200, 300, 400].map((price) => quote(price))
    expect(priceEstimate(STEADY, 'USD', NORM, quotes).receipt).toMatchObject({ formula: 'views-times-cpm', inputs: { quotes: 4 } })
    const figure = priceEstimate(STEADY, 'USD', NORM, [...quotes, quote(500)])
    expect(figure.value).toBeCloseTo(1_500, 9)
    expect(figure.receipt).toMatchObject({ formula: 'views-times-own-quotes', inputs: { quotes: 5, perView: 0.03 } })
  })

  it('needs no norm with five quotes, and leaves impossible ones and other currencies aside', () => {
    const five = [100, 200, 300, 400, 500].map((price) => quote(price))
    const strange = [quote(9e9, { currency: 'CNY' }), quote(-5), quote(0), quote(Number.NaN), quote(5, { typicalViews: 0 })]
    expect(priceEstimate(STEADY, 'USD', null, [...five, ...strange]).receipt.inputs.quotes).toBe(5)
    expect(priceEstimate(STEADY, 'USD', null, five).value).toBeCloseTo(1_500, 9)
  })

  it.each([
    ['no norm and few quotes', STEADY, null, 'no-norm'],
    ['a norm in another currency', STEADY, { ...NORM, currency: 'CNY' }, 'mixed-currencies'],
    ['a CPM of 0', STEADY, { ...NORM, cpm: 0 }, 'bad-price'],
    ['a factor that is no number', STEADY, { ...NORM, niche: Number.NaN }, 'bad-price'],
    ['two posts', views(5, 5), NORM, 'too-few-posts'],
    ['posts that nobody saw', views(0, 0, 0, 0), NORM, 'zero-base'],
  ] as const)('is absent with %s', (_, typical, norm, absence) => {
    const figure = priceEstimate(typical, 'USD', norm)
    expect(figure).toMatchObject({ value: null, absence })
    expectSound(figure)
  })

  it('is sound, and does not depend on the order of the quotes', () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: 1, max: 1_000_000 }))
    const quotes = fc.array(fc.record({ price: number, typicalViews: number, currency: fc.constantFrom('USD', 'USD', 'CNY') }), { maxLength: 20 })
    const shuffled = quotes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(shuffled, number, ([all, other], cpm) => {
        const figure = priceEstimate(STEADY, 'USD', { ...NORM, cpm }, all)
        expectSound(figure)
        expect(priceEstimate(STEADY, 'USD', { ...NORM, cpm }, other)).toEqual(figure)
      }),
    )
  })
})
