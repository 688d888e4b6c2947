import { findEvidence } from '../../../shared/metrics/evidence/find-evidence.ts'
import { profilePoints, suspectShare } from '../../../shared/metrics/evidence/suspect-followers.ts'
import { measure } from '../../../shared/metrics/measure.ts'
import type { Absence, Metric, MetricKey } from '../../../shared/schema/metric.ts'
import type { Line } from './line.ts'
import { observedIn, profileOf } from './observed-line.ts'
import { termsOf } from './terms.ts'

/** Figures that need nothing but posts, in the order of the output. */
const PLAIN = ['consistency', 'postsPerWeek', 'growth30d', 'sponsoredShare'] as const satisfies readonly MetricKey[]

/**
 * The figures of one line. A figure without a value is null and `absence` says why, `leftOut` how many posts could not count for which
 * reason; keys whose input is absent are absent.
 * `evidence` is always there, empty where nothing speaks against the numbers.
 */
export function measureLine(line: Line): Record<string, unknown> {
  const observed = observedIn(line, termsOf(line))
  const history = (line.history ?? []).flatMap(({ date, followers }) => (typeof followers === 'number' ? [{ observedAt: date, followers }] : []))
  const followersSample = line.followersSample?.map(profileOf)
  const metrics = new Map(measure(observed, history).map((metric) => [metric.key, metric]))
  const of = (key: MetricKey): Metric | undefined => (isAsked(key, line) ? metrics.get(key) : undefined)
  const [rate, views] = [of('engagementRate'), of('typicalViews')]
  const plain = PLAIN.flatMap((key) => of(key) ?? [])
  return {
    ...(rate && { engagementRate: { value: rate.value, basis: rate.basis ?? null, n: rate.receipt.n, ...whyNot(rate) } }),
    ...(views && { typicalViews: { value: views.value, low: views.low ?? null, high: views.high ?? null, n: views.receipt.n, ...whyNot(views) } }),
    ...Object.fromEntries(plain.map(({ key, value }) => [key, value])),
    ...absences(plain),
    evidence: findEvidence(observed, { history, ...(followersSample && { followersSample }) }).map(({ code, at, numbers, postIds }) => ({
      code,
      ...(at && { at }),
      numbers,
      ...(postIds && { postIds }),
    })),
    ...(followersSample && { followersSample: { suspectShare: shareOf(followersSample), points: followersSample.map(profilePoints) } }),
  }
}

/** Whether a line brings what a figure is made of. */
const isAsked = (key: MetricKey, { posts, history }: Line): boolean => Boolean(key === 'growth30d' ? history : posts)

/** Why a figure has no value, and how many posts were left out of it for which reasons. */
function whyNot({ absence, receipt: { leftOut } }: Metric): { absence?: Absence; leftOut?: Record<string, number> } {
  if (!absence) return {}
  const reasons = [...Map.groupBy(leftOut, ({ reason }) => reason)].map(([reason, posts]) => [reason, posts.length])
  return { absence, ...(reasons.length > 0 && { leftOut: Object.fromEntries(reasons) }) }
}

const absences = (metrics: readonly Metric[]): { absence?: Record<string, Absence> } => {
  const missing = metrics.flatMap(({ key, absence }) => (absence ? [[key, absence] as const] : []))
  return missing.length > 0 ? { absence: Object.fromEntries(missing) } : {}
}

const shareOf = (profiles: Parameters<typeof suspectShare>[0]) =>
  suspectShare(profiles) ?? { value: null, low: null, high: null, n: profiles.length, absence: 'too-few-profiles' }
