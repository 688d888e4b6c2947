import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf } from '../../../shared/metrics/normal.ts'
import { activityCentile, consistencyCentile, growthCentile } from '../../../shared/scoring/curves.ts'

describe('the normal distribution', () => {
  // Abramowitz & Stegun, table 26.1
  it.each([
    [0, 0.5],
    [0.5, 0.6914624613],
    [1, 0.8413447461],
    [1.645, 0.9500150945],
    [2, 0.9772498681],
    [3, 0.998650102],
  ])('below %d lies %d', (z, share) => {
    expect(Math.abs(normalCdf(z) - share)).toBeLessThan(7.5e-8)
    expect(Math.abs(normalCdf(-z) - (1 - share))).toBeLessThan(7.5e-8)
  })

  it('ends at 0 and 1', () => {
    expect([normalCdf(-60), normalCdf(60)]).toEqual([0, 1])
  })
})

const z = fc.double({ min: -40, max: 40, noNaN: true })
const positive = fc.double({ min: 0, max: 1_000, noNaN: true })
const SLACK = 1e-7

it.each([
  ['the normal distribution rises', z, normalCdf, 1],
  ['consistency falls with the spread of views', positive, consistencyCentile, -1],
  ['growth rises with growth', fc.double({ min: -1, max: 50, noNaN: true }), growthCentile, 1],
  ['activity rises with posts per week', positive, (perWeek: number) => activityCentile(perWeek, 20), 1],
  ['activity falls with the days since the last post', positive, (days: number) => activityCentile(2, days), -1],
] as const)('%s and stays within 0…1', (_, arbitrary, curve, direction) => {
  fc.assert(
    fc.property(arbitrary, arbitrary, (a, b) => {
      const [low, high] = [curve(Math.min(a, b)), curve(Math.max(a, b))]
      expect(direction * (high - low)).toBeGreaterThanOrEqual(-SLACK)
      for (const centile of [low, high]) {
        expect(centile).toBeGreaterThanOrEqual(0)
        expect(centile).toBeLessThanOrEqual(1)
      }
    }),
  )
})

it('the middle of each curve stands where its note says', () => {
  expect(consistencyCentile(0.8)).toBeCloseTo(0.5, 6)
  expect(consistencyCentile(0)).toBe(1)
  expect(growthCentile(0.008)).toBeCloseTo(0.5, 6)
  // one post a week, two weeks ago: half; 30 days later half of that
  expect(activityCentile(1, 14)).toBe(0.5)
  expect(activityCentile(1, 44)).toBe(0.25)
  expect(activityCentile(0, 0)).toBe(0)
})
