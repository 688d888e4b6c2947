import { expect, it } from 'vitest'
import { exact, floor, hidden, metricOf, observation, rounded } from './observed.ts'

it.each([
  ['exact', exact(12_345), 12_345, undefined, 'exact'],
  ['rounded', rounded(123_000), 123_000, undefined, 'rounded'],
  ['a lower bound, said to be one', floor(1_000), 1_000, undefined, 'floor'],
  ['none at all, which is a number', exact(0), 0, undefined, 'exact'],
  ['hidden', hidden, null, 'hidden', null],
  ['not stated', undefined, null, 'not-on-page', null],
] as const)('followers that are %s', (_, followers, value, absence, precision) => {
  const metric = metricOf('followers', observation([], { followers }))
  expect(metric).toMatchObject({ value, unit: 'count', receipt: { formula: 'as-stated', n: 0, window: null, precision } })
  expect(metric.absence).toBe(absence)
})

it('names the source that the followers were read from', () => {
  expect(metricOf('followers', observation([], { followers: rounded(5) })).receipt.sources).toEqual(['document:page@2026-05'])
})
