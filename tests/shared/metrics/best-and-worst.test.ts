import { expect, it } from 'vitest'
import { bestAndWorst } from '../../../shared/metrics/best-and-worst.ts'
import type { Post } from '../../../shared/schema/observation.ts'
import { sampleOf } from './figures.ts'
import { counted, daysBefore, exact, observation, PER_FOLLOWERS, PER_VIEWS, post } from './observed.ts'

const extremes = (posts: Post[], terms = PER_VIEWS) => bestAndWorst(terms, sampleOf(observation(posts, { terms })))
const viewed = (age: number, views: number, facts: Partial<Post> = {}) => post(age, { views: exact(views), ...facts })

it('are the most and the fewest views, in multiples of the median', () => {
  // median of 50, 100, 400: 100 → best 400 ÷ 100 = 4, worst 50 ÷ 100 = .5
  expect(extremes([viewed(8, 100), viewed(9, 400, { text: 'Shoes #ad' }), viewed(10, 50, { text: 'Hats' })])).toMatchObject({
    value: {
      best: { postId: 'aged-9', publishedAt: daysBefore(9), value: 400, times: 4, sponsored: true },
      worst: { postId: 'aged-10', value: 50, times: 0.5, sponsored: false },
    },
    basis: 'views',
    receipt: { inputs: { median: 100 }, n: 3 },
  })
})

it('are by engagement where the platform counts by followers, and name its parts', () => {
  // likes + comments: 6, 9, 30
  expect(extremes([counted(8, 1, 5, 1), counted(9, 1, 7, 2), counted(10, 1, 10, 20)], PER_FOLLOWERS)).toMatchObject({
    value: { best: { postId: 'aged-10', value: 30 }, worst: { postId: 'aged-8', value: 6 } },
    basis: 'engagement',
  })
  const liked = [5, 6, 7].map((likes, i) => post(8 + i, { likes: exact(likes) }))
  expect(extremes(liked, PER_FOLLOWERS)).toMatchObject({ value: { best: { value: 7 } }, basis: 'likes' })
})

it('of equals are the newest', () => {
  const { value } = extremes([viewed(8, 1), viewed(9, 5), viewed(10, 5), viewed(11, 1)])
  expect([value?.best.postId, value?.worst.postId]).toEqual(['aged-9', 'aged-8'])
})

it('have no multiple of a median of 0', () => {
  expect(extremes([viewed(8, 0), viewed(9, 0), viewed(10, 7)]).value).toMatchObject({
    best: { value: 7, times: null },
    worst: { value: 0, times: null },
  })
})

it('are absent among equals and among few', () => {
  expect(extremes([viewed(8, 5), viewed(9, 5), viewed(10, 5)])).toMatchObject({ value: null, absence: 'all-alike' })
  expect(extremes([viewed(8, 5), viewed(9, 6)])).toMatchObject({ value: null, absence: 'too-few-posts' })
  expect(extremes([8, 9, 10].map((age) => post(age, { likes: exact(3) })))).toMatchObject({ value: null, absence: 'no-views' })
})

it('leave other formats, pinned and young posts out', () => {
  const videos = [10, 20, 30].map((views, i) => viewed(8 + i, views, { format: 'video' }))
  const others = [viewed(20, 9_999, { format: 'short' }), viewed(21, 9_999, { format: 'video', pinned: true }), viewed(2, 9_999, { format: 'video' })]
  expect(extremes([...videos, ...others]).value?.best.value).toBe(30)
})
