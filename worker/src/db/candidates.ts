import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { numberOf } from '../../../shared/metrics/number-of.ts'
import type { Candidate, CandidateKey, ChangeCandidate } from '../../../shared/schema/candidate.ts'
import type { Evidence } from '../../../shared/schema/evidence.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import type { Creator } from '../../../shared/schema/observation.ts'
import type { Price } from '../../../shared/schema/quote.ts'
import type { Score } from '../../../shared/schema/score.ts'
import { marksOf } from '../../../shared/scoring/cohort.ts'
import { CANDIDATE_COLUMNS, type CandidateRow, toCandidate } from './candidate-row.ts'
import { countRemoval, countSave } from './cohort-counts.ts'
import { searchText, sortName } from './text.ts'

const KEY = 'workspace_id = ?1 AND platform = ?2 AND creator_id = ?3'

/** One candidate, removed or not. */
export const selectCandidate = (db: D1Database, workspaceId: string, key: CandidateKey): D1PreparedStatement =>
  db.prepare(`SELECT ${CANDIDATE_COLUMNS} FROM candidates c WHERE ${KEY}`).bind(workspaceId, key.platform, key.creatorId)

/** One candidate of the list; null for a missing and for a removed one. */
export async function findCandidate(db: D1Database, workspaceId: string, key: CandidateKey): Promise<Candidate | null> {
  const row = await selectCandidate(db, workspaceId, key).first<CandidateRow>()
  return row && row.removed_at === null ? toCandidate(row) : null
}

/** What a save writes: the newest facts, what was computed from them, and the team's words. */
export interface CandidateFacts {
  creator: Creator
  observedAt: string
  metrics: readonly Metric[]
  score: Score
  evidence: readonly Evidence[]
  note: string
  tags: readonly string[]
  /** What the creator asks for a post, known before the save. */
  quote?: Price | undefined
}

/**
 * Inserts a candidate, or replaces facts, note and tags of the version named (0: none yet); it also comes back if it was removed.
 * Touches no row where somebody else wrote meanwhile. The last statement writes the candidate, those before it count it in its cohorts.
 */
export function writeCandidate(db: D1Database, workspaceId: string, facts: CandidateFacts, version: number, memberId: string, now: Date) {
  const { creator } = facts
  const marks = marksOf(facts)
  const write = db
    .prepare(
      `INSERT INTO candidates (workspace_id, platform, creator_id, sort_name, search_text, followers, score, observed_at,
         note, tags, saved_by, saved_at, updated_at, version, creator, metrics, scoring, evidence, cohort_marks)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?13 + 1, ?14, ?15, ?16, ?17, ?18)
       ON CONFLICT (workspace_id, platform, creator_id) DO UPDATE SET
         sort_name = excluded.sort_name, search_text = excluded.search_text, followers = excluded.followers, score = excluded.score,
         observed_at = excluded.observed_at, note = excluded.note, tags = excluded.tags, updated_at = excluded.updated_at,
         version = excluded.version, removed_at = NULL, creator = excluded.creator, metrics = excluded.metrics, scoring = excluded.scoring,
         evidence = excluded.evidence, cohort_marks = excluded.cohort_marks
       WHERE candidates.version = ?13
       RETURNING version`,
    )
    .bind(
      ...[workspaceId, creator.platform, creator.id, sortName(creator), searchText(creator), numberOf(creator.followers, 'floor')],
      ...[facts.score.value, facts.observedAt, facts.note, JSON.stringify(facts.tags), memberId, now.toISOString(), version],
      ...[JSON.stringify(creator), JSON.stringify(facts.metrics), JSON.stringify(facts.score), JSON.stringify(facts.evidence)],
      JSON.stringify(marks),
    )
  return [...countSave(db, workspaceId, { platform: creator.platform, creatorId: creator.id }, version, marks), write]
}

/** Changes what the team decided, if the version named is still the newest. @returns the candidate as it is now, and whether it was changed */
export async function changeCandidate(db: D1Database, workspaceId: string, key: CandidateKey, change: ChangeCandidate, now: Date) {
  const [changed, found] = await db.batch([
    db
      .prepare(
        `UPDATE candidates SET stage = coalesce(?4, stage), note = coalesce(?5, note), tags = coalesce(?6, tags), updated_at = ?7, version = version + 1
         WHERE ${KEY} AND removed_at IS NULL AND version = ?8 RETURNING version`,
      )
      .bind(workspaceId, key.platform, key.creatorId, change.stage ?? null, change.note ?? null, tagsOf(change), now.toISOString(), change.version),
    selectCandidate(db, workspaceId, key),
  ])
  const row = found?.results[0] as CandidateRow | undefined
  return { changed: changed?.results.length === 1, candidate: row && row.removed_at === null ? toCandidate(row) : null }
}

/**
 * {@link changeCandidate} together with the quote, and with what is made of the facts by it. The update stands after the statements that count
 * the candidate in its cohorts, and before those that rest on it.
 */
export function updateWithQuote(
  db: D1Database,
  workspaceId: string,
  { platform, creatorId }: CandidateKey,
  change: ChangeCandidate,
  facts: Pick<CandidateFacts, 'creator' | 'metrics' | 'score' | 'evidence' | 'quote'>,
  now: Date,
): D1PreparedStatement[] {
  const marks = marksOf(facts)
  const update = db
    .prepare(
      `UPDATE candidates SET stage = coalesce(?4, stage), note = coalesce(?5, note), tags = coalesce(?6, tags), updated_at = ?7, version = version + 1,
         score = ?9, metrics = ?10, scoring = ?11, evidence = ?12, cohort_marks = ?13
       WHERE ${KEY} AND removed_at IS NULL AND version = ?8`,
    )
    .bind(
      ...[workspaceId, platform, creatorId, change.stage ?? null, change.note ?? null, tagsOf(change), now.toISOString(), change.version],
      ...[facts.score.value, JSON.stringify(facts.metrics), JSON.stringify(facts.score), JSON.stringify(facts.evidence), JSON.stringify(marks)],
    )
  return [...countSave(db, workspaceId, { platform, creatorId }, change.version, marks), update]
}

const tagsOf = (change: ChangeCandidate): string | null => (change.tags ? JSON.stringify(change.tags) : null)

/** Takes a candidate off the list, or brings it back; nothing changes where it is so already. @returns the candidate, null where there is none */
export async function setRemoved(db: D1Database, workspaceId: string, key: CandidateKey, removed: boolean, now: Date): Promise<Candidate | null> {
  const replies = await db.batch([
    ...countRemoval(db, workspaceId, key, removed),
    db
      .prepare(
        `UPDATE candidates SET removed_at = ?4, updated_at = ?5, version = version + 1
         WHERE ${KEY} AND (removed_at IS NULL) = ?6`,
      )
      .bind(workspaceId, key.platform, key.creatorId, removed ? now.toISOString() : null, now.toISOString(), removed ? 1 : 0),
    selectCandidate(db, workspaceId, key),
  ])
  const row = replies.at(-1)?.results[0] as CandidateRow | undefined
  return row ? toCandidate(row) : null
}
