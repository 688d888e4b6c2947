import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { paidPostEffect } from '../../../shared/metrics/paid-post-effect.ts'
import type { Post } from '../../../shared/schema/observation.ts'
import { sampleOf } from './figures.ts'
import { counted, exact, observation, PER_FOLLOWERS, PER_VIEWS, post } from './observed.ts'

const effect = (posts: Post[], terms = PER_VIEWS) => paidPostEffect(terms, sampleOf(observation(posts, { terms })))
const paid = (...views: number[]) => views.map((count, i) => post(8 + i, { views: exact(count), sponsored: true }))
const rest = (...views: number[]) => views.map((count, i) => post(30 + i, { views: exact(count), sponsored: false }))

it('is the median of marked posts ÷ the median of the rest', () => {
  // 300 ÷ 400 = .75, whatever the one viral post
  expect(effect([...paid(200, 300, 900_000), ...rest(100, 400, 700)])).toMatchObject({
    value: 0.75,
    basis: 'views',
    receipt: { formula: 'paid-to-unpaid-median', inputs: { marked: 3, rest: 3, markedMedian: 300, restMedian: 400 }, n: 6 },
  })
})

it('is of engagement where the platform counts by followers', () => {
  // likes + comments: 12, 12, 12 ÷ 6, 6, 6
  const posts = [8, 9, 10].map((age) => counted(age, 1, 10, 2, { sponsored: true }))
  const others = [18, 19, 20].map((age) => counted(age, 1, 5, 1, { sponsored: false }))
  expect(effect([...posts, ...others], PER_FOLLOWERS)).toMatchObject({ value: 2, basis: 'engagement' })
})

it.each([
  ['two marked posts', [...paid(1, 2), ...rest(1, 2, 3, 4)], 'too-few-sponsored'],
  ['two others', [...paid(1, 2, 3, 4), ...rest(1, 2)], 'too-few-sponsored'],
  ['others that nobody saw', [...paid(1, 2, 3), ...rest(0, 0, 0)], 'zero-base'],
  ['posts that nobody can judge', [8, 9, 10].map((age) => post(age, { views: exact(5) })), 'not-on-page'],
  ['two posts', paid(1, 2), 'too-few-posts'],
] as const)('is absent with %s', (_, posts, absence) => {
  expect(effect([...posts])).toMatchObject({ value: null, absence })
})

it('leaves out posts that cannot be judged', () => {
  const silent = post(50, { id: 'silent', views: exact(9_999) })
  const figure = effect([...paid(10, 10, 10), ...rest(20, 20, 20), silent])
  expect(figure).toMatchObject({ value: 0.5, receipt: { leftOut: [{ postId: 'silent', reason: 'incomplete' }] } })
})

it('turns into its inverse when paid and unpaid change places', () => {
  const views = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(views, views, (a, b) => {
      const [one, other] = [effect([...paid(...a), ...rest(...b)]).value, effect([...paid(...b), ...rest(...a)]).value]
      expect((one ?? Number.NaN) * (other ?? Number.NaN)).toBeCloseTo(1, 9)
    }),
  )
})
