import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Progress, SavedBrief } from '../../../shared/schema/brief.ts'
import type { CandidateKey } from '../../../shared/schema/candidate.ts'
import type { Evidence } from '../../../shared/schema/evidence.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import type { Score } from '../../../shared/schema/score.ts'
import type { Judgement } from '../../../shared/scoring/judge.ts'
import { RECENT, togetherOf } from './observations.ts'

/** A candidate's judgement by one version of a brief. */
export interface BriefScore {
  brief: Pick<SavedBrief, 'id' | 'version'>
  judgement: Judgement
}

/** Those on the list whose platform the brief names, or all where it names none; and the score by its newest version where there is one. */
export const SCORED_BY = `LEFT JOIN brief_scores s ON s.workspace_id = c.workspace_id AND s.platform = c.platform AND s.creator_id = c.creator_id`
const OF_BRIEF = `c.workspace_id = ?1 AND c.removed_at IS NULL AND (?4 = '[]' OR c.platform IN (SELECT value FROM json_each(?4)))`
const FROM_BRIEF = `FROM candidates c ${SCORED_BY} AND s.brief_id = ?2 AND s.brief_version = ?3 WHERE ${OF_BRIEF}`

const briefValues = (workspaceId: string, { id, version, brief }: SavedBrief) => [workspaceId, id, version, JSON.stringify(brief.platforms)]

const COLUMNS = 'workspace_id, platform, creator_id, brief_id, brief_version, score, quadrant, performance, scoring, fit, evidence'
const REPLACE = `ON CONFLICT (workspace_id, platform, creator_id, brief_id) DO UPDATE SET brief_version = excluded.brief_version,
  score = excluded.score, quadrant = excluded.quadrant, performance = excluded.performance, scoring = excluded.scoring, fit = excluded.fit,
  evidence = excluded.evidence`
/** One row as JSON: a query takes 100 values at most, so the rows of many travel as one. */
const VALUES = ['id', 'version', 'score', 'quadrant', 'performance', 'scoring', 'fit', 'evidence'].map((key) => `k.value ->> '${key}'`).join(', ')

const rowOf = ({ brief, judgement }: BriefScore) => ({
  ...{ id: brief.id, version: brief.version, score: judgement.score.value, quadrant: judgement.quadrant, performance: judgement.performance },
  ...{ scoring: JSON.stringify(judgement.score), fit: JSON.stringify(judgement.fit), evidence: JSON.stringify(judgement.evidence) },
})

/** Deletes all that briefs made of a creator before: after new facts nothing of it holds. @param version only where the candidate is still of it */
export const deleteScores = (db: D1Database, workspaceId: string, { platform, creatorId }: CandidateKey, version: number | null = null) =>
  db
    .prepare(
      `DELETE FROM brief_scores WHERE workspace_id = ?1 AND platform = ?2 AND creator_id = ?3 AND (?4 IS NULL
         OR ?4 = (SELECT version FROM candidates WHERE workspace_id = ?1 AND platform = ?2 AND creator_id = ?3))`,
    )
    .bind(workspaceId, platform, creatorId, version)

/** What every brief makes of one creator, provided that the statement before it in the batch has written a row. */
export const insertScores = (db: D1Database, workspaceId: string, { platform, creatorId }: CandidateKey, scores: readonly BriefScore[]) =>
  db
    .prepare(`INSERT INTO brief_scores (${COLUMNS}) SELECT ?1, ?2, ?3, ${VALUES} FROM json_each(?4) k WHERE changes() > 0 ${REPLACE}`)
    .bind(workspaceId, platform, creatorId, JSON.stringify(scores.map(rowOf)))

/** How far a brief has come. */
export const selectProgress = (db: D1Database, workspaceId: string, brief: SavedBrief): D1PreparedStatement =>
  db.prepare(`SELECT count(s.brief_id) AS scored, count(*) AS "of" ${FROM_BRIEF}`).bind(...briefValues(workspaceId, brief))

