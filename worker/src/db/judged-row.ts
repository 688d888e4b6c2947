import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { Evidence } from '../../../shared/schema/evidence.ts'
import type { FitFound, Quadrant } from '../../../shared/schema/judgement.ts'
import type { Score } from '../../../shared/schema/score.ts'

/** What a brief made of a candidate; all null where it has not scored it yet. */
export interface JudgedRow {
  brief_version: number | null
  performance: number | null
  quadrant: Quadrant | null
  fit: string | null
  brief_scoring: string | null
  brief_evidence: string | null
}

/** Nothing is known, and that is no 0. */
const UNSCORED: Score = { value: null, coverage: 0, gate: 1, parts: [] }

/** A candidate as a brief sees it: its score, and its evidence after that of the numbers. */
export function toJudged(candidate: Candidate, row: Partial<JudgedRow>): Candidate {
  const { brief_version: briefVersion, performance = null, quadrant = null, fit, brief_scoring: scoring, brief_evidence: evidence } = row
  if (briefVersion == null || fit == null || scoring == null) return { ...candidate, score: UNSCORED, judged: null }
  return {
    ...candidate,
    score: JSON.parse(scoring) as Score,
    evidence: [...(candidate.evidence ?? []), ...(JSON.parse(evidence ?? '[]') as Evidence[])],
    judged: { briefVersion, performance, quadrant, fit: JSON.parse(fit) as FitFound },
  }
}
