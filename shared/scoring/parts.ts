import { normalCdf } from '../metrics/normal.ts'
import type { Metric, MetricKey } from '../schema/metric.ts'
import type { Part, ScorePart } from '../schema/score.ts'
import type { Terms } from '../schema/terms.ts'
import { activityCentile, consistencyCentile, growthCentile } from './curves.ts'
import type { Fit } from './fit.ts'

/** Why a part is as it is, `Part.reason`; a part without its figure carries that figure's absence instead. */
export const PART_REASONS = [
  ...(['peer-norm', 'built-in-curve', 'no-norm', 'no-brief', 'brief-match', 'not-measured'] as const),
  ...(['peers', 'peers-and-norm', 'peers-and-curve', 'peers-by-price'] as const),
] as const

/** A part of the score before it is weighed. */
export type Judged = Pick<Part, 'value' | 'centile' | 'reason' | 'inputs'>
export type Measured = Partial<Record<MetricKey, Metric>>
/** How well the creator fits the brief that is chosen: 0…1, null where the page says nothing of what it asks. */
export type FitValue = Pick<Fit, 'value' | 'coverage'>

/** How each part is judged on its own: centile 0…1 among peers, or null with the reason. */
export const JUDGES: Record<ScorePart, (measured: Measured, terms: Terms, fit: FitValue | null) => Judged> = {
  reach,
  engagement,
  consistency,
  activity,
  growth,
  fit: (_measured, _terms, fit) => judgeFit(fit),
}

/** Typical views: share of creators with as many followers who have less, by the platform's norm. */
function reach({ typicalViews, followers }: Measured, { norms }: Terms): Judged {
  const [views, size, norm] = [typicalViews?.value, followers?.value, norms?.reach]
  if (views == null) return missing(typicalViews?.absence)
  if (!norm) return missing('no-norm', views)
  if (followers?.receipt.precision === 'floor') return missing('floor', views)
  if (!size) return missing(followers?.absence ?? 'no-followers', views)
  const expected = norm.intercept + norm.slope * Math.log(size)
  const { spread, source, year } = norm
  const inputs = { followers: size, expected: Math.exp(expected), spread, source, year }
  return { value: views, centile: normalCdf((Math.log1p(views) - expected) / spread), reason: 'peer-norm', inputs }
}

/** Engagement rate: share of creators with a lower one, by the platform's lognormal norm. */
function engagement({ engagementRate }: Measured, { norms }: Terms): Judged {
  const [rate, norm] = [engagementRate?.value, norms?.engagementRate]
  if (rate == null) return missing(engagementRate?.absence)
  if (!norm) return missing('no-norm', rate)
  const centile = rate > 0 ? normalCdf(Math.log(rate / norm.median) / norm.spread) : 0
  return { value: rate, centile, reason: 'peer-norm', inputs: { basis: engagementRate?.basis ?? null, ...norm } }
}

/** Steadiness of views, judged by their spread, which unlike the ratio does not favour the big. */
function consistency({ consistency: metric }: Measured): Judged {
  const spread = metric?.receipt.inputs.spread
  if (metric?.value == null || typeof spread !== 'number') return missing(metric?.absence)
  return { value: metric.value, centile: consistencyCentile(spread), reason: 'built-in-curve', inputs: { spread } }
}

function activity({ postsPerWeek, lastPost }: Measured): Judged {
  const [perWeek, daysSince] = [postsPerWeek?.value, lastPost?.value]
  if (perWeek == null) return missing(postsPerWeek?.absence)
  if (daysSince == null) return missing(lastPost?.absence, perWeek)
  return { value: perWeek, centile: activityCentile(perWeek, daysSince), reason: 'built-in-curve', inputs: { daysSince } }
}

function growth({ growth30d }: Measured): Judged {
  if (growth30d?.value == null) return missing(growth30d?.absence)
  return { value: growth30d.value, centile: growthCentile(growth30d.value), reason: 'built-in-curve', inputs: {} }
}

function judgeFit(fit: FitValue | null): Judged {
  if (!fit) return missing('no-brief')
  const { value, coverage } = fit
  return value === null ? missing() : { value, centile: value, reason: 'brief-match', inputs: { coverage } }
}

const missing = (reason = 'not-measured', value: number | null = null): Judged => ({ value, centile: null, reason, inputs: {} })
