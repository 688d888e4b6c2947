import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measure } from '../../../shared/metrics/measure.ts'
import { ABSENCES, type Metric, type MetricKey } from '../../../shared/schema/metric.ts'
import { SCORE_PARTS, Score, type ScorePart, type Weights } from '../../../shared/schema/score.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import { PART_REASONS } from '../../../shared/scoring/parts.ts'
import { DEFAULT_WEIGHTS, scoreOf } from '../../../shared/scoring/score.ts'
import { anyHistory, anyObservation } from '../metrics/any-observation.ts'

const NORMS = {
  reach: { intercept: 1, slope: 0.5, spread: 1, source: 'invented', year: 2026 },
  engagementRate: { median: 0.03, spread: 0.7, source: 'invented', year: 2026 },
}
const TERMS: Terms = { engagement: ['likes', 'comments'], engagementPer: 'views', norms: NORMS }

const metric = (key: MetricKey, value: number | null, receipt: Partial<Metric['receipt']> = {}, more: Partial<Metric> = {}): Metric => ({
  key,
  value,
  unit: 'count',
  ...more,
  receipt: { formula: 'median', inputs: {}, n: 12, window: null, leftOut: [], precision: 'exact', sources: [], ...receipt },
})
/** Every part exactly in the middle of its peers: e^6 views at e^10 followers, 1 + 0.5 × 10 = 6. */
const MIDDLING = [
  metric('followers', Math.exp(10)),
  metric('typicalViews', Math.exp(6) - 1),
  metric('engagementRate', 0.03, {}, { basis: 'views' }),
  metric('consistency', 0.9, { inputs: { spread: 0.8 } }),
  metric('postsPerWeek', 1),
  metric('lastPost', 3),
  metric('growth30d', 0.008),
]
const but = (...changed: Metric[]): Metric[] => [...MIDDLING.filter(({ key }) => !changed.some((one) => one.key === key)), ...changed]
const partOf = (part: ScorePart, ...about: Parameters<typeof scoreOf>) => scoreOf(...about).parts.find((one) => one.part === part)

describe('the score', () => {
  it('of a creator in the middle of the peers is 50, with fit not covered', () => {
    const score = scoreOf(MIDDLING, TERMS)
    expect(score).toMatchObject({ value: 50, gate: 1 })
    expect(score.coverage).toBeCloseTo(0.9, 12)
    expect(score.parts.map(({ part }) => part)).toEqual(SCORE_PARTS)
  })

  it('is the weighted mean of the centiles', () => {
    // reach one spread above: Φ(1) = 0.841345; all others 0.5: (0.3 × 0.841345 + 0.6 × 0.5) / 0.9 = 0.613782
    expect(scoreOf(but(metric('typicalViews', Math.exp(7) - 1)), TERMS).value).toBe(61.4)
    // the same with reach weighed thrice: (0.9 × 0.841345 + 0.6 × 0.5) / 1.5 = 0.704807
    expect(scoreOf(but(metric('typicalViews', Math.exp(7) - 1)), TERMS, { weights: { ...DEFAULT_WEIGHTS, reach: 0.9 } }).value).toBe(70.5)
  })

  it('is multiplied by evidence', () => {
    expect(scoreOf(MIDDLING, TERMS, { evidence: [{ code: 'follower-jump', factor: 0.85 }] })).toMatchObject({ value: 42.5, gate: 0.85 })
  })

  it('is none without any part, and none where nothing present weighs', () => {
    expect(scoreOf([], TERMS)).toMatchObject({ value: null, coverage: 0 })
    const onlyFit: Weights = { reach: 0, engagement: 0, consistency: 0, activity: 0, growth: 0, fit: 1 }
    expect(scoreOf(MIDDLING, TERMS, { weights: onlyFit })).toMatchObject({ value: null, coverage: 0 })
    expect(scoreOf(MIDDLING, TERMS, { weights: { ...onlyFit, fit: 0 } })).toMatchObject({ value: null, coverage: 0 })
  })
})

