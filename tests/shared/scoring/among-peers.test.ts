import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Metric } from '../../../shared/schema/metric.ts'
import type { ScorePart } from '../../../shared/schema/score.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import { LEAST_PEERS } from '../../../shared/scoring/among-peers.ts'
import { scoreOf } from '../../../shared/scoring/score.ts'
import { sketchOf } from '../../../shared/scoring/sketch.ts'

const TERMS: Terms = { engagement: ['likes'], engagementPer: 'views' }
const NORMS: Terms['norms'] = {
  reach: { intercept: 1, slope: 0.5, spread: 1, source: 'invented', year: 2026 },
  engagementRate: { median: 0.03, spread: 0.7, source: 'invented', year: 2026 },
}
const metric = (key: Metric['key'], value: number, inputs: Metric['receipt']['inputs'] = {}): Metric => ({
  ...{ key, value, unit: 'count' as const, ...(key === 'engagementRate' ? { basis: 'views' } : {}) },
  receipt: { formula: 'median', inputs, n: 12, window: null, leftOut: [], precision: 'exact', sources: [] },
})
interface Figures {
  rate?: number
  spread?: number
  perWeek?: number
  days?: number
  growth?: number
}
const figures = ({ rate = 0.03, spread = 0.8, perWeek = 1, days = 3, growth = 0.008 }: Figures = {}): Metric[] => [
  metric('followers', 12_000),
  metric('engagementRate', rate),
  metric('consistency', 0.9, { spread }),
  metric('postsPerWeek', perWeek),
  metric('lastPost', days),
  metric('growth30d', growth),
]
const peersOf = (of: Readonly<Record<string, readonly number[]>>) => new Map(Object.entries(of).map(([name, values]) => [name, sketchOf(values)]))
const judged = (part: ScorePart, made: Figures, of: Readonly<Record<string, readonly number[]>>, norms?: Terms['norms']) =>
  scoreOf(figures(made), norms ? { ...TERMS, norms } : TERMS, { peers: peersOf(of) }).parts.find((one) => one.part === part)
const rates = (n: number, from = 0.01): number[] => Array.from({ length: n }, (_, i) => from + 0.001 * i)

describe('a part judged among the team’s own creators', () => {
  it('without a norm is none among fewer than eight, and never quite the top', () => {
    expect(judged('engagement', { rate: 0.05 }, { 'rate-by-views': rates(LEAST_PEERS - 1) })).toMatchObject({ centile: null, reason: 'no-norm' })
    const first = judged('engagement', { rate: 0.05 }, { 'rate-by-views': rates(LEAST_PEERS) })
    expect(first).toMatchObject({ centile: 8.5 / 9, reason: 'peers', inputs: { n: 8, priorN: 1, team: 1 } })
    expect(first?.inputs.teamMedian).toBeCloseTo(0.013, 3)
  })

  it('with a norm weighs thirty of its own as much as the norm, and names both', () => {
    const part = judged('engagement', { rate: 0.03 }, { 'rate-by-views': rates(30, 0.031) }, NORMS)
    expect(part).toMatchObject({ reason: 'peers-and-norm', value: 0.03 })
    expect(part?.centile).toBeCloseTo((30 * 0 + 30 * 0.5) / 60, 8)
    expect(part?.inputs).toMatchObject({
      n: 30,
      priorN: 30,
      all: 60,
      team: 0,
      prior: expect.closeTo(0.5, 8),
      median: 0.03,
      source: 'invented',
      year: 2026,
    })
  })

  it('takes one peer for what it is worth', () => {
    expect(judged('engagement', { rate: 0.03 }, { 'rate-by-views': [0.01] }, NORMS)?.centile).toBeCloseTo((1 + 30 * 0.5) / 31, 8)
  })

  it('never compares a rate by views with rates by followers', () => {
    expect(judged('engagement', {}, { 'rate-by-followers': rates(50) })).toMatchObject({ centile: null, reason: 'no-norm' })
  })

  it('counts a low spread as steady and posts as far as they are fresh', () => {
    const steady = judged('consistency', { spread: 0.1 }, { 'views-spread': [0.5, 0.6, 0.7] })
    expect(steady).toMatchObject({ reason: 'peers-and-curve', inputs: { n: 3, priorN: 10, team: 1 } })
    // 44 days since the last post: one half-life after the two weeks that cost nothing.
    expect(judged('activity', { perWeek: 9, days: 44 }, { 'posts-per-week': [1, 2, 3] })?.inputs).toMatchObject({ n: 3, team: 0.5 })
  })

  it('ranks shrinking creators below those that stand still', () => {
    expect(judged('growth', { growth: 0 }, { growth: [-0.1, -0.01, 0.01, 0.2] })?.inputs).toMatchObject({ n: 4, team: 0.5 })
  })

  it('stays as it was without peers', () => {
    expect(scoreOf(figures(), { ...TERMS, norms: NORMS }, { peers: new Map() })).toEqual(scoreOf(figures(), { ...TERMS, norms: NORMS }))
  })
})

it('lies between team and prior, and never falls where the figure rises, whoever the peers are', () => {
  const anyRates = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 })
  fc.assert(
    fc.property(
      anyRates,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      (values, a, b, normed) => {
        const of = (rate: number) => judged('engagement', { rate }, { 'rate-by-views': values }, normed ? NORMS : undefined)
        const [low, high] = [of(Math.min(a, b)), of(Math.max(a, b))]
        expect(high?.reason).toBe(low?.reason)
        expect(high?.centile ?? 0).toBeGreaterThanOrEqual((low?.centile ?? 0) - 1e-12)
        if (low?.centile == null || typeof low.inputs.team !== 'number' || typeof low.inputs.prior !== 'number') return
        expect(low.centile).toBeGreaterThanOrEqual(Math.min(low.inputs.team, low.inputs.prior) - 1e-12)
        expect(low.centile).toBeLessThanOrEqual(Math.max(low.inputs.team, low.inputs.prior) + 1e-12)
      },
    ),
  )
})