export async function readProgress(db: D1Database, workspaceId: string, brief: SavedBrief): Promise<Progress> {
  return (await selectProgress(db, workspaceId, brief).first<Progress>()) ?? { scored: 0, of: 0 }
}

/** A candidate that a brief has not scored yet, with the facts of its `version`. */
export interface Unscored {
  key: CandidateKey
  version: number
  observation: Observation
  score: Score
  evidence: readonly Evidence[]
}
interface UnscoredRow {
  platform: string
  creator_id: string
  version: number
  observed_at: string
  scoring: string
  evidence: string | null
  body: string
}

/**
 * The next candidates that a brief has not scored, those with the best scores first, as long as the observations that their figures rest on
 * stay under `bytes` altogether; one at least, however long.
 */
export async function listUnscored(db: D1Database, workspaceId: string, brief: SavedBrief, most: number, bytes: number): Promise<Unscored[]> {
  const { results } = await db
    .prepare(
      `WITH next AS (
         SELECT c.platform, c.creator_id, c.version, coalesce(c.score, -1) AS rank ${FROM_BRIEF} AND s.brief_id IS NULL
         ORDER BY coalesce(c.score, -1) DESC, c.platform DESC, c.creator_id DESC LIMIT ?5),
       seen AS (
         SELECT n.*, o.rowid AS observation, o.observed_at, octet_length(o.body) AS bytes,
           row_number() OVER (PARTITION BY n.platform, n.creator_id ORDER BY o.observed_at DESC) AS nth
         FROM next n JOIN observations o ON o.workspace_id = ?1 AND o.platform = n.platform AND o.creator_id = n.creator_id),
       sized AS (
         SELECT *, sum(bytes) OVER (ORDER BY rank DESC, platform DESC, creator_id DESC) AS all_bytes,
           dense_rank() OVER (ORDER BY rank DESC, platform DESC, creator_id DESC) AS place
         FROM seen WHERE nth <= ${RECENT})
       SELECT z.platform, z.creator_id, z.version, z.observed_at, c.scoring, c.evidence, o.body FROM sized z
       JOIN candidates c ON c.workspace_id = ?1 AND c.platform = z.platform AND c.creator_id = z.creator_id
       JOIN observations o ON o.rowid = z.observation
       WHERE z.all_bytes <= ?6 OR z.place = 1`,
    )
    .bind(...briefValues(workspaceId, brief), most, bytes)
    .all<UnscoredRow>()
  return [...Map.groupBy(results, (row) => `${row.platform}/${row.creator_id}`).values()].flatMap(toUnscored)
}

function toUnscored(rows: readonly UnscoredRow[]): Unscored[] {
  const [row] = rows
  const together = togetherOf(rows.map(({ observed_at: observedAt, body }) => ({ observedAt, observation: JSON.parse(body) as Observation })))
  if (!row || !together) return []
  return [
    {
      key: { platform: row.platform, creatorId: row.creator_id },
      version: row.version,
      observation: together.observation,
      score: JSON.parse(row.scoring) as Score,
      evidence: row.evidence === null ? [] : (JSON.parse(row.evidence) as Evidence[]),
    },
  ]
}

/** Writes judgements of many candidates, but for those that somebody has saved or changed since they were read. CROSS JOIN keeps the JSON outside: read once. */
export async function writeScores(
  db: D1Database,
  workspaceId: string,
  scores: readonly (BriefScore & Pick<Unscored, 'key' | 'version'>)[],
): Promise<void> {
  const rows = scores.map((one) => ({ ...rowOf(one), platform: one.key.platform, creatorId: one.key.creatorId, was: one.version }))
  await db
    .prepare(
      `INSERT INTO brief_scores (${COLUMNS}) SELECT ?1, c.platform, c.creator_id, ${VALUES} FROM json_each(?2) k
       CROSS JOIN candidates c ON c.workspace_id = ?1 AND c.platform = k.value ->> 'platform' AND c.creator_id = k.value ->> 'creatorId'
       WHERE c.version = k.value ->> 'was' ${REPLACE}`,
    )
    .bind(workspaceId, JSON.stringify(rows))
    .run()
}
