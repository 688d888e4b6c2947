import { describe, expect, it } from 'vitest'
import { postVerdicts } from '../../../shared/metrics/post-verdicts.ts'
import type { Observation, Post } from '../../../shared/schema/observation.ts'
import { counted, exact, floor, hidden, NOW, PER_FOLLOWERS, PER_VIEWS, post, rounded } from './observed.ts'

const verdicts = (posts: Post[], terms = PER_VIEWS, creators: Observation['creator'][] = []) =>
  postVerdicts({ posts, terms, observedAt: NOW, creators: new Map(creators.map((creator) => [creator.id, creator])) })
const of = (id: string, ...about: Parameters<typeof verdicts>) => verdicts(...about).find(({ postId }) => postId === id)

/** Three settled posts whose engagement is 100 at the median. */
const THREE = [counted(30, 1_000, 40, 10), counted(20, 2_000, 90, 10), counted(10, 9_000, 200, 20)]

describe('a post against its creator’s own median', () => {
  it('is its engagement ÷ the median of the posts on the page, with their number', () => {
    expect(of('aged-10', THREE)).toEqual({
      ...{ postId: 'aged-10', creatorId: 'c1', basis: 'own-median', verdict: 'above', value: 2.2 },
      ...{ of: ['likes', 'comments'], number: 220, per: 'own-median', divisor: 100, n: 3, rounded: false },
    })
  })

  it.each([
    [33, 'low'],
    [34, 'below'],
    [66, 'below'],
    [67, 'typical'],
    [149, 'typical'],
    [150, 'above'],
    [299, 'above'],
    [300, 'high'],
  ])('of %i %% is %s', (likes, verdict) => {
    // Two on either side keep the median at 100.
    const posts = [...THREE, counted(40, 1, 100, 0), counted(50, 1, likes, 0)]
    const settled = likes < 100 ? [...posts, counted(60, 1, 400, 0)] : [...posts, counted(60, 1, 1, 0)]
    expect(of('aged-50', settled)).toMatchObject({ verdict, value: likes / 100 })
  })

  it('needs three posts of that creator', () => {
    const two = [counted(30, 1_000, 40, 10), counted(20, 2_000, 90, 10)]
    const another = counted(10, 500, 5, 0, { creatorId: 'c2' })
    expect(verdicts([...two, another]).map(({ basis }) => basis)).toEqual(['rate', 'rate', 'rate'])
  })

  it('goes by views, then by likes, where the page does not state the engagement', () => {
    const views = [10, 20, 30].map((age) => post(age, { views: exact(age * 10) }))
    expect(of('aged-10', views)).toMatchObject({ of: ['views'], value: 0.5, number: 100, divisor: 200 })
    const likes = [10, 20, 30].map((age) => post(age, { likes: rounded(age * 10) }))
    expect(of('aged-30', likes)).toMatchObject({ of: ['likes'], value: 1.5, rounded: true })
  })

  it('keeps formats apart, and reposts out', () => {
    const shorts = [1, 2, 3].map((n) => counted(10 + n, 10, n, 0, { format: 'short' }))
    const videos = [1, 2, 3].map((n) => counted(20 + n, 10_000, n * 1_000, 0, { format: 'video' }))
    const found = verdicts([...shorts, ...videos, counted(40, 1, 1, 1, { format: 'repost' })])
    expect(found.map(({ divisor }) => divisor)).toEqual([2, 2, 2, 2_000, 2_000, 2_000])
  })

  it('leaves pinned and young posts out of the median, and does not call a young one poor', () => {
    const young = counted(2, 100, 10, 0)
    const pinned = counted(99, 1, 90_000, 0, { pinned: true })
    expect(of('aged-2', [...THREE, young, pinned])).toMatchObject({ verdict: 'young', value: 0.1, divisor: 100, n: 3 })
    expect(of('aged-99', [...THREE, young, pinned])).toMatchObject({ verdict: 'high', value: 900 })
    expect(of('aged-3', [...THREE, counted(3, 100, 500, 0)])).toMatchObject({ verdict: 'high', value: 5 })
  })

  it('counts posts without a date, and takes an interval by its end', () => {
    const undated = [1, 2, 3].map((n) => counted(0, 10, n, 0, { id: `u${n}`, publishedAt: null }))
    expect(of('u3', undated)).toMatchObject({ value: 1.5, n: 3 })
    const within = { publishedAt: null, publishedWithin: ['2026-06-01T00:00:00.000Z', '2026-06-29T00:00:00.000Z'] as [string, string] }
    expect(of('w', [...THREE, counted(0, 10, 1, 0, { id: 'w', ...within })])).toMatchObject({ verdict: 'young', n: 3 })
  })

  it('is nothing where the median is 0', () => {
    expect(verdicts([10, 20, 30].map((age) => post(age, { likes: exact(0) })))).toEqual([])
  })

  it('takes a lower bound and a hidden count for no number', () => {
    const posts = [...THREE, counted(40, 900, 0, 0, { id: 'f', likes: floor(100_000) }), counted(41, 900, 0, 0, { id: 'h', likes: hidden })]
    expect(of('f', posts)).toMatchObject({ of: ['views'] })
    expect(of('h', posts)).toMatchObject({ of: ['views'] })
  })
})

describe('a post whose creator has no median here', () => {
  it('has its own rate, compared with nothing', () => {
    expect(verdicts([counted(2, 1_000, 40, 10)])).toEqual([
      {
        ...{ postId: 'aged-2', creatorId: 'c1', basis: 'rate', verdict: 'none', value: 0.05 },
        ...{ of: ['likes', 'comments'], number: 50, per: 'views', divisor: 1_000, n: 1, rounded: false },
      },
    ])
  })

  it('by followers where the platform divides by them and they are known', () => {
    const posts = [counted(2, 0, 40, 10)]
    const creator = { platform: 'invented', id: 'c1', followers: rounded(10_000) }
    expect(verdicts(posts, PER_FOLLOWERS, [creator])).toMatchObject([{ value: 0.005, per: 'followers', divisor: 10_000, rounded: true }])
    expect(verdicts(posts, PER_FOLLOWERS)).toEqual([])
  })

  it('has its likes per views where the engagement is not all there, and else nothing', () => {
    expect(verdicts([post(20, { likes: exact(50), views: rounded(1_000) })])).toMatchObject([
      { value: 0.05, of: ['likes'], per: 'views', rounded: true },
    ])
    expect(verdicts([post(20, { likes: exact(50) }), post(21, { views: exact(50) }), post(22, { likes: exact(2), views: exact(1) })])).toEqual([])
  })

  it('is nobody’s where the page does not say whose it is', () => {
    const posts = THREE.map((one) => ({ ...one, creatorId: null }))
    expect(verdicts(posts).map(({ basis }) => basis)).toEqual(['rate', 'rate', 'rate'])
  })
})
