import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEvidence, type SeenBesides } from '../../../../shared/metrics/evidence/find-evidence.ts'
import { profilePoints, suspectShare } from '../../../../shared/metrics/evidence/suspect-followers.ts'
import { EVIDENCE_CODES, Evidence, type EvidenceCode, type FollowerProfile } from '../../../../shared/schema/evidence.ts'
import type { Observation } from '../../../../shared/schema/observation.ts'
import { anyHistory, anyObservation } from '../any-observation.ts'
import { counted, daysBefore, exact, observation, PER_FOLLOWERS, post } from '../observed.ts'

const of = (code: EvidenceCode, observed: Observation, besides?: SeenBesides) => findEvidence(observed, besides).filter((one) => one.code === code)
/** Sixty days of followers at 10,000, growing by five a day, times what a day's factor says. */
const daily = (factor: (day: number) => number = () => 1) =>
  Array.from({ length: 60 }, (_, day) => ({ observedAt: daysBefore(60 - day), followers: Math.round((10_000 + 5 * day) * factor(day)) }))
const quiet = (): Observation => observation([], { followers: undefined })

describe('a follower jump', () => {
  const bought = daily((day) => 1 + 0.05 * Math.min(1, Math.max(0, (day - 30) / 3)))

  it('is 5 % more within three days out of nothing, with the day and the numbers', () => {
    const [jump, ...more] = of('follower-jump', quiet(), { history: bought })
    expect(more).toEqual([])
    // day 30 is the last quiet reading, day 31 the first with more
    expect(jump).toMatchObject({ at: daysBefore(60 - 31), numbers: { days: 3 } })
    expect(jump?.numbers.gain).toBeGreaterThan(0.045)
    expect(jump?.numbers.gain).toBeLessThan(0.055)
    expect(jump).toMatchObject({ factor: 0.85, receipt: { n: 60, inputs: { floor: 0.02 } } })
  })

  it('is none in a quiet series, in a slow one, nor in a fast but steady one', () => {
    for (const history of [daily(), daily((day) => 1 + 0.001 * day), daily((day) => 1.01 ** day)])
      expect(of('follower-jump', quiet(), { history })).toEqual([])
  })

  it('is none where few followers became one more, as little as there can be', () => {
    const of40 = (more: number) =>
      Array.from({ length: 60 }, (_, day) => ({ observedAt: daysBefore(60 - day), followers: day < 30 ? 40 : 40 + more }))
    expect(of('follower-jump', quiet(), { history: of40(1) })).toEqual([])
    expect(of('follower-jump', quiet(), { history: of40(2) })).toHaveLength(1)
  })

  it('is none where a post with far more views came with it', () => {
    const posts = [...Array.from({ length: 8 }, (_, i) => counted(10 + 5 * i + 31, 1_000, 50, 5)), counted(30, 40_000, 2_000, 90)]
    expect(of('follower-jump', observation(posts, { followers: undefined }), { history: bought })).toEqual([])
    expect(of('follower-jump', observation(posts.slice(0, -1), { followers: undefined }), { history: bought })).toHaveLength(1)
  })

  it('happens as often as it happened', () => {
    const twice = daily((day) => (day >= 45 ? 1.12 : day >= 20 ? 1.06 : 1))
    expect(of('follower-jump', quiet(), { history: twice })).toHaveLength(2)
  })

  it.each([1, 2, 3])('within %d days is dated on its first, however the days around it are', (days) => {
    const history = daily((day) => 1 + 0.06 * Math.min(1, Math.max(0, (day - 30) / days)))
    const [jump, ...more] = of('follower-jump', quiet(), { history })
    expect(more).toEqual([])
    expect(jump).toMatchObject({ at: daysBefore(60 - 31), numbers: { days } })
  })

  it('is told from ten days on', () => {
    expect(of('follower-jump', quiet(), { history: bought.slice(23, 36) })).toHaveLength(1)
  })

  it('cannot be told from a few readings, nor from weekly ones', () => {
    expect(of('follower-jump', quiet(), { history: bought.slice(27, 36) })).toEqual([])
    expect(of('follower-jump', quiet(), { history: bought.filter((_, day) => day % 7 === 0) })).toEqual([])
  })

  it('takes the observation’s own followers for the newest reading', () => {
    expect(of('follower-jump', observation([], { followers: exact(11_000) }), { history: daily() })).toHaveLength(1)
  })
})

