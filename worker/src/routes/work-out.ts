import { numberOf } from '../../../shared/metrics/number-of.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import type { Price } from '../../../shared/schema/quote.ts'
import { type Appraised, appraise } from '../../../shared/scoring/appraise.ts'
import type { Cohort } from '../../../shared/scoring/cohort.ts'
import { passagesOf } from '../../../shared/scoring/fit/passages.ts'
import { judge } from '../../../shared/scoring/judge.ts'
import type { BriefScore } from '../db/brief-scores.ts'
import type { Observed } from '../db/observations.ts'
import type { Known } from '../db/saves.ts'

/** What is made of a creator's newest facts. */
export interface WorkedOut extends Appraised {
  /** What the team's briefs make of them. */
  scores: BriefScore[]
}

interface Given {
  /** The facts that count: of all observations together. */
  newest: Observed
  /** An observation that the history does not hold yet. */
  arrived?: Observed
  peers: Cohort
  quote: Price | undefined
}

/** Figures, evidence and scores of a creator by all that is known: the same for a save and for a change of its quote. */
export function workOut({ history: kept, briefs }: Pick<Known, 'history' | 'briefs'>, { newest, arrived = newest, peers, quote }: Given): WorkedOut {
  const followers = numberOf(arrived.observation.creator.followers)
  const stated = new Map([...kept, { observedAt: arrived.observedAt, followers }].map((one) => [one.observedAt, one.followers]))
  stated.delete(newest.observedAt)
  const history = [...stated].flatMap(([instant, count]) => (count === null ? [] : [{ observedAt: instant, followers: count }]))
  const appraised = appraise(newest.observation, { history, peers, quote })
  return { ...appraised, scores: scoresOf(briefs, newest.observation, appraised) }
}

/** What each brief makes of the facts; what the creator says is read once for all. */
function scoresOf(briefs: Known['briefs'], observation: Observation, { score, evidence }: Pick<Appraised, 'score' | 'evidence'>): BriefScore[] {
  if (briefs.length === 0) return []
  const passages = passagesOf(observation)
  return briefs.map((brief) => ({ brief, judgement: judge({ observation, score, evidence, passages }, brief.brief) }))
}
