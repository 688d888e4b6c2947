import { expect, it } from 'vitest'
import { tierOf } from '../../../shared/metrics/tier.ts'

it.each([
  [0, 'nobody', 'none'],
  [999, 'nobody', 'none'],
  [1_000, 'koc', 'nano'],
  [9_999, 'koc', 'nano'],
  [10_000, 'tail', 'micro'],
  [99_999, 'tail', 'micro'],
  [100_000, 'waist', 'mid'],
  [499_999, 'waist', 'mid'],
  [500_000, 'waist', 'macro'],
  [999_999, 'waist', 'macro'],
  [1_000_000, 'head', 'mega'],
  [9_999_999, 'head', 'mega'],
  [10_000_000, 'top', 'mega'],
] as const)('%d followers are %s and %s', (followers, zh, global) => {
  expect(tierOf(followers)).toEqual({ zh, global })
})
