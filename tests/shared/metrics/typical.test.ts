import { describe, expect, it } from 'vitest'
import type { Post } from '../../../shared/schema/observation.ts'
import { counted, exact, hidden, metricOf, observation, PER_VIEWS, post } from './observed.ts'

const viewed = (views: readonly number[], facts: Partial<Post> = {}) => views.map((one, i) => post(10 + i, { views: exact(one), ...facts }))
const typicalViews = (posts: Post[], facts = {}) => metricOf('typicalViews', observation(posts, facts))
const REACH = { reach: { intercept: 1, slope: 0.5, spread: 1, source: 'invented', year: 2026 } }

describe('typical views', () => {
  it('are the median, which one viral post does not move', () => {
    expect(typicalViews(viewed([900, 1_000, 1_100, 1_200, 5_000_000])).value).toBe(1_100)
    expect(typicalViews(viewed([1_000, 1_100, 1_200, 5_000_000])).value).toBe(1_150)
  })

  it('have the 90 % range of the next ten posts', () => {
    // equal views: s² at its least, 0.20; c(4) = π/2 × 4/(4 + 4/3) = 1.1781, c(10) = π/2 × 10/(10 + 4/3) = 1.3860
    // variance 1.1781 × 0.20/4 + 1.3860 × 0.20/10 + 0.30 = 0.386625; 1.645 √0.386625 = 1.022846, e to that 2.78110
    // ln 1000 ± 1.022846 → 999 at 1 + count: 1000/2.78110 − 1 and 1000 × 2.78110 − 1
    const { low, high, receipt } = typicalViews(viewed([999, 999, 999, 999]))
    expect(low).toBeCloseTo(358.57, 1)
    expect(high).toBeCloseTo(2_780.1, 0)
    expect(receipt.inputs).toMatchObject({ spread: 0, ownMedian: 999, ownWeight: 1, peersExpect: null })
  })

  it('have a wider range where views vary more', () => {
    const [steady, wild] = [typicalViews(viewed([900, 1_000, 1_100])), typicalViews(viewed([10, 1_000, 100_000]))]
    expect(wild.high).toBeGreaterThan(steady.high ?? Number.NaN)
    expect(wild.low).toBeLessThan(steady.low ?? Number.NaN)
  })

  it('keep posts without a view, as zeros they are', () => {
    const metric = typicalViews(viewed([0, 0, 0, 5]))
    expect(metric).toMatchObject({ value: 0, low: 0, receipt: { n: 4 } })
    expect(metric.high).toBeGreaterThan(0)
  })

  it('are of the main format only', () => {
    const videos = viewed([100, 200, 300], { format: 'video' })
    const shorts = [post(8, { views: exact(9_999), format: 'short' }), post(9, { views: exact(9_999), format: 'short' })]
    expect(typicalViews([...videos, ...shorts])).toMatchObject({ value: 200, receipt: { n: 3, inputs: { format: 'video' } } })
    expect(typicalViews([...videos, ...shorts]).receipt.leftOut.map(({ reason }) => reason)).toEqual(['other-format', 'other-format'])
  })

  it('of two formats equally frequent take the one posted last', () => {
    const videos = viewed([100, 200, 300], { format: 'video' })
    const shorts = [50, 60, 70].map((views, i) => post(7 + i, { id: `s${i}`, views: exact(views), format: 'short' }))
    expect(typicalViews([...videos, ...shorts]).value).toBe(60)
  })

  it('are absent where views are hidden or not stated, never zero', () => {
    expect(typicalViews([8, 9, 10].map((age) => post(age, { views: hidden })))).toMatchObject({ value: null, absence: 'hidden' })
    expect(typicalViews([8, 9, 10].map((age) => post(age, { likes: exact(1) })))).toMatchObject({ value: null, absence: 'no-views' })
  })
})

describe('few posts', () => {
  it('are drawn towards peers at three posts', () => {
    // peers: 1 + 0.5 ln 10000 = 5.60517 → 271.83 views, τ² = 1; s² = 0.20, c(3) = π/2 × 3/3.5 = 1.346397
    // w = 1 / (1 + 1.346397 × 0.20/3) = 0.917633; ln value = 0.917633 × ln 1000 + 0.082367 × ln 272.83 = 6.80076 → 898.5 − 1
    const metric = typicalViews(viewed([999, 999, 999]), { terms: { ...PER_VIEWS, norms: REACH } })
    expect(metric.value).toBeCloseTo(897.5, 0)
    expect(metric.receipt).toMatchObject({ formula: 'median-shrunk-to-peers', inputs: { ownMedian: 999 } })
    expect(metric.receipt.inputs.ownWeight).toBeCloseTo(0.917633, 5)
    expect(metric.receipt.inputs.peersExpect).toBeCloseTo(271.83, 1)
  })

  it.each([
    ['without a norm', viewed([999, 999, 999]), {}],
    ['without followers', viewed([999, 999, 999]), { terms: { ...PER_VIEWS, norms: REACH }, followers: undefined }],
    ['from the fourth post', viewed([999, 999, 999, 999]), { terms: { ...PER_VIEWS, norms: REACH } }],
  ])('stand for themselves %s', (_, posts, facts) => {
    expect(typicalViews(posts, facts)).toMatchObject({ value: 999, receipt: { formula: 'median' } })
  })

  it('below three are too few', () => {
    expect(typicalViews(viewed([100, 200]))).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 2 } })
  })
})

describe('typical engagement', () => {
  const engagement = (posts: Post[]) => metricOf('typicalEngagement', observation(posts))
  const liked = [5, 6, 7].map((likes, i) => post(10 + i, { likes: exact(likes) }))

  it('is the median of the whole sum', () => {
    expect(engagement([counted(8, 100, 5, 1), counted(9, 100, 7, 2), counted(10, 100, 9, 3)])).toMatchObject({ value: 9, basis: 'engagement' })
  })

  it('is of likes alone where the page states only those, and says so', () => {
    expect(engagement(liked)).toMatchObject({ value: 6, basis: 'likes' })
  })

  it('stays of likes when one post was opened and showed the rest', () => {
    expect(engagement([...liked, counted(9, 100, 8, 90)])).toMatchObject({ value: 6.5, basis: 'likes', receipt: { n: 4 } })
  })

  it('becomes the whole sum when three posts were opened', () => {
    const opened = [20, 21, 22].map((age) => counted(age, 100, 8, 2))
    expect(engagement([...liked, ...opened])).toMatchObject({ value: 10, basis: 'engagement', receipt: { n: 3 } })
  })

  it('is absent where the page states none of it', () => {
    expect(engagement(viewed([1, 2, 3]))).toMatchObject({ value: null, absence: 'not-on-page' })
  })
})
