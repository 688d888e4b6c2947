import type { Brief } from '../schema/brief.ts'
import type { Evidence } from '../schema/evidence.ts'
import type { FitFound, Judged } from '../schema/judgement.ts'
import type { Observation } from '../schema/observation.ts'
import type { Score } from '../schema/score.ts'
import { briefEvidence } from './brief-evidence.ts'
import { type Passage, passagesOf } from './fit/passages.ts'
import { fitOf } from './fit.ts'
import { gateOf } from './gate.ts'
import { JUDGES } from './parts.ts'
import { standingOf } from './quadrant.ts'
import { DEFAULT_WEIGHTS, totalOf } from './score.ts'

/** What is known of a creator without a brief. */
export interface Subject {
  observation: Observation
  score: Score
  evidence: readonly Evidence[]
  /** What the creator says, where it is read already. */
  passages?: readonly Passage[]
}

/** What a brief makes of a creator. `evidence` is that of the brief alone; `score` is gated by all of it. */
export interface Judgement extends Omit<Judged, 'briefVersion'> {
  score: Score
  evidence: Evidence[]
}

/** Posts named for each matching word; `times` counts all places. */
const NAMED = 3

/**
 * Fit, score and quadrant of one creator by one brief. The parts are those of the score without a brief, weighed anew; so nothing has to be
 * measured again, and page and API judge by the same figures.
 */
export function judge({ observation, score, evidence, passages = passagesOf(observation) }: Subject, brief: Brief): Judgement {
  const fit = fitOf(observation, brief, passages)
  const own = briefEvidence(observation, brief, passages)
  const weights = brief.weights ?? DEFAULT_WEIGHTS
  const judged = JUDGES.fit({}, observation.terms, fit)
  const parts = score.parts.map((part) => ({ ...part, ...(part.part === 'fit' && judged), weight: weights[part.part] }))
  const total = totalOf(parts, gateOf([...evidence, ...own]))
  const { performance, quadrant } = standingOf(total, fit.value, brief.thresholds)
  return { score: total, evidence: own, fit: shortened(fit), performance, quadrant }
}

const shortened = ({ parts, ...fit }: FitFound): FitFound => ({
  ...fit,
  parts: parts.map((part) => ({ ...part, matches: part.matches.map((match) => ({ ...match, postIds: match.postIds.slice(0, NAMED) })) })),
})
