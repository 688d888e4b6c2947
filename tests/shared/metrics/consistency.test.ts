import { expect, it } from 'vitest'
import { exact, metricOf, observation, post } from './observed.ts'

const consistency = (...views: number[]) => metricOf('consistency', observation(views.map((one, i) => post(10 + i, { views: exact(one) }))))

it('is 1 for the same views every time', () => {
  expect(consistency(500, 500, 500, 500)).toMatchObject({ value: 1, receipt: { inputs: { spread: 0 } } })
})

it('is 1 − 1.4826 MAD ÷ median of ln(1 + views)', () => {
  // ln 55 = 4.00733, ln 148 = 4.99721, ln 1097 = 7.00033: median 4.99721, deviations 0.98988, 0, 2.00312, their median 0.98988
  // 1 − 1.4826 × 0.98988 / 4.99721 = 1 − 1.46760 / 4.99721
  expect(consistency(54, 147, 1_096).value).toBeCloseTo(0.70632, 4)
  expect(consistency(54, 147, 1_096).receipt.inputs.spread).toBeCloseTo(1.4676, 4)
})

it('falls as views vary more', () => {
  const [steady, middling, wild] = [consistency(900, 1_000, 1_100), consistency(500, 1_000, 2_000), consistency(100, 1_000, 10_000)]
  expect(steady.value).toBeGreaterThan(middling.value ?? Number.NaN)
  expect(middling.value).toBeGreaterThan(wild.value ?? Number.NaN)
})

it('does not go below 0', () => {
  expect(consistency(0, 0, 1, 5_000_000, 9_000_000).value).toBe(0)
})

it('is absent for too few posts and for posts nobody viewed', () => {
  expect(consistency(500, 500)).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 2 } })
  expect(consistency(0, 0, 0)).toMatchObject({ value: null, absence: 'no-views' })
})
