import type { Evidence, FollowerProfile } from '../../schema/evidence.ts'
import { wilson } from '../wilson.ts'
import { evidence } from './evidence-receipt.ts'

/** From so many points a profile is suspect (`research/formulas.md` 9: written by hand, not fitted on srf). */
export const SUSPECT_POINTS = 4
/** How often so many points fall to real and to fake followers: human labels on followers of real influencers (srf 2017, `research/formulas.md` 9). */
const RATES = { falsePositive: 0.05, truePositive: 0.56 } as const
/** Profiles below which a share is not worth a number. */
const LEAST_PROFILES = 10
/** HypeAuditor-derived: mass followers and suspicious ones should stay below 25 % (`research/benchmarks.md` §9). */
const LIMIT = 0.25

type Step = readonly [from: number, points: number]
const stepped = (value: number | null, steps: readonly Step[]): number => (value === null ? 0 : (steps.find(([from]) => value >= from)?.[1] ?? 0))

const POSTS: readonly Step[] = [
  [4, 0],
  [1, 1],
  [0, 2],
]
const FOLLOWING_PER_FOLLOWER: readonly Step[] = [
  [10, 2.5],
  [5, 1.5],
  [2.5, 0.8],
]
const DIGITS_PER_LETTER: readonly Step[] = [
  [0.3, 1.5],
  [0.15, 0.7],
]
const FOLLOWING: readonly Step[] = [[1_500, 1]]
const FOLLOWERS: readonly Step[] = [
  [30, 0],
  [0, 1],
]

/**
 * Points of a follower's profile, 0…10.8: the more, the less it looks like a person's (`research/formulas.md` 9). What the list does not say
 * gives no points.
 */
export function profilePoints({ posts, following, followers, hasPicture, usernameLength, usernameDigits, bioLength }: FollowerProfile): number {
  const points = [
    stepped(posts, POSTS),
    stepped(ratio(following, followers), FOLLOWING_PER_FOLLOWER),
    hasPicture === false ? 2 : 0,
    stepped(ratio(usernameDigits, usernameLength), DIGITS_PER_LETTER),
    stepped(following, FOLLOWING),
    stepped(followers, FOLLOWERS),
    bioLength === 0 ? 0.8 : 0,
  ]
  return Math.round(10 * points.reduce((sum, one) => sum + one, 0)) / 10
}

const ratio = (over: number | null, under: number | null): number | null => (over === null || under === null ? null : over / Math.max(1, under))

/** The share of suspect profiles in a sample: `measured` as counted, `value` corrected for what the points miss and take wrongly, with its 95 % interval. */
export interface SuspectShare {
  value: number
  low: number
  high: number
  measured: number
  n: number
}

/**
 * Suspect share (ratio), corrected by (share − FPR) ÷ (TPR − FPR) within 0…1 (Rogan & Gladen 1978, Am. J. Epidemiol. 107(1):71), its 95 % interval
 * that of Wilson corrected alike. It holds for the followers seen only: a list shows the newest first. Null below 10 profiles.
 */
export function suspectShare(profiles: readonly FollowerProfile[]): SuspectShare | null {
  if (profiles.length < LEAST_PROFILES) return null
  const suspects = profiles.filter((profile) => profilePoints(profile) >= SUSPECT_POINTS).length
  const { value, low, high } = wilson(suspects, profiles.length) ?? { value: 0, low: 0, high: 1 }
  return { value: corrected(value), low: corrected(low), high: corrected(high), measured: value, n: profiles.length }
}

const corrected = (share: number): number => Math.min(1, Math.max(0, (share - RATES.falsePositive) / (RATES.truePositive - RATES.falsePositive)))

/** `suspect-followers`: even the low end of the corrected share is above 25 %. Numbers: the share, its interval, n. Leaves 1 − share of a score. */
export function suspectFollowers(profiles: readonly FollowerProfile[]): Evidence[] {
  const share = suspectShare(profiles)
  if (!share || share.low <= LIMIT) return []
  const inputs = { limit: LIMIT, points: SUSPECT_POINTS, ...RATES }
  return [evidence('suspect-followers', { numbers: { ...share, limit: LIMIT }, factor: 1 - share.value }, { inputs, n: share.n })]
}
