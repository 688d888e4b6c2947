import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { pointOf, whyNoFollowers } from './count.ts'
import { type Figure, figure } from './figure.ts'
import { normalCdf } from './normal.ts'
import { onCounts } from './receipt.ts'

/** Typical views against creators of the same size: `times` what they are expected to have, `z` in their standard deviations, `centile` 0…1. */
export interface ReachResidual {
  times: number
  z: number
  centile: number
}

/**
 * View-to-follower residual: (ln(1 + views) − ln expected) ÷ spread, by the platform's reach norm (`research/scoring-methods.md`,
 * "View/follower anomaly"). The views are the creator's own median, never a value already drawn towards peers.
 * Low can mean dead or bought followers as well as an old audience, high promoted views as well as a hit: evidence, no verdict.
 */
export function reachResidual({ creator: { followers }, terms }: Observation, typicalViews: Metric): Figure<ReachResidual> {
  const norm = terms.norms?.reach
  const [size, views] = [pointOf(followers), typicalViews.receipt.inputs.ownMedian]
  const expected = norm && size ? norm.intercept + norm.slope * Math.log(size) : null
  const ground = groundOf(typicalViews, followers)
  const inputs = { views: typeof views === 'number' ? views : null, followers: size, peersExpect: expected === null ? null : Math.exp(expected) }
  const by = norm ? { spread: norm.spread, source: norm.source, year: norm.year } : {}
  const receipt = { ...ground, formula: 'residual-to-peers', inputs: { ...inputs, ...by } }
  if (typicalViews.value === null || typeof views !== 'number') return figure({ absence: typicalViews.absence ?? 'no-views' }, receipt)
  if (!norm) return figure({ absence: 'no-norm' }, receipt)
  if (expected === null) return figure({ absence: whyNoFollowers(followers) }, receipt)
  const residual = Math.log1p(views) - expected
  const z = residual / norm.spread
  return figure({ value: { times: Math.exp(residual), z, centile: normalCdf(z) } }, receipt)
}

function groundOf({ receipt }: Metric, followers: Observation['creator']['followers']): Metric['receipt'] {
  const { precision, sources } = onCounts([followers])
  const poorest = (['floor', 'rounded', 'exact'] as const).find((one) => one === precision || one === receipt.precision) ?? null
  return { ...receipt, precision: poorest, sources: [...new Set([...receipt.sources, ...sources])].sort() }
}
