import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { isCount, pointOf, whyNoFollowers } from './count.ts'
import { DAY } from './eligible.ts'
import { metric, onCounts } from './receipt.ts'

/** Followers (people) at an earlier observation. */
export interface EarlierFollowers {
  observedAt: string
  followers: number
}
const PERIOD_DAYS = 30
/** Over a shorter gap the rate per 30 days would be mostly the rounding of the counts. */
const LEAST_GAP_DAYS = 7

/** Growth (ratio per 30 days): (followers ÷ followers then)^(30 ÷ days) − 1, against the observation nearest to 30 days before that is at least 7 days old. */
export function growth30d({ creator, observedAt }: Observation, history: readonly EarlierFollowers[]): Metric {
  const now = Date.parse(observedAt)
  const followers = pointOf(creator.followers)
  const then = baseline(history, now)
  const ground = { formula: 'compound-growth', ...onCounts([creator.followers]) } as const
  if (followers === null) return metric('growth30d', { absence: whyNoFollowers(creator.followers) }, ground)
  if (!then) return metric('growth30d', { absence: 'one-observation' }, { ...ground, inputs: { followers, leastDays: LEAST_GAP_DAYS }, times: [now] })
  const value = (followers / then.followers) ** (PERIOD_DAYS / then.days) - 1
  const inputs = { followers, followersThen: then.followers, days: then.days }
  return metric('growth30d', { value }, { ...ground, inputs, times: [now - then.days * DAY, now] })
}

function baseline(history: readonly EarlierFollowers[], now: number): { followers: number; days: number } | undefined {
  const distance = (days: number) => Math.abs(days - PERIOD_DAYS)
  return history
    .map(({ observedAt, followers }) => ({ followers, days: (now - Date.parse(observedAt)) / DAY }))
    .filter(({ followers, days }) => isCount(followers) && followers > 0 && days >= LEAST_GAP_DAYS)
    .toSorted((a, b) => distance(a.days) - distance(b.days) || a.days - b.days || a.followers - b.followers)[0]
}
