import { expect, it } from 'vitest'
import { daysBefore, exact, floor, hidden, metricOf, observation } from './observed.ts'

const growth = (history: [days: number, followers: number][], followers: ReturnType<typeof exact> | undefined = exact(12_100)) =>
  metricOf(
    'growth30d',
    observation([], { followers }),
    history.map(([days, count]) => ({ observedAt: daysBefore(days), followers: count })),
  )

it('is the gain since 30 days before', () => {
  // 12100 / 11000 − 1
  const metric = growth([[30, 11_000]])
  expect(metric.value).toBeCloseTo(0.1, 12)
  expect(metric).toMatchObject({ unit: 'ratio', receipt: { n: 2, inputs: { followers: 12_100, followersThen: 11_000, days: 30 } } })
  expect(metric.receipt.window).toEqual({ from: daysBefore(30), to: daysBefore(0) })
})

it('is brought to 30 days from any other gap', () => {
  // (12100 / 10000)^(30/60) − 1 = 1.21^½ − 1
  expect(growth([[60, 10_000]]).value).toBeCloseTo(0.1, 12)
})

it('is negative where followers left', () => {
  expect(growth([[30, 24_200]]).value).toBeCloseTo(-0.5, 12)
})

it('takes the observation nearest to 30 days before, in any order', () => {
  const rows: [number, number][] = [
    [90, 1],
    [28, 11_000],
    [8, 12_099],
  ]
  expect(growth(rows).receipt.inputs.days).toBe(28)
  expect(growth(rows.toReversed())).toEqual(growth(rows))
})

it.each([
  ['no history', []],
  ['an observation of yesterday', [[1, 12_000]]],
  ['an observation later than this one', [[-40, 13_000]]],
  ['no followers then', [[30, 0]]],
  ['a number that is none then', [[30, Number.NaN]]],
] as [string, [number, number][]][])('needs an earlier observation: %s', (_, history) => {
  expect(growth(history)).toMatchObject({ value: null, absence: 'one-observation', receipt: { n: 1 } })
})

it('is absent where followers are not stated as a number', () => {
  expect(metricOf('growth30d', observation([], { followers: undefined }))).toMatchObject({ value: null, absence: 'no-followers' })
  expect(growth([[30, 11_000]], hidden)).toMatchObject({ value: null, absence: 'hidden' })
  expect(growth([[30, 11_000]], floor(10_000))).toMatchObject({ value: null, absence: 'floor' })
})
