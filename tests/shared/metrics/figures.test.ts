import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestAndWorst } from '../../../shared/metrics/best-and-worst.ts'
import { datedPosts } from '../../../shared/metrics/eligible.ts'
import type { Figure } from '../../../shared/metrics/figure.ts'
import { formatMix } from '../../../shared/metrics/format-mix.ts'
import { paidPostEffect } from '../../../shared/metrics/paid-post-effect.ts'
import { postingHours } from '../../../shared/metrics/posting-hours.ts'
import { commentsPerLike, likesPerView } from '../../../shared/metrics/ratios.ts'
import { reachResidual } from '../../../shared/metrics/reach-residual.ts'
import { typicalViews } from '../../../shared/metrics/typical.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { anyObservation } from './any-observation.ts'
import { expectSound, sampleOf } from './figures.ts'
import { observation } from './observed.ts'

const QUESTIONS: Record<string, (observed: Observation) => Figure<unknown>> = {
  formatMix: (observed) => formatMix(datedPosts(observed)),
  bestAndWorst: (observed) => bestAndWorst(observed.terms, sampleOf(observed)),
  postingHours: (observed) => postingHours(datedPosts(observed), 480),
  likesPerView: (observed) => likesPerView(observed.terms, sampleOf(observed)),
  commentsPerLike: (observed) => commentsPerLike(observed.terms, sampleOf(observed)),
  reachResidual: (observed) => reachResidual(observed, typicalViews(observed, sampleOf(observed))),
  paidPostEffect: (observed) => paidPostEffect(observed.terms, sampleOf(observed)),
}

describe.each(Object.entries(QUESTIONS))('%s, whatever was observed,', (_, ask) => {
  it('is finite numbers or a reason, with a receipt, whatever the order of the posts', () => {
    const shuffled = anyObservation.chain((observed) =>
      fc.tuple(fc.constant(observed), fc.shuffledSubarray(observed.posts, { minLength: observed.posts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([observed, posts]) => {
        const figure = ask(observed)
        expectSound(figure)
        expect(ask({ ...observed, posts })).toEqual(figure)
      }),
      { numRuns: 150 },
    )
  })

  it('counts every post or leaves it out with one reason', () => {
    fc.assert(
      fc.property(anyObservation, (observed) => {
        const { n, leftOut } = ask(observed).receipt
        expect(n + leftOut.length).toBe(observed.posts.length)
      }),
    )
  })

  it('has a value often enough for that to say something', () => {
    const seen = fc.sample(anyObservation, { numRuns: 300, seed: 1 }).map(ask)
    expect(seen.filter(({ value }) => value !== null).length).toBeGreaterThan(40)
  })

  it('is a reason, never a zero, of an empty page', () => {
    expect(ask(observation([]))).toMatchObject({ value: null, absence: 'too-few-posts', receipt: { n: 0, window: null } })
  })
})
