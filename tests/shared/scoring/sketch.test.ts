import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCURACY, binOf, centileIn, countOf, LEAST, medianOf, merged, middleOf, quantileOf, sketchOf } from '../../../shared/scoring/sketch.ts'

/** Views, rates, growth and spreads: from far below to far above any of them, either sign, zero often. */
const anyValue = fc
  .tuple(fc.constantFrom(-1, 0, 1, 1), fc.double({ min: Math.log(1e-9), max: Math.log(1e12), noNaN: true }))
  .map(([sign, log]) => (sign === 0 ? 0 : sign * Math.exp(log)))
const anyValues = fc.array(anyValue, { maxLength: 60 })
const byBin = (sketch: ReadonlyMap<number, number>) => [...sketch].sort(([a], [b]) => a - b)

describe('a quantile sketch', () => {
  it('stands for any value with an error of at most two in a hundred, and for next to nothing with zero', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const error = Math.abs(middleOf(binOf(value)) - value)
        if (Math.abs(value) < LEAST) expect(error).toBeLessThan(LEAST)
        else expect(error).toBeLessThanOrEqual(ACCURACY * Math.abs(value) * (1 + 1e-9))
      }),
    )
  })

  it('keeps the order of values, across zero too', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        if (a < b) expect(binOf(a)).toBeLessThanOrEqual(binOf(b))
        expect(binOf(-a) === -binOf(a)).toBe(true)
      }),
    )
    expect([-0.5, -1e-3, -1e-9, 0, 1e-9, 1e-3, 0.5].map((value) => Math.sign(binOf(value)))).toEqual([-1, -1, 0, 0, 0, 1, 1])
  })

  it('of two sets together is the merge of their sketches', () => {
    fc.assert(
      fc.property(anyValues, anyValues, (a, b) => {
        expect(byBin(merged([sketchOf(a), sketchOf(b)]))).toEqual(byBin(sketchOf([...a, ...b])))
        expect(countOf(merged([sketchOf(a), sketchOf(b)]))).toBe(a.length + b.length)
      }),
    )
  })

  it('gives the median, of an even number the mean of both middles', () => {
    expect(medianOf(sketchOf([]))).toBeNull()
    expect(medianOf(sketchOf([9, 1, 2]))).toBeCloseTo(2, 1)
    expect((medianOf(sketchOf([1, 2, 4, 100])) ?? 0) / 3).toBeCloseTo(1, 1)
  })

  it('gives each quantile as the value of that rank, within its accuracy', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { minLength: 1, maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const exact = values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? Number.NaN
        const said = quantileOf(sketchOf(values), q) ?? Number.NaN
        expect(Math.abs(said - exact)).toBeLessThanOrEqual(Math.max(LEAST, ACCURACY * Math.abs(exact) * (1 + 1e-9)))
      }),
    )
    expect(quantileOf(sketchOf([]), 0.5)).toBeNull()
  })

  it('ranks a value by those that are clearly lower, and half of its likes', () => {
    expect(centileIn(sketchOf([1, 2, 3, 4]), 2.5)).toBe(0.5)
    expect(centileIn(sketchOf([1, 2, 2, 4]), 2)).toBe(0.5)
    expect(centileIn(sketchOf([-0.2, 0, 0.1]), 0.3)).toBe(1)
    expect(centileIn(sketchOf([]), 1)).toBeNaN()
    fc.assert(
      fc.property(fc.array(anyValue, { minLength: 1, maxLength: 60 }), anyValue, (values, value) => {
        const centile = centileIn(sketchOf(values), value)
        const near = ACCURACY * 2.1 * Math.abs(value) + LEAST
        expect(centile).toBeGreaterThanOrEqual(values.filter((one) => one < value - near).length / values.length - 1e-9)
        expect(centile).toBeLessThanOrEqual(1 - values.filter((one) => one > value + near).length / values.length + 1e-9)
      }),
    )
  })
})
