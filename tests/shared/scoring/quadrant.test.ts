import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Metric, MetricKey } from '../../../shared/schema/metric.ts'
import { type Part, SCORE_PARTS, type Score, type ScorePart, type Weights } from '../../../shared/schema/score.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import { performanceOf, standingOf } from '../../../shared/scoring/quadrant.ts'
import { scoreOf } from '../../../shared/scoring/score.ts'
import { type WeightEffect, weightEffect } from '../../../shared/scoring/weight-effect.ts'

const part = (name: ScorePart, centile: number | null, weight = 1): Part => ({
  part: name,
  value: 1,
  centile,
  weight,
  reason: 'peer-norm',
  inputs: {},
})
const performing = (centile: number) => ({ gate: 1, parts: [part('reach', centile), part('fit', 0.01, 50)] })

describe('the quadrant', () => {
  it.each([
    ['priority', 0.6, 0.7],
    ['nurture', 0.4, 0.7],
    ['watch', 0.6, 0.3],
    ['drop', 0.4, 0.3],
    ['priority', 0.5, 0.5],
  ] as const)('is %s at performance %d and fit %d', (quadrant, centile, fit) => {
    expect(standingOf(performing(centile), fit)).toMatchObject({ quadrant, fit: 100 * fit })
  })

  it('moves with the thresholds of the brief', () => {
    expect(standingOf(performing(0.6), 0.7, { performance: 70, fit: 50 }).quadrant).toBe('nurture')
    expect(standingOf(performing(0.6), 0.7, { performance: 50, fit: 80 }).quadrant).toBe('watch')
  })

  it('is unknown where either side is', () => {
    expect(standingOf(performing(0.6), null)).toEqual({ performance: 60, fit: null, quadrant: null })
    expect(standingOf({ gate: 1, parts: [part('reach', null), part('fit', 0.9)] }, 0.9).quadrant).toBeNull()
  })

  it('takes the gate into performance and leaves fit out of it', () => {
    expect(performanceOf({ gate: 0.5, parts: [part('reach', 0.8), part('growth', null), part('fit', 0)] })).toBeCloseTo(40, 12)
  })
})

const metric = (key: MetricKey, value: number, inputs: Metric['receipt']['inputs'] = {}): Metric => ({
  key,
  value,
  unit: 'count',
  receipt: { formula: 'median', inputs, n: 12, window: null, leftOut: [], precision: 'exact', sources: [] },
})
const norms = {
  reach: { intercept: 1, slope: 0.5, spread: 1, source: 'invented', year: 2026 },
  engagementRate: { median: 0.03, spread: 0.7, source: 'invented', year: 2026 },
}
const measured = fc
  .record({
    ...{ typicalViews: fc.integer({ min: 1, max: 5_000 }), engagementRate: fc.double({ min: 0.001, max: 0.5, noNaN: true }) },
    ...{ spread: fc.double({ min: 0.05, max: 3, noNaN: true }), postsPerWeek: fc.double({ min: 0.01, max: 20, noNaN: true }) },
    ...{ lastPost: fc.integer({ min: 0, max: 200 }), growth30d: fc.double({ min: -0.2, max: 0.3, noNaN: true }) },
  })
  .map(({ spread, ...figures }) => [
    ...Object.entries(figures).map(([key, value]) => metric(key as MetricKey, value)),
    metric('consistency', 0.9, { spread }),
    metric('followers', 10_000),
  ])
const anyFit = fc.option(fc.record({ value: fc.double({ min: 0, max: 1, noNaN: true }), coverage: fc.constant(1) }))
const weightsOf = Object.fromEntries(SCORE_PARTS.map((name) => [name, fc.integer({ min: 1, max: 100 })])) as Record<ScorePart, fc.Arbitrary<number>>
const anyWeights: fc.Arbitrary<Weights> = fc.record(weightsOf)

const TERMS = { engagement: ['likes'], engagementPer: 'views', norms } satisfies Terms
const DIRECTIONS: Record<WeightEffect, number> = { raises: 1, lowers: -1, keeps: 0, absent: 0 }
/** The score before it is rounded. */
const meanOf = ({ parts }: Score): number => {
  const known = parts.flatMap(({ centile, weight }) => (centile === null ? [] : [{ centile, weight }]))
  return known.reduce((sum, { centile, weight }) => sum + weight * centile, 0) / known.reduce((sum, { weight }) => sum + weight, 0)
}

describe('a change of one weight', () => {
  it('moves the score the way its sentence says', () => {
    const more = fc.integer({ min: 1, max: 200 })
    fc.assert(
      fc.property(measured, anyFit, anyWeights, fc.constantFrom(...SCORE_PARTS), more, (metrics, fit, weights, name, by) => {
        const score = (changed: Weights) => scoreOf(metrics, TERMS, { weights: changed, fit })
        const [before, after] = [score(weights), score({ ...weights, [name]: weights[name] + by })]
        const moved = meanOf(after) - meanOf(before)
        const said = weightEffect(before, name)
        const direction = DIRECTIONS[said]
        expect(Math.abs(moved) > 1e-9 ? Math.sign(moved) : direction).toBe(direction)
        expect(direction * ((after.value ?? Number.NaN) - (before.value ?? Number.NaN))).toBeGreaterThanOrEqual(0)
        expect(after.coverage < before.coverage).toBe(said === 'absent')
      }),
      { numRuns: 500 },
    )
  })

  it('is said of a part above, below and at the others, and of a missing one', () => {
    const score = { value: 50, parts: [part('reach', 0.9), part('growth', 0.1), part('activity', 0.5), part('fit', null)] }
    expect((['reach', 'growth', 'activity', 'fit'] as const).map((name) => weightEffect(score, name))).toEqual([
      'raises',
      'lowers',
      'keeps',
      'absent',
    ])
  })
})

it('fit with a brief is a part of the score; what cannot be judged of it lowers the coverage', () => {
  const score = (fit: { value: number | null; coverage: number } | null) =>
    scoreOf([metric('growth30d', 0.008)], { engagement: ['likes'], engagementPer: 'views' }, { fit })
  expect(score({ value: 0.9, coverage: 1 })).toMatchObject({ value: 70, coverage: 0.2 })
  expect(score({ value: null, coverage: 0 })).toMatchObject({ value: 50, coverage: 0.1 })
  expect(score(null).parts.find((one) => one.part === 'fit')?.reason).toBe('no-brief')
})
