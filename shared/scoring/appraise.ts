import { findEvidence } from '../metrics/evidence/find-evidence.ts'
import type { EarlierFollowers } from '../metrics/growth.ts'
import { measure } from '../metrics/measure.ts'
import type { Evidence } from '../schema/evidence.ts'
import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import type { Score, Weights } from '../schema/score.ts'
import { DEFAULT_WEIGHTS, scoreOf } from './score.ts'

/** What is made of a creator's facts. */
export interface Appraised {
  metrics: Metric[]
  evidence: Evidence[]
  score: Score
}

/**
 * Figures, evidence and the score that the evidence gates: one computation for page and API, so that both say the same of the same facts.
 * @param history followers at earlier observations, in any order; without any there is no growth and no follower rise
 */
export function appraise(observation: Observation, history: readonly EarlierFollowers[] = [], weights: Weights = DEFAULT_WEIGHTS): Appraised {
  const metrics = measure(observation, history)
  const evidence = findEvidence(observation, { history })
  return { metrics, evidence, score: scoreOf(metrics, observation.terms, weights, evidence) }
}
