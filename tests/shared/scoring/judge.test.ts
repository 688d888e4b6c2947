import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation, Post } from '../../../shared/schema/observation.ts'
import { SCORE_PARTS, type ScorePart, type Weights } from '../../../shared/schema/score.ts'
import { appraise, appraiseFor } from '../../../shared/scoring/appraise.ts'
import { GOAL_WEIGHTS } from '../../../shared/scoring/goal-weights.ts'
import { performanceOf } from '../../../shared/scoring/quadrant.ts'
import { weightEffects } from '../../../shared/scoring/weight-effect.ts'
import { briefOf } from './fit/invented.ts'

const NOW = '2026-11-20T08:00:00.000Z'
const exact = (value: number) => ({ value, precision: 'exact' as const })
const postOf = (text: string, at: number): Post => ({
  ...{ id: `p${at}`, creatorId: 'c1', format: 'video', text, url: `https://example.com/p${at}` },
  publishedAt: new Date(Date.parse(NOW) - (8 + 4 * at) * 86_400_000).toISOString(),
  ...{ views: exact(1_000 + 100 * at), likes: exact(50), comments: exact(5) },
})
const saying = (...texts: string[]): Observation => ({
  creator: { platform: 'invented', id: 'c1', name: 'Ana', followers: exact(12_000) },
  posts: Array.from({ length: 12 }, (_, at) => postOf(texts[at % texts.length] ?? '', at)),
  observedAt: NOW,
  terms: { engagement: ['likes', 'comments'], engagementPer: 'views' },
  sources: {},
})

describe('a creator by a brief', () => {
  it('has the figures and the evidence of no brief, and a score with fit', () => {
    const observation = saying('ski tour')
    const without = appraise(observation)
    const by = appraiseFor(briefOf({ keywords: ['ski'] }), observation)
    expect(by.metrics).toEqual(without.metrics)
    expect(by.evidence).toEqual(without.evidence)
    const fit = by.score.parts.find(({ part }) => part === 'fit')
    expect(fit).toMatchObject({ reason: 'brief-match', centile: by.fit.value })
    expect(by.score.parts.filter(({ part }) => part !== 'fit')).toEqual(without.score.parts.filter(({ part }) => part !== 'fit'))
    expect(by.score.coverage).toBeCloseTo(without.score.coverage + 0.1, 12)
  })

  it('by a brief that asks nothing has the score of no brief', () => {
    const observation = saying('ski tour')
    const { score, fit, quadrant } = appraiseFor(briefOf({}), observation)
    expect({ value: score.value, fit: fit.value, quadrant }).toEqual({ value: appraise(observation).score.value, fit: null, quadrant: null })
  })

  it('is gated by must-not words and competitors, quoted with the post, the paid ones first', () => {
    const observation = saying('ski with Acme', '#ad new from Acme')
    const { evidence, score } = appraiseFor(briefOf({ mustNot: { words: ['ski'], competitors: ['acme'] } }), observation)
    expect(evidence.map(({ code, factor }) => [code, factor])).toEqual(
      expect.arrayContaining([
        ['must-not-word', 0.5],
        ['competitor', 0.7],
      ]),
    )
    expect(score.gate).toBeCloseTo(
      evidence.reduce((gate, { factor }) => gate * factor, 1),
      12,
    )
    const competitor = evidence.find(({ code }) => code === 'competitor')
    expect(competitor).toMatchObject({
      numbers: { term: 'acme', posts: 12, of: 12, places: 12, paid: 6 },
      receipt: { formula: 'competitor', inputs: { term: 'acme' }, n: 12 },
    })
    expect(competitor?.quotes?.map(({ postId, paid, url }) => [postId, paid, url])).toEqual(
      [1, 3, 5].map((at) => [`p${at}`, true, `https://example.com/p${at}`]),
    )
  })

  it('does not answer for another’s words: reposts are left out, and the receipt says so', () => {
    const observation = saying('ski')
    const posts = observation.posts.map((post, at): Post => (at < 5 ? { ...post, format: 'repost' } : post))
    const { evidence } = appraiseFor(briefOf({ mustNot: { words: ['ski'], competitors: [] } }), { ...observation, posts })
    const own = evidence.find(({ code }) => code === 'must-not-word')
    expect(own).toMatchObject({ numbers: { posts: 7, of: 7 }, receipt: { n: 7 } })
    expect(own?.receipt.leftOut).toHaveLength(5)
  })

  it('stands in the quadrant that the brief’s own thresholds make', () => {
    const quadrant = (performance: number, fit: number) =>
      appraiseFor(briefOf({ keywords: ['ski'], thresholds: { performance, fit } }), saying('ski ski ski')).quadrant
    expect([quadrant(0, 0), quadrant(100, 0), quadrant(0, 100), quadrant(100, 100)]).toEqual(['priority', 'nurture', 'watch', 'drop'])
  })

  it('keeps fit out of performance, whatever it weighs', () => {
    const by = (fit: number) => appraiseFor(briefOf({ keywords: ['ski'], weights: { ...GOAL_WEIGHTS.exposure, fit } }), saying('knitting'))
    expect(by(90).performance).toBeCloseTo(by(1).performance ?? Number.NaN, 12)
    expect(performanceOf(by(90).score)).toBe(by(90).performance)
  })

  it('names three posts a word and counts all', () => {
    const [keywords] = appraiseFor(briefOf({ keywords: ['ski'] }), saying('ski')).fit.parts
    expect(keywords?.matches).toMatchObject([{ term: 'ski', times: 12, postIds: ['p0', 'p1', 'p2'] }])
  })
})

it('the weights of every goal are whole percents of 100', () => {
  for (const weights of Object.values(GOAL_WEIGHTS)) {
    expect(Object.values(weights).every(Number.isInteger)).toBe(true)
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100)
  }
})

it('a change of one weight moves as many scores of a list up and down as its sentence says', () => {
  const weightsOf = Object.fromEntries(SCORE_PARTS.map((name) => [name, fc.integer({ min: 1, max: 100 })])) as Record<ScorePart, fc.Arbitrary<number>>
  const list = [saying('ski'), saying('ski ski ski ski'), saying('knitting'), { ...saying('ski'), posts: saying('ski').posts.slice(0, 2) }]
  fc.assert(
    fc.property(fc.record(weightsOf), fc.constantFrom(...SCORE_PARTS), fc.integer({ min: 50, max: 500 }), (weights: Weights, part, by) => {
      const scored = (changed: Weights) => list.map((one) => appraiseFor(briefOf({ keywords: ['ski'], weights: changed }), one).score)
      const [before, after] = [scored(weights), scored({ ...weights, [part]: weights[part] + by })]
      const { raises, lowers, keeps, absent } = weightEffects(before, part)
      const moved = after.map(({ value }, at) => Math.sign((value ?? 0) - (before[at]?.value ?? 0)))
      expect(raises + lowers + keeps + absent).toBe(list.length)
      // Scores have one decimal: a small move may not show.
      expect(moved.filter((sign) => sign > 0).length).toBeLessThanOrEqual(raises)
      expect(moved.filter((sign) => sign < 0).length).toBeLessThanOrEqual(lowers)
    }),
    { numRuns: 100 },
  )
})
