import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { datedPosts } from '../../../shared/metrics/eligible.ts'
import { formatMix } from '../../../shared/metrics/format-mix.ts'
import type { Format, Post } from '../../../shared/schema/observation.ts'
import { anyObservation } from './any-observation.ts'
import { observation, post } from './observed.ts'

const mix = (...posts: Post[]) => formatMix(datedPosts(observation(posts)))
const of = (age: number, format: Format, facts: Partial<Post> = {}) => post(age, { format, ...facts })

it('is the share of each format, the most frequent first, young posts too', () => {
  // 2 of 4 videos .5, of the other two one each .25; the short is newer than the image
  expect(mix(of(1, 'short'), of(2, 'video'), of(3, 'video'), of(4, 'image'))).toMatchObject({
    value: [
      { format: 'video', n: 2, share: 0.5 },
      { format: 'short', n: 1, share: 0.25 },
      { format: 'image', n: 1, share: 0.25 },
    ],
    receipt: { formula: 'share-by-format', n: 4, precision: 'exact' },
  })
})

it('leaves out posts of unknown format and an old pinned one', () => {
  const figure = mix(of(1, 'video'), of(2, 'video'), of(3, 'video'), post(4), of(400, 'image', { pinned: true }))
  expect(figure.value).toEqual([{ format: 'video', n: 3, share: 1 }])
  expect(figure.receipt.leftOut.map(({ reason }) => reason).sort()).toEqual(['incomplete', 'pinned'])
})

it('is absent where the page never says, and of two posts', () => {
  expect(mix(post(1), post(2), post(3))).toMatchObject({ value: null, absence: 'not-on-page' })
  expect(mix(of(1, 'video'), of(2, 'video'))).toMatchObject({ value: null, absence: 'too-few-posts' })
})

it('has shares that sum to 1 and counts that sum to n', () => {
  fc.assert(
    fc.property(anyObservation, (observed) => {
      const { value, receipt } = formatMix(datedPosts(observed))
      fc.pre(value !== null)
      expect(value?.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 12)
      expect(value?.reduce((total, { n }) => total + n, 0)).toBe(receipt.n)
    }),
  )
})
