import type { D1Database } from '@cloudflare/workers-types'
import type { SavedBrief } from '../../../shared/schema/brief.ts'
import type { Candidate, CandidateKey, ChangeCandidate } from '../../../shared/schema/candidate.ts'
import type { Mark } from '../../../shared/schema/cohort.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import type { Price } from '../../../shared/schema/quote.ts'
import { type BriefRow, toBrief } from './brief-row.ts'
import { type BriefScore, deleteScores, insertScores } from './brief-scores.ts'
import { selectBriefs } from './briefs.ts'
import { type CandidateRow, toCandidate } from './candidate-row.ts'
import { type CandidateFacts, selectCandidate, updateWithQuote, writeCandidate } from './candidates.ts'
import {
  type HistoryRow,
  insertObservation,
  type ObservationRow,
  type Observed,
  RECENT,
  selectHistory,
  selectObservations,
  toObservation,
} from './observations.ts'
import { insertQuote } from './quotes.ts'

/** What is known of a creator before a save. */
export interface Known {
  /** Undefined where the creator was never saved; a removed one is here, too. */
  candidate: Candidate | undefined
  removed: boolean
  /** What the creator is counted as in its cohorts now. */
  marks: readonly Mark[]
  /** The newest observations, newest first. */
  recent: readonly Observed[]
  history: readonly { observedAt: string; followers: number | null }[]
  briefs: readonly SavedBrief[]
}

/** All that a save has to know, as of one instant. */
export async function readKnown(db: D1Database, workspaceId: string, key: CandidateKey): Promise<Known> {
  const [candidates, history, observations, briefs] = await db.batch([
    selectCandidate(db, workspaceId, key),
    selectHistory(db, workspaceId, key),
    selectObservations(db, workspaceId, key, null, RECENT),
    selectBriefs(db, workspaceId),
  ])
  const row = candidates?.results[0] as CandidateRow | undefined
  return {
    candidate: row && toCandidate(row),
    removed: row ? row.removed_at !== null : false,
    marks: row?.cohort_marks && row.removed_at === null ? (JSON.parse(row.cohort_marks) as Mark[]) : [],
    recent: ((observations?.results ?? []) as ObservationRow[]).map((one) => ({ observedAt: one.observed_at, observation: toObservation(one) })),
    history: ((history?.results ?? []) as HistoryRow[]).map((one) => ({ observedAt: one.observed_at, followers: one.followers })),
    briefs: ((briefs?.results ?? []) as BriefRow[]).map(toBrief),
  }
}

export interface Save {
  facts: CandidateFacts
  /** The version that the facts were worked out from; 0 where there was none. */
  version: number
  observedAt: string
  observation: Observation
  memberId: string
  /** What the team's briefs make of the facts. */
  scores: readonly BriefScore[]
}

/** Writes candidate, scores and history together. Null, and nothing written, where somebody else wrote the candidate meanwhile. */
export async function writeSave(db: D1Database, workspaceId: string, save: Save, now: Date): Promise<Candidate | null> {
  const { facts, version, memberId, scores } = save
  const key = { platform: facts.creator.platform, creatorId: facts.creator.id }
  const replies = await db.batch([
    deleteScores(db, workspaceId, key),
    ...writeCandidate(db, workspaceId, facts, version, memberId, now),
    ...(scores.length > 0 ? [insertScores(db, workspaceId, key, scores)] : []),
    insertObservation(db, workspaceId, memberId, save.observedAt, save.observation),
    selectCandidate(db, workspaceId, key),
  ])
  const written = replies.at(scores.length > 0 ? -4 : -3)
  const row = replies.at(-1)?.results[0] as CandidateRow | undefined
  return written?.results.length === 1 && row ? toCandidate(row) : null
}

/** A change that sets or clears the quote, with what is made of the candidate's facts by it. */
export interface QuoteChange {
  change: ChangeCandidate & { quote: Price | null }
  facts: Parameters<typeof updateWithQuote>[4]
  scores: readonly BriefScore[]
  memberId: string
}

/** Writes quote, candidate and scores together, if the version named is still the newest. @returns as `changeCandidate` does */
export async function writeQuote(db: D1Database, workspaceId: string, key: CandidateKey, quoted: QuoteChange, now: Date) {
  const { change, facts, scores, memberId } = quoted
  const replies = await db.batch([
    deleteScores(db, workspaceId, key, change.version),
    ...updateWithQuote(db, workspaceId, key, change, facts, now),
    insertQuote(db, workspaceId, key, change.version + 1, change.quote, { memberId, now }),
    ...(scores.length > 0 ? [insertScores(db, workspaceId, key, scores)] : []),
    selectCandidate(db, workspaceId, key),
  ])
  const inserted = replies.at(scores.length > 0 ? -3 : -2)
  const row = replies.at(-1)?.results[0] as CandidateRow | undefined
  return { changed: inserted?.meta.changes === 1, candidate: row && row.removed_at === null ? toCandidate(row) : null }
}
