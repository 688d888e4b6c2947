import { expect, it } from 'vitest'
import { counted, metricOf, observation, post } from './observed.ts'

const share = (...posts: ReturnType<typeof post>[]) => metricOf('sponsoredShare', observation(posts))

it('is the share of posts that say they are paid for', () => {
  const metric = share(post(8, { sponsored: true }), post(9, { text: 'Shoes #ad' }), post(10, { text: 'Shoes' }), post(11, { sponsored: false }))
  expect(metric).toMatchObject({ value: 0.5, unit: 'ratio', receipt: { n: 4, inputs: { marked: 2, byPlatform: 1, marks: '#ad' } } })
})

it('leaves out posts of which nothing can be known', () => {
  const metric = share(post(8, { sponsored: true }), post(9, { text: 'Shoes' }), post(10, { text: 'Hats' }), counted(11, 100, 5, 1))
  expect(metric.value).toBeCloseTo(1 / 3, 12)
  expect(metric.receipt.leftOut).toEqual([{ postId: 'aged-11', reason: 'incomplete' }])
})

it('takes the word of a title, never its silence', () => {
  const metric = share(post(8, { title: 'Shoes #ad' }), post(9, { text: 'Shoes' }), post(10, { text: 'Hats' }), post(11, { title: 'Socks' }))
  expect(metric).toMatchObject({ receipt: { n: 3, inputs: { marked: 1 }, leftOut: [{ postId: 'aged-11', reason: 'incomplete' }] } })
})

it('is absent, not zero, where no post says anything', () => {
  expect(share(...[8, 9, 10].map((age) => counted(age, 100, 5, 1)))).toMatchObject({ value: null, absence: 'not-on-page' })
  expect(share(post(8, { text: 'Shoes' }), post(9, { text: 'Hats' }))).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 2 } })
})
