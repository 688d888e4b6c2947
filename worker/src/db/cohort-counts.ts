import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { CandidateKey } from '../../../shared/schema/candidate.ts'
import type { Mark } from '../../../shared/schema/cohort.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import type { Creator } from '../../../shared/schema/observation.ts'
import type { Quote } from '../../../shared/schema/quote.ts'
import { marksOf } from '../../../shared/scoring/cohort.ts'
import { NEWEST_QUOTE } from './quotes.ts'

const KEY = 'workspace_id = ?1 AND platform = ?2 AND creator_id = ?3'

/** What a candidate is counted as, taken out; and the same of a removed one, put back. */
const OUT = `SELECT value AS mark, -1 AS step FROM candidates c, json_each(c.cohort_marks) WHERE ${KEY} AND c.removed_at IS NULL`
const BACK = `SELECT value AS mark, 1 AS step FROM candidates c, json_each(c.cohort_marks) WHERE ${KEY} AND c.removed_at IS NOT NULL`
const GIVEN = 'SELECT value AS mark, 1 AS step FROM json_each(?4)'

/**
 * The statements that move a candidate's marks: at most one cell less and one more per metric, however many creators there are. They go
 * into the batch of the write and before it, since the row still says what is counted; D1 runs a batch as one transaction.
 * @param where holds exactly where the write will change the row
 */
function move(
  db: D1Database,
  [workspaceId, platform, creatorId]: readonly [string, string, string],
  steps: string,
  where: string,
  values: unknown[],
) {
  return [
    db
      .prepare(
        `INSERT INTO cohorts (workspace_id, platform, size_bin, metric, value_bin, n)
         SELECT ?1, ?2, mark ->> 1, mark ->> 0, mark ->> 2, sum(step) FROM (${steps}) WHERE ${where} GROUP BY mark HAVING sum(step) <> 0
         ON CONFLICT DO UPDATE SET n = n + excluded.n`,
      )
      .bind(workspaceId, platform, creatorId, ...values),
    db
      .prepare(
        `INSERT INTO cohort_versions (workspace_id, platform, version) SELECT ?1, ?2, 1 WHERE changes() > 0
         ON CONFLICT DO UPDATE SET version = version + 1`,
      )
      .bind(workspaceId, platform),
    db.prepare('DELETE FROM cohorts WHERE workspace_id = ?1 AND platform = ?2 AND n = 0').bind(workspaceId, platform),
  ]
}

/** Counts a candidate anew, where it is still of the version that the save was worked out from or not there at all. */
export function countSave(db: D1Database, workspaceId: string, { platform, creatorId }: CandidateKey, version: number, marks: readonly Mark[]) {
  const current = `coalesce((SELECT version FROM candidates WHERE ${KEY}), ?5) = ?5`
  return move(db, [workspaceId, platform, creatorId], `${OUT} UNION ALL ${GIVEN}`, current, [JSON.stringify(marks), version])
}

/** Takes a candidate out of the cohorts or puts it back, where it is not so already. */
export const countRemoval = (db: D1Database, workspaceId: string, { platform, creatorId }: CandidateKey, removed: boolean): D1PreparedStatement[] =>
  move(db, [workspaceId, platform, creatorId], removed ? OUT : BACK, 'true', [])

interface UnmarkedRow {
  platform: string
  creator_id: string
  version: number
  creator: string
  metrics: string
  quote: string | null
}

/**
 * Counts candidates that are not counted yet, at most so many: those saved before there were cohorts, or whose marks were emptied to be made
 * again. Three statements however many they are, since D1 limits the queries of one request.
 */
export async function countUnmarked(db: D1Database, workspaceId: string, limit = 50): Promise<void> {
  const { results } = await db
    .prepare(
      `SELECT c.platform, c.creator_id, c.version, c.creator, c.metrics, ${NEWEST_QUOTE} AS quote FROM candidates c
       WHERE c.workspace_id = ?1 AND c.cohort_marks IS NULL LIMIT ?2`,
    )
    .bind(workspaceId, limit)
    .all<UnmarkedRow>()
  if (results.length === 0) return
  const marked = JSON.stringify(results.map(markRow))
  await db.batch(MARK_ROWS.map((statement) => db.prepare(statement).bind(workspaceId, marked)))
}

const markRow = ({ platform, creator_id: id, version, creator, metrics, quote }: UnmarkedRow) => ({
  ...{ platform, id, version },
  marks: marksOf({
    creator: JSON.parse(creator) as Creator,
    metrics: JSON.parse(metrics) as Metric[],
    quote: quote === null ? undefined : (JSON.parse(quote) as Quote),
  }),
})

/** Who was saved or counted meanwhile has another version, or marks. */
const STILL_UNMARKED = `c.workspace_id = ?1 AND c.platform = row.value ->> 'platform' AND c.creator_id = row.value ->> 'id'
  AND c.version = row.value ->> 'version' AND c.cohort_marks IS NULL`
const MARK_ROWS = [
  `INSERT INTO cohorts (workspace_id, platform, size_bin, metric, value_bin, n)
   SELECT ?1, c.platform, mark.value ->> 1, mark.value ->> 0, mark.value ->> 2, count(*)
   FROM json_each(?2) row JOIN candidates c ON ${STILL_UNMARKED} AND c.removed_at IS NULL, json_each(row.value, '$.marks') mark
   WHERE true GROUP BY c.platform, mark.value ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  `INSERT INTO cohort_versions (workspace_id, platform, version)
   SELECT DISTINCT ?1, row.value ->> 'platform', 1 FROM json_each(?2) row WHERE true ON CONFLICT DO UPDATE SET version = version + 1`,
  `UPDATE candidates AS c SET cohort_marks = row.value -> 'marks' FROM json_each(?2) row WHERE ${STILL_UNMARKED}`,
]
