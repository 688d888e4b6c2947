import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { datedPosts } from '../../../shared/metrics/eligible.ts'
import { postingHours } from '../../../shared/metrics/posting-hours.ts'
import type { Post } from '../../../shared/schema/observation.ts'
import { anyObservation } from './any-observation.ts'
import { daysBefore, observation, post } from './observed.ts'

const at = (publishedAt: string): Post => post(0, { id: publishedAt, publishedAt })
const hours = (offset: number, ...times: string[]) => postingHours(datedPosts(observation(times.map(at))), offset)
const histogram = (counts: Record<number, number>) => Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0)

it.each([
  // 11:30, 11:59 and 20:00 UTC
  ['UTC', 0, { 11: 2, 20: 1 }, 11],
  // + 8 h: 19:30, 19:59 and 04:00 of the next day
  ['UTC+8', 480, { 19: 2, 4: 1 }, 19],
  // + 5 h 30: 17:00, 17:29 and 01:30
  ['UTC+5:30', 330, { 17: 2, 1: 1 }, 17],
  // − 12 h: 23:30, 23:59 of the day before and 08:00
  ['UTC−12', -720, { 23: 2, 8: 1 }, 23],
] as const)('are counted by the local hour at %s', (_, offset, counts, peak) => {
  const figure = hours(offset, '2026-06-01T11:30:00.000Z', '2026-06-02T11:59:59.000Z', '2026-06-03T20:00:00.000Z')
  expect(figure).toMatchObject({ value: { byHour: histogram(counts), peak }, receipt: { n: 3, inputs: { offsetMinutes: offset } } })
})

it('of equals name the earliest hour', () => {
  expect(hours(0, '2026-06-01T20:00:00.000Z', '2026-06-01T03:00:00.000Z', '2026-06-02T09:00:00.000Z').value?.peak).toBe(3)
})

it('leave out posts whose hour is not known', () => {
  const relative: Post = { ...post(0, { id: 'r', publishedAt: null }), publishedWithin: [daysBefore(21), daysBefore(14)] }
  const known = [8, 9, 10].map((age) => post(age))
  const figure = postingHours(datedPosts(observation([...known, relative])), 0)
  expect(figure).toMatchObject({ value: { peak: 0 }, receipt: { n: 3, leftOut: [{ postId: 'r', reason: 'undated' }] } })
})

it.each([Number.NaN, 900, -721, 30.5])('are absent at the impossible offset %s', (offset) => {
  const figure = hours(offset, '2026-06-01T20:00:00.000Z', '2026-06-01T03:00:00.000Z', '2026-06-02T09:00:00.000Z')
  expect(figure).toMatchObject({ value: null, absence: 'bad-offset', receipt: { inputs: { offsetMinutes: null } } })
})

it('sum to n, and an hour of offset turns the day by one', () => {
  fc.assert(
    fc.property(anyObservation, fc.integer({ min: -12, max: 13 }), (observed, hour) => {
      const here = postingHours(datedPosts(observed), hour * 60)
      const east = postingHours(datedPosts(observed), (hour + 1) * 60)
      fc.pre(here.value !== null)
      const byHour = here.value?.byHour ?? []
      expect(byHour.reduce((total, count) => total + count, 0)).toBe(here.receipt.n)
      expect(east.value?.byHour).toEqual([...byHour.slice(-1), ...byHour.slice(0, -1)])
    }),
  )
})
