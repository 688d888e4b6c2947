import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datedPosts } from '../../../shared/metrics/eligible.ts'
import type { EarlierFollowers } from '../../../shared/metrics/growth.ts'
import { indexOf } from '../../../shared/metrics/indexes.ts'
import type { Post } from '../../../shared/schema/observation.ts'
import { INDEXES, type Index } from '../../../shared/schema/terms.ts'
import { anyHistory, anyObservation } from './any-observation.ts'
import { expectSound } from './figures.ts'
import { daysBefore, exact, floor, observation, post } from './observed.ts'

const ask = (index: Index, posts: Post[], history: readonly EarlierFollowers[] = []) => {
  const observed = observation(posts)
  return indexOf(index, observed, datedPosts(observed), history)
}
const liked = (age: number, shares: number, comments: number, likes: number, more: Partial<Post> = {}) =>
  post(age, { shares: exact(shares), comments: exact(comments), likes: exact(likes), ...more })
/** Before the period: says that the list reaches back beyond it. */
const OLDER = liked(40, 9_999, 9_999, 9_999)

describe('an index of the trade', () => {
  it('is made of the 30 days before the observation alone', () => {
    // posts 2, reposts 10 + 20, comments 5 + 5, likes 100 + 200:
    // (.2 ln 3 + .8 (.4 ln 31 + .4 ln 11 + .2 ln 301)) × 160 = 479.05
    const figure = ask('bci', [liked(3, 10, 5, 100), liked(20, 20, 5, 200), OLDER])
    expect(figure.value).toBeCloseTo((0.2 * Math.log(3) + 0.8 * (0.4 * Math.log(31) + 0.4 * Math.log(11) + 0.2 * Math.log(301))) * 160, 9)
    expect(figure.receipt).toMatchObject({ formula: 'index-bci', n: 2, inputs: { periodDays: 30, shares: 30, comments: 10, likes: 300 } })
    expect(figure.receipt.leftOut).toEqual([{ postId: 'aged-40', reason: 'beyond-window' }])
    expect(ask('vci', [liked(3, 10, 5, 100), liked(20, 20, 5, 200), OLDER]).value).toBe(figure.value)
  })

  it('counts new fans from an earlier observation, and none for a loss', () => {
    const posts = [post(3, { views: exact(3_000), comments: exact(60) }), OLDER]
    const earlier = (followers: number) => [{ observedAt: daysBefore(30), followers }]
    // 10,000 fans of whom 1,000 are new; 100 plays and 2 comments a day
    const of = (fresh: number) =>
      100 * (0.15 * Math.log(2) + 0.25 * Math.log(101) + 0.3 * Math.log(3) + 0.18 * Math.log(10_001) + 0.12 * Math.log(fresh + 1))
    expect(ask('bvci', posts, earlier(9_000)).value).toBeCloseTo(of(1_000), 6)
    expect(ask('bvci', posts, earlier(11_000)).value).toBeCloseTo(of(0), 6)
    expect(ask('bvci', posts)).toMatchObject({ value: null, absence: 'one-observation' })
  })

  it('asks which articles led their push', () => {
    const read = (age: number, headline?: boolean) =>
      liked(age, 3, 0, 10, { views: exact(1_000), recommends: exact(4), ...(headline === undefined ? {} : { headline }) })
    expect(ask('wci', [read(2, true), read(2.5, false), OLDER]).value).toBeGreaterThan(0)
    expect(ask('nri', [read(2, true), read(2.5, false), OLDER]).value).toBeGreaterThan(0)
    expect(ask('wci', [read(2, true), read(2.5), OLDER])).toMatchObject({ value: null, absence: 'not-on-page' })
  })

  it.each([
    ['the posts do not reach back 30 days', [liked(3, 1, 1, 1), liked(20, 1, 1, 1)], 'window-not-covered'],
    ['only a pinned post is older', [liked(3, 1, 1, 1), liked(300, 1, 1, 1, { pinned: true })], 'window-not-covered'],
    ['nothing was posted in them', [OLDER], 'too-few-posts'],
    ['one count is a lower bound', [liked(3, 1, 1, 1), liked(4, 1, 1, 1, { likes: floor(100_000) }), OLDER], 'floor'],
    ['one count is not stated', [liked(3, 1, 1, 1), post(4, { likes: exact(1), comments: exact(1) }), OLDER], 'not-on-page'],
  ] as const)('is absent where %s', (_, posts, absence) => {
    expect(ask('bci', [...posts])).toMatchObject({ value: null, absence })
  })

  it.each(INDEXES)('%s is a finite number or a reason, whatever was observed', (index) => {
    fc.assert(
      fc.property(anyObservation, anyHistory, (observed, history) => expectSound(indexOf(index, observed, datedPosts(observed), history))),
      { numRuns: 150 },
    )
  })
})
