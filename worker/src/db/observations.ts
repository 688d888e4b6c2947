import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { numberOf } from '../../../shared/metrics/number-of.ts'
import { wholeOf } from '../../../shared/metrics/whole.ts'
import type { CandidateKey, FollowerHistory } from '../../../shared/schema/candidate.ts'
import type { Observation } from '../../../shared/schema/observation.ts'

/** An observation and its instant, spelled as the database has it. */
export interface Observed {
  observedAt: string
  observation: Observation
}

/** Observations that figures rest on together: a list, and the posts that were opened from it. */
export const RECENT = 8

/** What all observations say together, at the instant of the newest; null without any. */
export function togetherOf(observations: readonly Observed[]): Observed | null {
  const [newest, ...earlier] = observations.toSorted((a, b) => b.observedAt.localeCompare(a.observedAt))
  return newest ? { ...newest, observation: wholeOf([newest.observation, ...earlier.map(({ observation }) => observation)]) } : null
}

const KEY = 'workspace_id = ?1 AND platform = ?2 AND creator_id = ?3'

/** What history-based metrics need of an observation. */
export interface HistoryRow {
  observed_at: string
  followers: number | null
}

/** When a creator was observed, newest first, and how many followers were stated. */
export const selectHistory = (db: D1Database, workspaceId: string, key: CandidateKey): D1PreparedStatement =>
  db.prepare(`SELECT observed_at, followers FROM observations WHERE ${KEY} ORDER BY observed_at DESC`).bind(workspaceId, key.platform, key.creatorId)

/** More than a year of daily visits. */
const MAX_HISTORY = 400

/** The follower counts of the newest observations that state one. */
export async function listFollowers(db: D1Database, workspaceId: string, key: CandidateKey): Promise<FollowerHistory['history']> {
  const { results } = await db
    .prepare(`SELECT observed_at, followers FROM observations WHERE ${KEY} AND followers IS NOT NULL ORDER BY observed_at DESC LIMIT ?4`)
    .bind(workspaceId, key.platform, key.creatorId, MAX_HISTORY)
    .all<{ observed_at: string; followers: number }>()
  return results.map(({ observed_at, followers }) => ({ observedAt: observed_at, followers }))
}

/** Observations before an instant (null: all), newest first. */
export const selectObservations = (db: D1Database, workspaceId: string, key: CandidateKey, before: string | null, limit: number) =>
  db
    .prepare(`SELECT observed_at, body FROM observations WHERE ${KEY} AND (?4 IS NULL OR observed_at < ?4) ORDER BY observed_at DESC LIMIT ?5`)
    .bind(workspaceId, key.platform, key.creatorId, before, limit)

export interface ObservationRow {
  observed_at: string
  body: string
}

export const toObservation = (row: ObservationRow): Observation => JSON.parse(row.body) as Observation

/** One page of a creator's history, newest first; `nextBefore` asks for the page after it. */
export async function listObservations(db: D1Database, workspaceId: string, key: CandidateKey, before: string | null, limit: number) {
  const { results } = await selectObservations(db, workspaceId, key, before, limit + 1).all<ObservationRow>()
  const shown = results.slice(0, limit)
  return { observations: shown.map(toObservation), nextBefore: results.length > limit ? (shown.at(-1)?.observed_at ?? null) : null }
}

/**
 * Adds an observation to the history, provided that the statement before it in the batch has written a row.
 * An instant that is already there stays as it is: facts are never changed afterwards.
 */
export function insertObservation(db: D1Database, workspaceId: string, memberId: string, observedAt: string, observation: Observation) {
  const { platform, id, followers } = observation.creator
  return db
    .prepare(
      `INSERT INTO observations (workspace_id, platform, creator_id, observed_at, followers, saved_by, body)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE changes() > 0 ON CONFLICT DO NOTHING`,
    )
    .bind(workspaceId, platform, id, observedAt, numberOf(followers), memberId, JSON.stringify(observation))
}
