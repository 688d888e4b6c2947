import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANY_SIZE } from '../../../shared/schema/cohort.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import type { Price } from '../../../shared/schema/quote.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import { LEAST_PEERS } from '../../../shared/scoring/among-peers.ts'
import { cellsAbout, cohortOf, marksOf } from '../../../shared/scoring/cohort.ts'
import { scoreOf } from '../../../shared/scoring/score.ts'
import { binOf, sketchOf } from '../../../shared/scoring/sketch.ts'

const reach = { intercept: 1, slope: 0.8, spread: 1, source: 'invented', year: 2026 }
const TERMS: Terms = { engagement: ['likes'], engagementPer: 'views', norms: { reach } }
const metric = (key: Metric['key'], value: number | null): Metric => ({
  ...{ key, value, unit: 'count', ...(value === null && { absence: 'no-views' }) },
  receipt: { formula: 'median', inputs: {}, n: 12, window: null, leftOut: [], precision: 'exact', sources: [] },
})
const figures = (views: number | null = 10_000) => [metric('followers', 12_000), metric('typicalViews', views)]
const priced = (price: number, more: Partial<Price> = {}): Price => ({ price, rebate: 0, currency: 'CNY', ...more })
const peersOf = (costs: readonly number[]) => new Map([['cost-per-view-CNY', sketchOf(costs)]])
const reachOf = (quote: Price | undefined, costs: readonly number[], views: number | null = 10_000) =>
  scoreOf(figures(views), TERMS, { quote, peers: peersOf(costs) }).parts.find(({ part }) => part === 'reach')
const costs = (n: number) => Array.from({ length: n }, (_, i) => 0.02 + 0.01 * i)

describe('reach of a creator with a quote', () => {
  it('is the share of quoted peers whose views cost more, from eight on', () => {
    // 300 × .8 ÷ 10000 = .024: dearer than .02, cheaper than seven of eight.
    const part = reachOf(priced(300, { rebate: 0.2 }), costs(LEAST_PEERS))
    expect(part).toMatchObject({ reason: 'peers-by-price', inputs: { n: 8, priorN: 1, all: 9, team: 7 / 8, currency: 'CNY', views: 10_000 } })
    expect(part?.centile).toBeCloseTo((8 * (7 / 8) + 0.5) / 9, 12)
    expect([part?.inputs.cost, part?.inputs.costMedian]).toEqual([expect.closeTo(0.024, 12), expect.closeTo(0.055, 2)])
    expect(part?.value).toBeCloseTo(1 / 0.024, 9)
  })

  it('is that of its views among too few, and names how many there are', () => {
    const byViews = reachOf(undefined, [])
    const part = reachOf(priced(300), costs(LEAST_PEERS - 1))
    expect(part).toEqual({ ...byViews, inputs: { ...byViews?.inputs, quoted: 7, quotesNeeded: 8 } })
    expect(byViews).toMatchObject({ reason: 'peer-norm', value: 10_000 })
    expect(byViews?.inputs).not.toHaveProperty('quoted')
  })

  it('is that of its views where a view costs nothing, in another currency, and none without views', () => {
    expect(reachOf(priced(0), costs(20))).toEqual(reachOf(undefined, costs(20)))
    expect(reachOf(priced(300, { rebate: 1 }), costs(20))).toEqual(reachOf(undefined, costs(20)))
    expect(reachOf(priced(300, { currency: 'USD' }), costs(20))).toMatchObject({ reason: 'peer-norm', inputs: { quoted: 0 } })
    expect(reachOf(priced(300), costs(20), null)).toMatchObject({ centile: null, reason: 'no-views' })
  })

  it('never rises with the price, nor falls with the rebate', () => {
    const amount = fc.double({ min: 1, max: 1e6, noNaN: true })
    const share = fc.double({ min: 0, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 8, maxLength: 40 }), amount, amount, share, share, (peers, a, b, c, d) => {
        const of = (price: number, rebate: number) =>
          reachOf(
            priced(price, { rebate }),
            peers.map((one) => one / 10_000),
          )?.centile ?? Number.NaN
        expect(of(Math.min(a, b), c)).toBeGreaterThanOrEqual(of(Math.max(a, b), c))
        expect(of(a, Math.max(c, d))).toBeGreaterThanOrEqual(of(a, Math.min(c, d)))
      }),
    )
  })
})

describe('a quote in the cohorts', () => {
  it('counts at any size, also where the size is not known, and not without views or money', () => {
    const mark = ['cost-per-view-CNY', ANY_SIZE, binOf(0.03)]
    expect(marksOf({ creator: {}, metrics: figures(), quote: priced(300) })).toEqual([mark])
    const sized = { followers: { value: 12_000, precision: 'exact' as const } }
    expect(marksOf({ creator: sized, metrics: figures(), quote: priced(300) })).toEqual([['typical-views', 40, binOf(10_000)], mark])
    for (const [quote, views] of [
      [priced(0), 10_000],
      [priced(300), null],
      [priced(300), 0],
    ] as const)
      expect(marksOf({ creator: {}, metrics: figures(views), quote })).toEqual([])
  })

  it('is seen from any size, without the creator’s own', () => {
    const cohorts = { 'cost-per-view-CNY': { [ANY_SIZE]: [5, 2, 9, 1] }, growth: { 40: [1, 1] } }
    for (const size of [null, 0, 40, 70]) {
      const cohort = cohortOf(cellsAbout(cohorts, size), size, [['cost-per-view-CNY', ANY_SIZE, 5]])
      expect(cohort.get('cost-per-view-CNY')).toEqual(
        new Map([
          [5, 1],
          [9, 1],
        ]),
      )
      expect(cohort.has('growth')).toBe(size === 40)
    }
  })
})
