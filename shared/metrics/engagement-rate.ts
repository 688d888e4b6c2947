import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { pointOf, whyNoFollowers } from './count.ts'
import { MIN_POSTS, newest, type Sample } from './eligible.ts'
import { figure, noFigure, ofCounts } from './receipt.ts'
import { type Row, shortage, stating, unstated } from './stated.ts'
import { median, sum } from './statistics.ts'

/**
 * Engagement rate (ratio) over the newest ≤ 30 eligible posts that state every part of the platform's engagement sum: by views
 * Σ engagement ÷ Σ views (HypeAuditor, help.hypeauditor.com 4089895), by followers median(engagement) ÷ followers (Modash,
 * help.modash.io 6542471). The platform's terms say which; there is never a fall-back to another sum or divisor.
 */
export function engagementRate({ creator, terms }: Observation, sample: Sample): Metric {
  const { engagement: parts, engagementPer: basis } = terms
  const keys = basis === 'views' ? ([...parts, 'views'] as const) : parts
  const stated = stating(sample, keys)
  const { kept: rows, leftOut } = newest(stated.rows)
  const counts = [...rows.flatMap((row) => row.counts), ...(basis === 'followers' ? [creator.followers] : [])]
  const inputs = { parts: parts.join('+'), missing: unstated(sample, keys).join('+') || null }
  const ground = {
    formula: `engagement-per-${basis}`,
    inputs,
    times: rows.map(({ at }) => at),
    leftOut: [...stated.leftOut, ...leftOut],
    ...ofCounts(counts),
  } as const
  if (rows.length < MIN_POSTS) return noFigure('engagementRate', shortage(sample, keys), ground, { basis })

  const { engagement, per } = basis === 'views' ? byViews(rows) : { engagement: median(rows.map(engagementOf)), per: pointOf(creator.followers) }
  const complete = { ...ground, inputs: { ...inputs, engagement, [basis]: per } }
  if (!per) return noFigure('engagementRate', basis === 'views' ? 'no-views' : whyNoFollowers(creator.followers), complete, { basis })
  return figure('engagementRate', engagement / per, complete, { basis })
}
