import type { Count } from '../schema/count.ts'
import type { Metric, Receipt } from '../schema/metric.ts'
import type { Creator, Post } from '../schema/observation.ts'
import type { Terms } from '../schema/terms.ts'
import { numberOf } from './number-of.ts'

/** One post's own engagement rate (ratio): its engagement by the platform's terms ÷ its views, or ÷ the creator's followers where the terms say so. */
export function postRate(post: Post, { creator, terms }: { creator: Pick<Creator, 'followers'>; terms: Terms }): Metric {
  const { engagement: parts, engagementPer: basis } = terms
  const divisor = basis === 'views' ? post.views : creator.followers
  const counts = [...parts.map((key) => post[key]), divisor]
  const values = counts.flatMap((count) => numberOf(count) ?? [])
  const engagement = values.slice(0, -1).reduce((sum, value) => sum + value, 0)
  const known = values.length === counts.length && numberOf(divisor) !== 0
  const missing = [...parts, basis].filter((_, at) => !counts[at]).join('+') || null
  const inputs = { parts: parts.join('+'), missing, ...(known && { engagement, [basis]: numberOf(divisor) }) }
  return {
    key: 'engagementRate',
    value: known ? engagement / (values.at(-1) ?? Number.NaN) : null,
    unit: 'ratio',
    basis,
    ...(!known && { absence: whyNot(counts) }),
    receipt: { formula: `engagement-per-${basis}`, inputs, n: 1, window: null, leftOut: [], ...groundOf(counts) },
  }
}

function whyNot(counts: readonly (Count | undefined)[]): NonNullable<Metric['absence']> {
  if (counts.includes(undefined)) return 'not-on-page'
  const stated = (precision: Count['precision']) => counts.some((count) => count?.precision === precision)
  return stated('hidden') ? 'hidden' : stated('floor') ? 'floor' : 'no-views'
}

function groundOf(counts: readonly (Count | undefined)[]): Pick<Receipt, 'precision' | 'sources'> {
  const precisions = counts.map((count) => count?.precision)
  const precision = (['floor', 'rounded', 'exact'] as const).find((one) => precisions.includes(one)) ?? null
  return { precision, sources: [...new Set(counts.flatMap((count) => count?.source ?? []))] }
}
