import type { D1Database } from '@cloudflare/workers-types'
import type { CandidateKey, Stage } from '../../../shared/schema/candidate.ts'
import type { Mark } from '../../../shared/schema/cohort.ts'
import type { Price, Quote } from '../../../shared/schema/quote.ts'
import { NEWEST_QUOTE } from './quotes.ts'

interface Row {
  platform: string
  creator_id: string
  stage: Stage
  saved_by: string
  saved_at: string
  score: number | null
  cohort_marks: string | null
  quote: string | null
}

/** Which of the creators are on the list. They travel as one JSON value, because a D1 query takes 100 values at most. */
export async function lookUpCandidates(db: D1Database, workspaceId: string, keys: readonly CandidateKey[]) {
  const { results } = await db
    .prepare(
      `SELECT DISTINCT c.platform, c.creator_id, c.stage, m.name AS saved_by, c.saved_at, c.score, c.cohort_marks, ${NEWEST_QUOTE} AS quote
       FROM json_each(?2) k
       JOIN candidates c ON c.workspace_id = ?1 AND c.platform = k.value ->> 'platform' AND c.creator_id = k.value ->> 'creatorId'
       JOIN members m ON m.workspace_id = c.workspace_id AND m.id = c.saved_by
       WHERE c.removed_at IS NULL`,
    )
    .bind(workspaceId, JSON.stringify(keys))
    .all<Row>()
  return results.map((row) => ({
    platform: row.platform,
    creatorId: row.creator_id,
    stage: row.stage,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    score: row.score,
    ...(row.cohort_marks === null ? {} : { marks: JSON.parse(row.cohort_marks) as Mark[] }),
    ...(row.quote === null ? {} : { quote: priceOf(JSON.parse(row.quote) as Quote) }),
  }))
}

const priceOf = ({ price, rebate, currency }: Quote): Price => ({ price, rebate, currency })