it('a drip is a rise too slow for a jump: 6 % within twelve days', () => {
  const history = daily((day) => 1 + 0.06 * Math.min(1, Math.max(0, (day - 30) / 12)))
  expect(of('follower-jump', quiet(), { history })).toEqual([])
  const [drip] = of('follower-drip', quiet(), { history })
  expect(drip?.numbers.gain).toBeGreaterThan(0.05)
  expect(of('follower-drip', quiet(), { history: daily() })).toEqual([])
})

describe('promoted views', () => {
  const ordinary = Array.from({ length: 8 }, (_, i) => counted(10 + i, 2_000, 100, 10))
  it('are twenty times the usual views with a tenth of the likes', () => {
    const [found] = of('promoted-views', observation([...ordinary, counted(30, 90_000, 300, 5)]))
    expect(found).toMatchObject({
      postIds: ['aged-30'],
      numbers: { posts: 1, of: 9, views: 90_000, likes: 300, typicalViews: 2_000, typicalLikesPerView: 0.05 },
    })
  })
  it.each([
    ['a viral post keeps its likes', counted(30, 90_000, 3_000, 5)],
    ['so few views matter to nobody', counted(30, 19_000, 2, 0)],
    ['hidden likes cannot be judged', post(30, { views: exact(90_000), likes: exact(0) })],
  ])('are not found where %s', (_, added) => expect(of('promoted-views', observation([...ordinary, added]))).toEqual([]))
})

describe('ratios', () => {
  const posts = (views: number, likes: number, comments: number) => Array.from({ length: 5 }, (_, i) => counted(10 + i, views, likes, comments))
  it.each([
    ['too few likes for the views', posts(100_000, 20, 2), ['likesPerView']],
    ['too many likes for the views', posts(1_000, 900, 20), ['likesPerView']],
    ['more comments than people who like', posts(10_000, 300, 400), ['commentsPerLike']],
    ['ordinary ones', posts(10_000, 300, 10), []],
    ['no comments at all, maybe switched off', posts(10_000, 300, 0), []],
    ['two posts only', posts(100_000, 20, 2).slice(3), []],
  ])('of %s', (_, seen, names) => expect(of('ratio-out-of-band', observation(seen)).map(({ numbers }) => numbers.ratio)).toEqual(names))

  it('by views are not asked where views are not what counts', () => {
    expect(of('ratio-out-of-band', observation(posts(100_000, 20, 2), { terms: PER_FOLLOWERS }))).toEqual([])
  })
})

it('dormant is a creator whose newest post is more than 90 days old', () => {
  const [found] = of('dormant', observation([counted(91, 10, 1, 0), counted(300, 10, 1, 0), counted(301, 10, 1, 0)]))
  expect(found).toMatchObject({ at: daysBefore(91), numbers: { days: 91, limit: 90 }, factor: 0.8 })
  expect(of('dormant', observation([90, 91, 92].map((days) => counted(days, 10, 1, 0))))).toEqual([])
  expect(of('dormant', observation([counted(300, 10, 1, 0)]))).toEqual([])
  expect(of('dormant', observation([]))).toEqual([])
})

it('sponsored-heavy is a share above 30 %, three posts at least', () => {
  const posts = (paid: number, of: number) => Array.from({ length: of }, (_, i) => counted(10 + i, 100, 10, 1, { sponsored: i < paid }))
  expect(of('sponsored-heavy', observation(posts(4, 10)))).toMatchObject([{ numbers: { share: 0.4, marked: 4, of: 10 } }])
  expect(of('sponsored-heavy', observation(posts(3, 10)))).toEqual([])
  expect(of('sponsored-heavy', observation(posts(2, 4)))).toEqual([])
})

