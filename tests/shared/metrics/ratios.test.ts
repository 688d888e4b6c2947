import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { commentsPerLike, likesPerView } from '../../../shared/metrics/ratios.ts'
import type { Post } from '../../../shared/schema/observation.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import { sampleOf } from './figures.ts'
import { counted, hidden, observation, PER_VIEWS } from './observed.ts'

const BANDED: Terms = {
  ...PER_VIEWS,
  norms: {
    likesPerView: { low: 0.02, high: 0.1, source: 'invented', year: 2026 },
    commentsPerLike: { low: 0.01, high: 0.05, source: 'invented', year: 2026 },
  },
}
const ask = (ratio: typeof likesPerView, posts: Post[], terms = BANDED) => ratio(terms, sampleOf(observation(posts)))
const liked = (...likes: number[]) => likes.map((count, i) => counted(8 + i, 1_000, count, 1))

it('likes per view are the median of the posts’ ratios, beside the platform’s band', () => {
  // 40, 50 and 900 of 1000 views: the median is .05, within .02–.1
  expect(ask(likesPerView, liked(40, 50, 900))).toMatchObject({
    value: { ratio: 0.05, low: 0.02, high: 0.1, standing: 'within' },
    basis: 'views',
    receipt: { formula: 'median-of-ratios', inputs: { low: 0.02, high: 0.1, source: 'invented', year: 2026 }, n: 3 },
  })
})

it.each([
  [[5, 10, 12], 'below'],
  [[20, 20, 20], 'within'],
  [[100, 100, 100], 'within'],
  [[101, 150, 200], 'above'],
] as const)('likes %j of 1000 views are %s the band', (likes, standing) => {
  expect(ask(likesPerView, liked(...likes)).value?.standing).toBe(standing)
})

it('comments per like leave out posts without a comment or a like', () => {
  // 1 ÷ 20, 2 ÷ 20, 3 ÷ 20 → .1, above .05
  const posts = [counted(8, 500, 20, 1), counted(9, 500, 20, 2), counted(10, 500, 20, 3), counted(11, 500, 20, 0), counted(12, 500, 0, 4)]
  const figure = ask(commentsPerLike, posts)
  expect(figure).toMatchObject({ value: { ratio: 0.1, standing: 'above' }, receipt: { n: 3 } })
  expect(figure.receipt.leftOut).toEqual([
    { postId: 'aged-11', reason: 'incomplete' },
    { postId: 'aged-12', reason: 'incomplete' },
  ])
})

it('stand beside a band wider than any platform’s where the platform has none, and say so', () => {
  const { value, receipt } = ask(likesPerView, liked(40, 50, 60), PER_VIEWS)
  expect(value).toEqual({ ratio: 0.05, low: 0.003, high: 0.35, standing: 'within' })
  expect(receipt.inputs.source).toBe('wider than any platform measured')
})

it('are absent where likes are hidden or nothing can be divided by', () => {
  expect(
    ask(
      likesPerView,
      [8, 9, 10].map((age) => counted(age, 100, 1, 1, { likes: hidden })),
    ),
  ).toMatchObject({ value: null, absence: 'hidden' })
  expect(
    ask(
      likesPerView,
      [8, 9, 10].map((age) => counted(age, 0, 0, 0)),
    ),
  ).toMatchObject({ value: null, absence: 'zero-base' })
})

it('do not move when views and likes grow alike', () => {
  const posts = fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.float({ min: 0, max: 1, noNaN: true })), { minLength: 3, maxLength: 30 })
  fc.assert(
    fc.property(posts, fc.integer({ min: 2, max: 50 }), (pairs, times) => {
      const grown = (by: number) => pairs.map(([views, part], i) => counted(8 + i, by * views, by * Math.floor(part * views), 0))
      const [one, other] = [ask(likesPerView, grown(1)).value?.ratio, ask(likesPerView, grown(times)).value?.ratio]
      expect(other).toBeCloseTo(one ?? Number.NaN, 12)
    }),
  )
})
