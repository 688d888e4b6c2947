import { findEvidence } from '../metrics/evidence/find-evidence.ts'
import type { EarlierFollowers } from '../metrics/growth.ts'
import { measure } from '../metrics/measure.ts'
import type { Brief } from '../schema/brief.ts'
import type { Evidence } from '../schema/evidence.ts'
import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import type { Price } from '../schema/quote.ts'
import type { Score } from '../schema/score.ts'
import type { Cohort } from './cohort.ts'
import { type Judgement, judge } from './judge.ts'
import { scoreOf } from './score.ts'

/** What is made of a creator's facts. */
export interface Appraised {
  metrics: Metric[]
  evidence: Evidence[]
  score: Score
}

/** What is known beside the facts. */
export interface Known {
  /** Followers at earlier observations, in any order; without any there is no growth and no follower rise. */
  history?: readonly EarlierFollowers[]
  /** The team's own creators of the same platform and size, without this one. */
  peers?: Cohort | undefined
  /** What the creator asks for a post. */
  quote?: Price | undefined
}

/**
 * Figures, evidence and the score that the evidence gates: one computation for page and API, so that both say the same of the same facts.
 */
export function appraise(observation: Observation, { history = [], peers, quote }: Known = {}): Appraised {
  const metrics = measure(observation, history)
  const evidence = findEvidence(observation, { history })
  return { metrics, evidence, score: scoreOf(metrics, observation.terms, { evidence, peers, quote }) }
}

/** {@link appraise} by a brief: its score, and its evidence after that of the numbers. */
export function appraiseFor(
  brief: Brief,
  observation: Observation,
  known: Known = {},
): Appraised & Pick<Judgement, 'fit' | 'performance' | 'quadrant'> {
  const { metrics, evidence, score } = appraise(observation, known)
  const judged = judge({ observation, score, evidence }, brief)
  return { ...judged, metrics, evidence: [...evidence, ...judged.evidence] }
}
