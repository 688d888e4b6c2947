import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMULAS } from '../../../shared/metrics/formulas.ts'
import { measure } from '../../../shared/metrics/measure.ts'
import { METRICS, Metric, type MetricKey } from '../../../shared/schema/metric.ts'
import type { Observation, Post } from '../../../shared/schema/observation.ts'
import { anyHistory, anyObservation } from './any-observation.ts'
import { counted, daysBefore, exact, metricOf, observation, PER_FOLLOWERS, post } from './observed.ts'

const OF_POSTS: readonly MetricKey[] = ['engagementRate', 'typicalViews', 'typicalEngagement', 'sponsoredShare', 'consistency']
const withPosts = (observed: Observation, posts: readonly Post[]): Observation => ({ ...observed, posts: [...posts] })

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner)
    Object.freeze(value)
  }
  return value
}

describe('whatever was observed', () => {
  it('has figures often enough for the properties below to say something', () => {
    const seen = fc.sample(anyObservation, { numRuns: 300, seed: 1 }).flatMap((observed) => measure(observed))
    for (const key of OF_POSTS) {
      const figures = seen.filter((metric) => metric.key === key && metric.value !== null)
      expect(figures.length, key).toBeGreaterThan(100)
      expect(figures.filter(({ receipt }) => receipt.leftOut.length > 0).length, key).toBeGreaterThan(30)
    }
  })

  it('every metric is a finite number or a reason of absence, in the order of METRICS, with a valid receipt', () => {
    fc.assert(
      fc.property(anyObservation, anyHistory, (observed, history) => {
        const metrics = measure(frozen(observed), frozen(history))
        expect(metrics.map(({ key }) => key)).toEqual(METRICS)
        for (const metric of metrics) {
          expect(Metric.parse(metric)).toEqual(metric)
          expect(metric.value === null).toBe(metric.absence !== undefined)
          expect(FORMULAS).toContain(metric.receipt.formula)
          if (metric.low !== undefined) expect(metric.low).toBeLessThanOrEqual(metric.value ?? Number.NaN)
          if (metric.high !== undefined) expect(metric.high).toBeGreaterThanOrEqual(metric.value ?? Number.NaN)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('the order of the posts changes nothing', () => {
    const shuffled = anyObservation.chain((observed) =>
      fc.tuple(fc.constant(observed), fc.shuffledSubarray(observed.posts, { minLength: observed.posts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([observed, posts]) => {
        expect(measure(withPosts(observed, posts))).toEqual(measure(observed))
      }),
    )
  })

  it('every post is either counted or left out with one reason', () => {
    fc.assert(
      fc.property(anyObservation, (observed) => {
        for (const { key, receipt } of measure(observed))
          if (OF_POSTS.includes(key) || key === 'postsPerWeek') expect(receipt.n + receipt.leftOut.length).toBe(observed.posts.length)
      }),
    )
  })

  it('a post left out has no influence on the figure', () => {
    fc.assert(
      fc.property(anyObservation, (observed) => {
        for (const { key, value, receipt } of measure(observed)) {
          if (!OF_POSTS.includes(key) || value === null || receipt.leftOut.some(({ reason }) => reason === 'duplicate')) continue
          const gone = new Set(receipt.leftOut.map(({ postId }) => postId))
          const again = metricOf(
            key,
            withPosts(
              observed,
              observed.posts.filter(({ id }) => !gone.has(id)),
            ),
          )
          expect(again).toMatchObject({ value, receipt: { n: receipt.n, leftOut: [] } })
        }
      }),
    )
  })

  it.each([
    ['pinned', counted(50, 9_000_000, 5, 5, { id: 'new', pinned: true })],
    ['too-young', counted(2, 9_000_000, 5, 5, { id: 'new' })],
  ] as const)('one more %s post changes nothing about typical figures but what is left out', (reason, added) => {
    fc.assert(
      fc.property(anyObservation, (observed) => {
        const more = withPosts(observed, [...observed.posts, added])
        for (const key of OF_POSTS) {
          const [before, after] = [metricOf(key, observed), metricOf(key, more)]
          expect({ ...after, receipt: { ...after.receipt, leftOut: [] } }).toEqual({ ...before, receipt: { ...before.receipt, leftOut: [] } })
          expect(after.receipt.leftOut).toHaveLength(before.receipt.leftOut.length + 1)
          expect(after.receipt.leftOut).toContainEqual({ postId: 'new', reason })
        }
      }),
    )
  })

  it('twice the followers halve the rate by followers', () => {
    const followers = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(anyObservation, followers, (observed, count) => {
        const rateAt = (value: number) => {
          const creator = { ...observed.creator, followers: exact(value) }
          return metricOf('engagementRate', { ...observed, creator, terms: PER_FOLLOWERS }).value
        }
        const rate = rateAt(count)
        expect(rateAt(2 * count)).toBe(rate === null ? null : rate / 2)
      }),
    )
  })
})

it('500 posts rest on the newest 30', () => {
  const posts = Array.from({ length: 500 }, (_, i) => counted(8 + i, 1_000 + i, 50, 5))
  const views = metricOf('typicalViews', observation(posts))
  // the newest 30 have 1000…1029 views
  expect(views).toMatchObject({ value: 1_014.5, receipt: { n: 30, window: { from: daysBefore(37), to: daysBefore(8) } } })
  expect(views.receipt.leftOut).toHaveLength(470)
})

it('an empty page yields reasons only', () => {
  const metrics = measure(observation([], { followers: undefined }))
  expect(metrics.map(({ key, value, absence }) => [key, value, absence])).toEqual([
    ['followers', null, 'not-on-page'],
    ['engagementRate', null, 'too-few-posts'],
    ['typicalViews', null, 'too-few-posts'],
    ['typicalEngagement', null, 'too-few-posts'],
    ['postsPerWeek', null, 'too-few-posts'],
    ['lastPost', null, 'too-few-posts'],
    ['sponsoredShare', null, 'too-few-posts'],
    ['consistency', null, 'too-few-posts'],
    ['growth30d', null, 'no-followers'],
  ])
})

it('a page of nothing but future posts knows of none', () => {
  const metrics = measure(observation([1, 2, 3, 4].map((days) => post(-days, { views: exact(5) }))))
  expect(metrics.filter(({ value }) => value !== null).map(({ key }) => key)).toEqual(['followers'])
})
