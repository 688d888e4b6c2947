import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OwnRates, type PriceNorm, priceEstimate } from '../../../shared/metrics/price-estimate.ts'
import { typicalViews } from '../../../shared/metrics/typical.ts'
import { expectSound, sampleOf } from './figures.ts'
import { exact, observation, post } from './observed.ts'

const NORM: PriceNorm = { cpm: 20, niche: 1.5, region: 0.8, currency: 'USD', source: 'invented', year: 2026 }
const views = (...counts: number[]) => {
  const observed = observation(counts.map((count, i) => post(8 + i, { views: exact(count) })))
  return typicalViews(observed, sampleOf(observed))
}
const STEADY = views(50_000, 50_000, 50_000, 50_000)
const own = (n: number, perView: number | null = 0.03): OwnRates => ({ n, perView })

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

  it('rests on the team’s own quotes from the fifth, with a norm or without', () => {
    // median .03 a view × 50000 = 1500
    expect(priceEstimate(STEADY, 'USD', NORM, own(4)).receipt).toMatchObject({ formula: 'views-times-cpm', inputs: { quotes: 4 } })
    for (const norm of [NORM, null]) {
      const figure = priceEstimate(STEADY, 'USD', norm, own(5))
      expect(figure.value).toBeCloseTo(1_500, 9)
      expect([figure.low, figure.high]).toEqual([expect.closeTo(1_050, 9), expect.closeTo(2_100, 9)])
      expect(figure.receipt).toMatchObject({ formula: 'views-times-own-quotes', inputs: { quotes: 5, quotesNeeded: 5, perView: 0.03 } })
    }
  })

  it.each([
    ['no norm and few quotes', STEADY, null, 'too-few-quotes'],
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

  it('is sound whatever the norm and the quotes are', () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: 1, max: 1_000_000 }))
    const rates = fc.record({ n: fc.nat({ max: 20 }), perView: fc.option(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })) })
    fc.assert(
      fc.property(rates, number, fc.boolean(), (some, cpm, normed) => {
        expectSound(priceEstimate(STEADY, 'USD', normed ? { ...NORM, cpm } : null, some))
      }),
    )
  })
})
