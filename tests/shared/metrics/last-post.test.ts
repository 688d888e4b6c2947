import { expect, it } from 'vitest'
import { daysBefore, metricOf, observation, post } from './observed.ts'

const lastPost = (...posts: ReturnType<typeof post>[]) => metricOf('lastPost', observation(posts))

it('is the age of the newest post, pinned or not', () => {
  expect(lastPost(post(12), post(3.5, { pinned: true }), post(40))).toMatchObject({ value: 3.5, unit: 'days', receipt: { n: 1, precision: 'exact' } })
})

it('passes over what is not published yet and what is not the creator’s own', () => {
  const metric = lastPost(post(-2), post(1, { format: 'repost' }), post(5), post(6), post(7))
  expect(metric.value).toBe(5)
  expect(metric.receipt.leftOut).toEqual([
    { postId: 'aged--2', reason: 'future' },
    { postId: 'aged-1', reason: 'repost' },
  ])
})

it('gives both ends of a relative date', () => {
  const metric = lastPost(post(0, { publishedAt: null, publishedWithin: [daysBefore(28), daysBefore(21)] }), post(40), post(50))
  expect(metric).toMatchObject({ value: 24.5, receipt: { precision: 'rounded', inputs: { atLeast: 21, atMost: 28 } } })
})

it('is not told from one post or two: whoever opens the page of an old post sees that one alone', () => {
  expect(lastPost(post(200))).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 1 } })
  expect(lastPost(post(200), post(210))).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 2 } })
  expect(lastPost(post(200), post(210), post(220)).value).toBe(200)
})

it('is absent without posts and without dates', () => {
  expect(lastPost()).toMatchObject({ value: null, absence: 'too-few-posts' })
  expect(lastPost(post(0, { publishedAt: null }))).toMatchObject({ value: null, absence: 'no-dates' })
})
