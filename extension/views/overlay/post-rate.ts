import { pointOf } from '../../../shared/metrics/count.ts'
import { figure, noFigure, ofCounts } from '../../../shared/metrics/receipt.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import type { Observation, Post } from '../../../shared/schema/observation.ts'

/** One post's own engagement rate (ratio): its engagement by the platform's terms ÷ its views, or ÷ the creator's followers where views are not public. */
export function postRate(post: Post, { creator, terms }: Observation): Metric {
  const divisor = terms.engagementPer === 'views' ? post.views : creator.followers
  const counts = [...terms.engagement.map((key) => post[key]), divisor]
  const stated = terms.engagement.map((key) => pointOf(post[key]))
  const times = post.publishedAt ? [Date.parse(post.publishedAt)] : []
  const by = pointOf(divisor)
  const ground = { formula: `engagement-per-${terms.engagementPer}`, ...ofCounts(counts), times } as const
  const basis = { basis: terms.engagementPer }
  if (stated.includes(null) || !by) {
    const hidden = counts.some((count) => count?.precision === 'hidden')
    return noFigure('engagementRate', hidden ? 'hidden' : 'not-on-page', ground, basis)
  }
  const engagement = stated.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return figure('engagementRate', engagement / by, { ...ground, inputs: { engagement, [terms.engagementPer]: by } }, basis)
}