describe('a missing part', () => {
  it.each([
    ['reach', but(metric('typicalViews', null, {}, { absence: 'too-few-posts' })), 'too-few-posts'],
    ['reach', but(metric('followers', null, {}, { absence: 'hidden' })), 'hidden'],
    ['reach', but(metric('followers', 0)), 'no-followers'],
    ['reach', but(metric('followers', 1_000, { precision: 'floor' })), 'floor'],
    ['engagement', but(metric('engagementRate', null, {}, { absence: 'not-on-page' })), 'not-on-page'],
    ['consistency', but(metric('consistency', null, {}, { absence: 'no-views' })), 'no-views'],
    ['activity', but(metric('postsPerWeek', null, {}, { absence: 'no-dates' })), 'no-dates'],
    ['growth', but(metric('growth30d', null, {}, { absence: 'one-observation' })), 'one-observation'],
    ['growth', MIDDLING.filter(({ key }) => key !== 'growth30d'), 'not-measured'],
    ['fit', MIDDLING, 'no-brief'],
  ] as const)('%s says why and lowers the coverage, not the score (%#)', (part, metrics, reason) => {
    const score = scoreOf(metrics, TERMS)
    expect(score.parts.find((one) => one.part === part)).toMatchObject({ centile: null, reason })
    expect(score.value).toBe(50)
    expect(score.coverage).toBeCloseTo(part === 'fit' ? 0.9 : 0.9 - DEFAULT_WEIGHTS[part], 12)
  })

  it('is one that the platform has no norm for: the figure stays, unjudged', () => {
    const { norms: _, ...bare } = TERMS
    expect(partOf('reach', MIDDLING, bare)).toMatchObject({ centile: null, reason: 'no-norm', value: Math.exp(6) - 1 })
    expect(partOf('engagement', MIDDLING, bare)).toMatchObject({ centile: null, reason: 'no-norm', value: 0.03 })
    expect(scoreOf(MIDDLING, bare).coverage).toBeCloseTo(0.35, 12)
  })
})

describe('a part', () => {
  it('carries what it was judged by', () => {
    const reach = partOf('reach', MIDDLING, TERMS)
    expect(reach).toMatchObject({ weight: 0.3, reason: 'peer-norm', inputs: { spread: 1, source: 'invented', year: 2026 } })
    expect(reach?.inputs.expected).toBeCloseTo(Math.exp(6), 6)
    expect(partOf('engagement', MIDDLING, TERMS)?.inputs).toEqual({ basis: 'views', ...NORMS.engagementRate })
    expect(partOf('activity', MIDDLING, TERMS)).toMatchObject({ value: 1, inputs: { daysSince: 3 } })
  })

  it('of no engagement and no views is the lowest, not missing', () => {
    expect(partOf('engagement', but(metric('engagementRate', 0)), TERMS)?.centile).toBe(0)
    expect(partOf('reach', but(metric('typicalViews', 0)), TERMS)?.centile).toBeCloseTo(0, 8)
  })
})

it('is a valid score between the lowest and the highest centile, whatever was observed', () => {
  const anyWeights = fc.record(Object.fromEntries(SCORE_PARTS.map((part) => [part, fc.nat({ max: 100 })])) as Record<ScorePart, fc.Arbitrary<number>>)
  fc.assert(
    fc.property(anyObservation, anyHistory, anyWeights, (observed, history, weights) => {
      const score = scoreOf(measure(observed, history), observed.terms, { weights })
      expect(Score.parse(score)).toEqual(score)
      for (const { reason } of score.parts) expect([...PART_REASONS, ...ABSENCES]).toContain(reason)
      expect(score.coverage).toBeLessThanOrEqual(1)
      if (score.value === null) return
      const centiles = score.parts.flatMap(({ centile, weight }) => (centile !== null && weight > 0 ? centile : []))
      expect(score.value).toBeGreaterThanOrEqual(100 * Math.min(...centiles) - 0.051)
      expect(score.value).toBeLessThanOrEqual(100 * Math.max(...centiles) + 0.051)
    }),
    { numRuns: 300 },
  )
})
