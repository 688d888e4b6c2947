import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { typicalOf } from '../../../shared/metrics/next-posts.ts'
import { sumOfRanges } from '../../../shared/metrics/sum-of-ranges.ts'

const anyTypical = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 3, maxLength: 20 }).map((counts) => typicalOf(counts))

it('of one figure is its own range, as far as a logarithm of 1 + count is symmetric', () => {
  const { value, low, high } = typicalOf([40_000, 50_000, 60_000, 50_000])
  const sum = sumOfRanges([{ value, low, high }])
  expect((sum.low ?? 0) / low).toBeCloseTo(1, 3)
  expect((sum.high ?? 0) / high).toBeCloseTo(1, 3)
})

it('of equal independent figures narrows as the root of their number', () => {
  const one = { value: 1_000, low: 500, high: 2_000 }
  const widthOf = (n: number) => {
    const { low = 0, high = 0 } = sumOfRanges(Array.from({ length: n }, () => one))
    return Math.log(high / low)
  }
  expect(widthOf(4)).toBeCloseTo(widthOf(1) / 2, 12)
  expect(widthOf(25)).toBeCloseTo(widthOf(1) / 5, 12)
})

it('holds the sum, and is never wider than the widest of them', () => {
  fc.assert(
    fc.property(fc.array(anyTypical, { minLength: 1, maxLength: 30 }), (figures) => {
      const { value, low, high } = sumOfRanges(figures)
      expect(value).toBeCloseTo(
        figures.reduce((sum, one) => sum + one.value, 0),
        6,
      )
      if (low === undefined || high === undefined) return expect(value).toBe(0)
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      const widest = Math.max(...figures.map((one) => Math.log1p(one.high) - Math.log1p(one.low)))
      expect(Math.log(high / low)).toBeLessThanOrEqual(widest + 1e-9)
    }),
  )
})

it('has no range where one figure has none, or there is nothing to add', () => {
  expect(sumOfRanges([{ value: 5, low: 1, high: 9 }, { value: 5 }])).toEqual({ value: 10 })
  expect(sumOfRanges([])).toEqual({ value: 0 })
})
