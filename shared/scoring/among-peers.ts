import type { CohortMetric } from '../schema/cohort.ts'
import type { ScorePart } from '../schema/score.ts'
import { type Cohort, comparedOf } from './cohort.ts'
import { freshness } from './curves.ts'
import type { Judged, Measured } from './parts.ts'
import { centileIn, countOf, quantileOf } from './sketch.ts'

/**
 * How many creators of the team's own a built-in prior weighs as much as: judgements. The centile of n creators errs by up to .5 ÷ √n, so
 * 30 weigh as much as a norm that is .09 off, a median wrong by a fifth; teams moreover save the better ones. The curves come from other
 * platforms or are judgements themselves: off by .16, ten creators.
 */
const PRIORS: Readonly<Record<string, { reason: string; n: number }>> = {
  'peer-norm': { reason: 'peers-and-norm', n: 30 },
  'built-in-curve': { reason: 'peers-and-curve', n: 10 },
}
/** Without any prior the creator stands in the middle until shown otherwise, as if one more peer said so: first of eight is .94, not 1. */
export const NO_PRIOR = { reason: 'peers', n: 1, centile: 0.5 }
/** Peers without a prior: of fewer the centile errs by more than one step of the verdict's scale (.2), .5 ÷ √8 = .18. */
export const LEAST_PEERS = 8

const COMPARED: Readonly<Record<ScorePart, readonly CohortMetric[]>> = {
  reach: ['typical-views'],
  engagement: ['rate-by-views', 'rate-by-followers'],
  consistency: ['views-spread'],
  activity: ['posts-per-week'],
  growth: ['growth'],
  fit: [],
}

/**
 * A part that was judged by the built-in priors, judged again among the team's own creators of that platform and size:
 * (n · centile among them + prior's n · prior) ÷ (n + prior's n). Without peers, or without what is compared, it stays as it is.
 */
export function amongPeers(part: ScorePart, judged: Judged, measured: Measured, peers: Cohort | undefined): Judged {
  const prior = priorOf(judged)
  const compared = comparedOf(Object.values(measured))
  const metric = COMPARED[part].find((name) => compared.has(name))
  const sketch = metric && peers?.get(metric)
  const value = metric && compared.get(metric)
  const n = sketch ? countOf(sketch) : 0
  if (!prior || !sketch || value === undefined || n < (prior.reason === 'peers' ? LEAST_PEERS : 1)) return judged
  const team = oriented(part, centileIn(sketch, value), measured)
  const centile = (n * team + prior.n * prior.centile) / (n + prior.n)
  const counts = { n, priorN: prior.n, all: n + prior.n, team, prior: prior.centile, teamMedian: quantileOf(sketch, 0.5) }
  return { ...judged, centile, reason: prior.reason, inputs: { ...judged.inputs, ...counts } }
}

function priorOf({ centile, reason }: Judged): typeof NO_PRIOR | null {
  if (reason === 'no-norm') return NO_PRIOR
  const prior = centile !== null && Object.hasOwn(PRIORS, reason) && PRIORS[reason]
  return prior ? { ...prior, centile } : null
}

/** A low spread is steady; posts per week count as far as they are fresh. */
function oriented(part: ScorePart, centile: number, { lastPost }: Measured): number {
  if (part === 'consistency') return 1 - centile
  return part === 'activity' ? centile * freshness(lastPost?.value ?? 0) : centile
}
