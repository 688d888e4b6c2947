import { expect, it } from 'vitest'
import type { Post } from '../../../shared/schema/observation.ts'
import { daysBefore, metricOf, observation, post } from './observed.ts'

const cadence = (posts: Post[]) => metricOf('postsPerWeek', observation(posts))
const weekly = (n: number, first = 0) => Array.from({ length: n }, (_, i) => post(first + 7 * i))

it('is one for a post a week, however many of them the page lists', () => {
  for (const n of [3, 5, 12, 30, 40]) expect(cadence(weekly(n)).value).toBeCloseTo(1, 10)
})

it('counts young posts too', () => {
  // ages 0, 1, 2, 14 days: 3 gaps in 2 weeks
  expect(cadence([post(0), post(1), post(2), post(14)])).toMatchObject({
    value: 1.5,
    unit: 'per-week',
    receipt: { n: 4, inputs: { posts: 4, weeks: 2 } },
  })
})

it('is not stretched by an old pinned post, and counts a recent one', () => {
  const old = cadence([...weekly(5), post(900, { pinned: true })])
  expect(old.value).toBeCloseTo(1, 10)
  expect(old.receipt.leftOut).toEqual([{ postId: 'aged-900', reason: 'pinned' }])
  // ages 0, 3, 7, 14: 3 gaps in 2 weeks
  expect(cadence([...weekly(3), post(3, { pinned: true })]).value).toBeCloseTo(1.5, 10)
})

it('takes the middle of a relative date', () => {
  const around = (days: number) => post(0, { id: `r${days}`, publishedAt: null, publishedWithin: [daysBefore(days + 3), daysBefore(days - 3)] })
  expect(cadence([around(10), around(17), around(24)])).toMatchObject({ value: 1, receipt: { precision: 'rounded' } })
})

it.each([
  ['two posts are too few', weekly(2), 'too-few-posts'],
  ['posts without dates have none', ['a', 'b', 'c'].map((id) => post(0, { id, publishedAt: null })), 'no-dates'],
  ['dates that do not differ say nothing', ['a', 'b', 'c'].map((id) => post(30, { id })), 'no-dates'],
  ['scheduled posts are not posted', [post(-1), post(-2), post(-3)], 'too-few-posts'],
  ['reposts are not posts', weekly(5).map((one) => ({ ...one, format: 'repost' as const })), 'too-few-posts'],
  ['only pinned posts tell no rhythm', weekly(5).map((one) => ({ ...one, pinned: true })), 'too-few-posts'],
] as const)('%s', (_, posts, absence) => {
  expect(cadence([...posts])).toMatchObject({ value: null, absence })
})

it('looks at the newest 30 posts', () => {
  const metric = cadence([...weekly(30), ...Array.from({ length: 20 }, (_, i) => post(1_000 + i))])
  expect(metric.value).toBeCloseTo(1, 10)
  expect(metric.receipt.leftOut).toHaveLength(20)
  expect(new Set(metric.receipt.leftOut.map(({ reason }) => reason))).toEqual(new Set(['beyond-window']))
})
