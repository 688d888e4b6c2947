import type { Candidate, Stage } from '../../../shared/schema/candidate.ts'
import type { Evidence } from '../../../shared/schema/evidence.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import type { Creator } from '../../../shared/schema/observation.ts'
import type { Quote } from '../../../shared/schema/quote.ts'
import type { Score } from '../../../shared/schema/score.ts'
import { NEWEST_QUOTE } from './quotes.ts'

/** What a candidate's row is read as; `saved_by` becomes the member's name. */
export const CANDIDATE_COLUMNS = `c.platform, c.creator_id, c.creator, c.observed_at, c.metrics, c.scoring, c.evidence, c.stage, c.note, c.tags,
  (SELECT m.name FROM members m WHERE m.workspace_id = c.workspace_id AND m.id = c.saved_by) AS saved_by,
  c.saved_at, c.updated_at, c.version, c.removed_at, c.cohort_marks,
  ${NEWEST_QUOTE} AS quote,
  (SELECT count(*) FROM observations o
   WHERE o.workspace_id = c.workspace_id AND o.platform = c.platform AND o.creator_id = c.creator_id) AS observations`

export interface CandidateRow {
  platform: string
  creator_id: string
  creator: string
  observed_at: string
  metrics: string
  scoring: string
  evidence: string | null
  stage: Stage
  note: string
  tags: string
  saved_by: string
  saved_at: string
  updated_at: string
  version: number
  removed_at: string | null
  /** What it is counted as in the cohorts; null where it is not yet. */
  cohort_marks: string | null
  /** JSON; null without one. */
  quote: string | null
  observations: number
}

export function toCandidate(row: CandidateRow): Candidate {
  return {
    platform: row.platform,
    creatorId: row.creator_id,
    creator: JSON.parse(row.creator) as Creator,
    observedAt: row.observed_at,
    metrics: JSON.parse(row.metrics) as Metric[],
    score: JSON.parse(row.scoring) as Score,
    ...(row.evidence === null ? {} : { evidence: JSON.parse(row.evidence) as Evidence[] }),
    stage: row.stage,
    ...(row.quote === null ? {} : { quote: JSON.parse(row.quote) as Quote }),
    note: row.note,
    tags: JSON.parse(row.tags) as string[],
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    updatedAt: row.updated_at,
    version: row.version,
    observations: row.observations,
  }
}
