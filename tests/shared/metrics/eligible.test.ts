import { describe, expect, it } from 'vitest'
import { datedPosts, eligiblePosts } from '../../../shared/metrics/eligible.ts'
import type { Observation, Post } from '../../../shared/schema/observation.ts'
import { counted, daysBefore, exact, floor, observation, PER_FOLLOWERS, post } from './observed.ts'

const sampleOf = (observed: Observation) => eligiblePosts(observed, datedPosts(observed))
const ids = (posts: Post[], facts = {}) => sampleOf(observation(posts, facts)).posts.map((one) => one.post.id)
const reasons = (posts: Post[], facts = {}) => sampleOf(observation(posts, facts)).leftOut.map(({ reason }) => reason)

describe('posts that figures rest on', () => {
  it.each([
    ['7 days old to the millisecond', post(7)],
    ['dated by its id', post(30, { publishedFrom: 'id' })],
    ['of an interval wholly older than 7 days', post(0, { publishedAt: null, publishedWithin: [daysBefore(28), daysBefore(21)] })],
    ['with an interval given backwards', post(0, { publishedAt: null, publishedWithin: [daysBefore(21), daysBefore(28)] })],
    ['sponsored', post(9, { sponsored: true })],
    ['as liked as viewed', counted(9, 100, 100, 0)],
    ['with more likes than a mere lower bound of views', post(9, { views: floor(100), likes: exact(500) })],
  ])('include one %s', (_, one) => {
    expect(ids([one])).toEqual([one.id])
  })

  it.each([
    ['pinned', 'pinned', post(20, { pinned: true })],
    ['a moment short of 7 days', 'too-young', post(6.999)],
    [
      'of an interval that reaches into the last 7 days',
      'too-young',
      post(0, { publishedAt: null, publishedWithin: [daysBefore(13), daysBefore(6)] }),
    ],
    ['of tomorrow', 'future', post(-1)],
    ['without any date', 'undated', post(0, { publishedAt: null })],
    ['with a date that is none', 'undated', post(0, { publishedAt: 'yesterday' })],
    ['that repeats another', 'repost', post(20, { format: 'repost' })],
    ['with more likes than views', 'implausible', counted(20, 100, 101, 0)],
    ['with a negative count', 'implausible', counted(20, 100, 10, -1)],
    ['with a fractional count', 'implausible', counted(20, 100.5, 10, 1)],
    ['with a count that is no number', 'implausible', counted(20, Number.NaN, 10, 1)],
  ] as const)('leave out one %s', (_, reason, one) => {
    expect(ids([one])).toEqual([])
    expect(reasons([one])).toEqual([reason])
  })

  it('let likes exceed views where the rate is not by views', () => {
    expect(ids([counted(20, 100, 101, 0)], { terms: PER_FOLLOWERS })).toEqual(['aged-20'])
  })

  it('count a post once, in its fuller reading, whichever came first', () => {
    const bare = post(20, { views: exact(5) })
    const full = counted(20, 5, 1, 0)
    for (const posts of [
      [bare, full],
      [full, bare],
    ]) {
      const sample = sampleOf(observation(posts))
      expect(sample.posts.map((one) => one.post)).toEqual([full])
      expect(sample.leftOut).toEqual([{ postId: 'aged-20', reason: 'duplicate' }])
    }
  })

  it('are newest first', () => {
    expect(ids([post(20), post(8), post(300)])).toEqual(['aged-8', 'aged-20', 'aged-300'])
  })
})