describe('same comments', () => {
  const said = (texts: string[]) => texts.map((text, i) => ({ text, author: `u${i}` }))
  const different = Array.from({ length: 20 }, (_, i) => `something else number ${i}`)
  it('are those that many write letter for letter', () => {
    const repeated = Array.from({ length: 10 }, (_, i) => (i % 2 ? 'Great product, love it!' : 'great PRODUCT love it 😍'))
    expect(of('same-comments', quiet(), { comments: said([...different, ...repeated]) })).toMatchObject([
      { numbers: { same: 10, of: 30, example: 'greatproductloveit' } },
    ])
  })
  it.each([
    ['short ones', Array.from({ length: 40 }, () => 'nice')],
    ['emoji', Array.from({ length: 40 }, () => '😍😍😍😍😍😍😍')],
    ['few', Array.from({ length: 12 }, () => 'the very same sentence')],
    ['different ones', different],
  ])('are not %s', (_, texts) => expect(of('same-comments', quiet(), { comments: said(texts) })).toEqual([]))
})

describe('a sample of followers', () => {
  const person: FollowerProfile = {
    posts: 40,
    following: 300,
    followers: 280,
    hasPicture: true,
    isPrivate: false,
    usernameLength: 9,
    usernameDigits: 0,
    bioLength: 30,
  }
  const fake: FollowerProfile = {
    posts: 0,
    following: 3_000,
    followers: 12,
    hasPicture: false,
    isPrivate: false,
    usernameLength: 10,
    usernameDigits: 4,
    bioLength: 0,
  }
  const unknown: FollowerProfile = {
    posts: null,
    following: null,
    followers: null,
    hasPicture: null,
    isPrivate: null,
    usernameLength: null,
    usernameDigits: null,
    bioLength: null,
  }

  it.each([
    ['of a person has none', person, 0],
    ['of the plainest fake has all', fake, 10.8],
    ['nobody knows anything of has none', unknown, 0],
    ['with two posts has one', { ...person, posts: 2 }, 1],
    ['following five times its followers has 1.5', { ...person, following: 1_400 }, 1.5],
  ])('a profile %s', (_, profile, points) => expect(profilePoints(profile)).toBe(points))

  it('has a share corrected for what the points miss', () => {
    const sample = [...Array.from({ length: 40 }, () => fake), ...Array.from({ length: 60 }, () => person)]
    // (0.40 − 0.05) / (0.56 − 0.05) = 0.6863
    const share = suspectShare(sample)
    expect(share).toMatchObject({ measured: 0.4, n: 100 })
    expect(share?.value).toBeCloseTo(0.6863, 4)
    expect(share?.low).toBeLessThan(0.6863)
    expect(share?.high).toBeGreaterThan(0.6863)
    expect(of('suspect-followers', quiet(), { followersSample: sample })[0]?.factor).toBeCloseTo(1 - 0.6863, 4)
  })

  it('of ordinary people is no evidence, and of nine people no share', () => {
    expect(of('suspect-followers', quiet(), { followersSample: Array.from({ length: 100 }, () => person) })).toEqual([])
    expect(suspectShare(Array.from({ length: 9 }, () => fake))).toBeNull()
    expect(suspectShare(Array.from({ length: 100 }, () => person))).toMatchObject({ value: 0, low: 0 })
  })
})

it('is valid, and of a known code, whatever was observed', () => {
  fc.assert(
    fc.property(anyObservation, anyHistory, (observed, history) => {
      for (const found of findEvidence(observed, { history })) {
        expect(Evidence.parse(found)).toEqual(found)
        expect(EVIDENCE_CODES).toContain(found.code)
        for (const number of Object.values(found.numbers)) if (typeof number === 'number') expect(Number.isFinite(number)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
