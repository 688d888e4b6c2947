import { describe, expect, it } from 'vitest'
import { counted, exact, floor, hidden, metricOf, observation, PER_FOLLOWERS, post, rounded } from './observed.ts'

const THREE = [counted(10, 1_000, 50, 10), counted(20, 2_000, 100, 20), counted(30, 7_000, 200, 20)]
const rate = (posts = THREE, facts = {}) => metricOf('engagementRate', observation(posts, facts))

describe('by views', () => {
  it('is the sum of engagement over the sum of views', () => {
    // (60 + 120 + 220) / (1000 + 2000 + 7000) = 400 / 10000
    const metric = rate()
    expect(metric).toMatchObject({ value: 0.04, unit: 'ratio', basis: 'views' })
    expect(metric.receipt).toEqual({
      formula: 'engagement-per-views',
      inputs: { parts: 'likes+comments', missing: null, engagement: 400, views: 10_000 },
      n: 3,
      window: { from: '2026-05-31T00:00:00.000Z', to: '2026-06-20T00:00:00.000Z' },
      leftOut: [],
      precision: 'exact',
      sources: ['response:list@2026-05'],
    })
  })

  it('does not need followers', () => {
    expect(rate(THREE, { followers: undefined }).value).toBe(0.04)
  })

  it('is absent where no post was viewed', () => {
    expect(rate([8, 9, 10].map((age) => counted(age, 0, 0, 0)))).toMatchObject({ value: null, absence: 'no-views' })
  })

  it('is absent, not by followers, where the page states no views', () => {
    const posts = [8, 9, 10].map((age) => post(age, { likes: exact(5), comments: exact(1) }))
    expect(rate(posts)).toMatchObject({ value: null, absence: 'no-views', basis: 'views', receipt: { inputs: { missing: 'views' } } })
  })
})

describe('by followers', () => {
  it('is the median engagement over the followers', () => {
    // engagements 60, 120, 220: median 120; 120 / 10000
    const metric = rate(THREE, { terms: PER_FOLLOWERS })
    expect(metric).toMatchObject({ value: 0.012, basis: 'followers', receipt: { inputs: { engagement: 120, followers: 10_000 } } })
  })

  it.each([
    ['unknown', undefined, 'no-followers'],
    ['none', exact(0), 'no-followers'],
    ['hidden', hidden, 'hidden'],
    ['only bounded', floor(1_000), 'floor'],
  ] as const)('is absent where followers are %s', (_, followers, absence) => {
    expect(rate(THREE, { terms: PER_FOLLOWERS, followers })).toMatchObject({ value: null, absence, receipt: { n: 3 } })
  })
})

describe('never means something else', () => {
  it('names the parts that the page does not state', () => {
    const posts = [8, 9, 10].map((age) => post(age, { views: exact(100), likes: exact(5) }))
    expect(rate(posts)).toMatchObject({ value: null, absence: 'not-on-page', receipt: { inputs: { parts: 'likes+comments', missing: 'comments' } } })
  })

  it.each([
    ['hidden', hidden],
    ['floor', floor(100)],
    ['incomplete', undefined],
  ] as const)('leaves out a post with a part that is %s, and counts it as nothing', (reason, comments) => {
    const { comments: _, ...bare } = counted(15, 9_000, 1, 0)
    const metric = rate([...THREE, comments ? { ...bare, comments } : bare])
    expect(metric).toMatchObject({ value: 0.04, receipt: { n: 3, leftOut: [{ postId: 'aged-15', reason }] } })
  })

  it.each([
    ['hidden', hidden],
    ['floor', floor(100)],
  ] as const)('says %s where every post is so', (absence, likes) => {
    const posts = [8, 9, 10].map((age) => post(age, { views: exact(900), likes, comments: exact(1) }))
    expect(rate(posts)).toMatchObject({ value: null, absence, receipt: { n: 0 } })
  })

  it('needs three posts that state all', () => {
    const listed = [8, 9, 10, 11].map((age) => post(age, { views: exact(100), likes: exact(5) }))
    expect(rate([...listed, ...THREE.slice(0, 2)])).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 2 } })
    expect(rate(THREE.slice(1))).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 2 } })
    expect(rate([])).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 0, window: null } })
  })

  it('says that dates are missing where no post bears one', () => {
    const shorts = ['a', 'b', 'c'].map((id) => counted(0, 100, 5, 1, { id, publishedAt: null }))
    expect(rate(shorts)).toMatchObject({ value: null, absence: 'no-dates' })
  })
})

it('rests on the newest 30 complete posts', () => {
  const newest = Array.from({ length: 30 }, (_, i) => counted(10 + i, 100, 10, 0))
  const older = Array.from({ length: 5 }, (_, i) => counted(100 + i, 1_000_000, 0, 0))
  const metric = rate([...older, ...newest])
  expect(metric).toMatchObject({ value: 0.1, receipt: { n: 30 } })
  expect(metric.receipt.leftOut.map(({ postId, reason }) => `${postId} ${reason}`)).toEqual(older.map(({ id }) => `${id} beyond-window`))
})

it('is as precise as its poorest count', () => {
  const metric = rate([...THREE, counted(40, 1_000, 50, 10, { views: rounded(12_000) })])
  expect(metric.receipt).toMatchObject({ precision: 'rounded', sources: ['document:page@2026-05', 'response:list@2026-05'] })
})
