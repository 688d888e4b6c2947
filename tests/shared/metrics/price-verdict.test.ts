import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figure } from '../../../shared/metrics/figure.ts'
import { priceVerdict, priceWord } from '../../../shared/metrics/price-verdict.ts'
import { receiptOf } from '../../../shared/metrics/receipt.ts'
import { expectSound } from './figures.ts'

const receipt = receiptOf({ formula: 'cost-per-view', inputs: { price: 1_000, currency: 'CNY' } })
const cpv = (value: number) => figure({ value, low: value / 2, high: value * 2 }, receipt)

describe('the verdict on a price', () => {
  it.each([
    [0.0239, 'good'],
    [0.024, 'fair'],
    [0.03, 'fair'],
    [0.0375, 'fair'],
    [0.0376, 'poor'],
  ] as const)('of %s a view against a median of .03 is %s', (cost, word) => {
    const verdict = priceVerdict(cpv(cost), { perView: 0.03, n: 5 })
    expect(verdict.value).toBeCloseTo(cost / 0.03, 12)
    expect(priceWord(Number(verdict.value?.toFixed(9)))).toBe(word)
    expect(verdict.receipt).toMatchObject({ formula: 'cost-against-own-quotes', inputs: { quotes: 5, perView: 0.03, price: 1_000 } })
  })

  it('carries the range of the next posts', () => {
    expect(priceVerdict(cpv(0.03), { perView: 0.03, n: 9 })).toMatchObject({ low: expect.closeTo(0.5, 9), high: expect.closeTo(2, 9) })
  })

  it('is none below five quotes, and says how many there are', () => {
    const verdict = priceVerdict(cpv(0.03), { perView: 0.03, n: 4 })
    expect(verdict).toMatchObject({ value: null, absence: 'too-few-quotes', receipt: { inputs: { quotes: 4, quotesNeeded: 5, perView: null } } })
  })

  it('is sound whatever it is asked', () => {
    const amount = fc.double({ min: 1e-9, max: 1e9, noNaN: true })
    fc.assert(fc.property(amount, fc.option(amount), fc.nat({ max: 9 }), (cost, perView, n) => expectSound(priceVerdict(cpv(cost), { perView, n }))))
    expectSound(priceVerdict(figure({ absence: 'no-views' }, receipt), { perView: 1, n: 9 }))
  })
})
