import { expect, it } from 'vitest'
import { typicalByFormat } from '../../../shared/metrics/typical.ts'
import { sampleOf } from './figures.ts'
import { counted, observation } from './observed.ts'

it('typical views and engagement stand by format, never mixed, the most frequent first', () => {
  const videos = [10, 11, 12, 13].map((age) => counted(age, 1_000 * age, 100, 10, { format: 'video' }))
  const shorts = [20, 21, 22].map((age) => counted(age, 50 * age, 5, 1, { format: 'short' }))
  const observed = observation([...shorts, ...videos, counted(30, 9, 1, 1, { format: 'live' }), counted(31, 9, 1, 1)])
  const found = typicalByFormat(observed, sampleOf(observed))
  expect(found.map(({ format }) => format)).toEqual(['video', 'short', 'live'])
  expect(found.map(({ typicalViews }) => typicalViews.value)).toEqual([11_500, 1_050, null])
  expect(found.map(({ typicalEngagement }) => typicalEngagement.value)).toEqual([110, 6, null])
  expect(found[2]?.typicalViews.absence).toBe('too-few-posts')
  for (const { typicalViews } of found) expect(typicalViews.receipt.n + typicalViews.receipt.leftOut.length).toBe(observed.posts.length)
})
