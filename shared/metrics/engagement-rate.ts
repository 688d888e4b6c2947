import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { pointOf, whyNoFollowers } from './count.ts'
import { newest, type Sample } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'
import { metric, onRows } from './receipt.ts'
import { shortage, stating, unstated } from './stated.ts'
import { median, sum } from './statistics.ts'

/**
 * Engagement rate (ratio) over the newest ≤ 30 eligible posts that state every part of the platform's engagement sum: by views
 * Σ engagement ÷ Σ views (HypeAuditor, help.hypeauditor.com 4089895), by followers median(engagement) ÷ followers (Modash,
 * help.modash.io 6542471). The platform's terms say which; there is never a fall-back to another sum or divisor.
 */
export function engagementRate({ creator: { followers }, terms }: Observation, sample: Sample): Metric {
  const { engagement: parts, engagementPer: basis } = terms
  const byViews = basis === 'views'
  const keys = byViews ? ([...parts, 'views'] as const) : parts
  const rows = newest(stating(sample, keys))
  const inputs = { parts: parts.join('+'), missing: unstated(sample, keys).join('+') || null }
  const ground = { formula: `engagement-per-${basis}`, inputs, ...onRows(rows, byViews ? [] : [followers]) } as const
  if (rows.posts.length < MIN_POSTS) return metric('engagementRate', { absence: shortage(sample, keys), basis }, ground)

  const sums = rows.posts.map(({ values }) => sum(values.slice(0, parts.length)))
  const engagement = byViews ? sum(sums) : median(sums)
  const per = byViews ? sum(rows.posts.map(({ values }) => values.at(-1) ?? 0)) : pointOf(followers)
  const outcome = per ? { value: engagement / per } : { absence: byViews ? ('no-views' as const) : whyNoFollowers(followers) }
  return metric('engagementRate', { ...outcome, basis }, { ...ground, inputs: { ...inputs, engagement, [basis]: per } })
}
