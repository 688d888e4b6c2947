import * as z from 'zod/mini'
import type { Candidate, CandidateKey } from '../../shared/schema/candidate.ts'
import { call } from './api.ts'
import { cacheCandidate, is, readCachedList, uncacheCandidate } from './candidates.ts'
import { type Connection, readConnection } from './connection.ts'
import { readItem } from './outbox.ts'
import { isUndo, nameOf } from './outbox-item.ts'
import { type SavedState, SavedSummary } from './saved-state.ts'
import { readStored, writeStored } from './store.ts'

/** How long an answer of the API is believed, and how long it is left alone after it gave none, in ms. */
const FRESH = 5 * 60_000
const QUIET = 30_000
/** How long a page waits for the API before it goes by what is known here, in ms. */
const PATIENCE = 3_000

const Known = z.object({ workspace: z.string(), until: z.number(), saved: z.nullable(SavedSummary) })
const KNOWN = 'known:'

/** Whether a creator is with the team: the outbox first, then what is known here, then the API. Never waits long, never fails. */
export async function savedState(key: CandidateKey): Promise<SavedState> {
  const item = await readItem(key)
  if (item) return { state: isUndo(item) ? 'unsaved' : 'pending', ...(item.failure ? { failure: item.failure } : {}) }
  const connection = await readConnection()
  const saved = connection && (await lookUp(connection, key))
  return saved ? { state: 'saved', saved } : { state: 'unsaved' }
}

async function lookUp(connection: Connection, key: CandidateKey): Promise<SavedSummary | null> {
  const stored = await readStored('session', KNOWN + nameOf(key), Known)
  const known = stored?.workspace === connection.workspace.id ? stored : undefined
  if (known && known.until > Date.now()) return known.saved
  try {
    const { saved } = await call(connection, 'lookUpCandidates', { body: { creators: [key] }, signal: AbortSignal.timeout(PATIENCE) })
    return await know(connection, key, saved.find(is(key)) ?? null, FRESH)
  } catch {
    return know(connection, key, known?.saved ?? (await listed(connection, key)), QUIET)
  }
}

async function listed(connection: Connection, key: CandidateKey): Promise<SavedSummary | null> {
  const candidate = (await readCachedList(connection.workspace.id))?.candidates.find(is(key))
  return candidate ? summary(candidate) : null
}

async function know(connection: Connection, key: CandidateKey, saved: SavedSummary | null, ms: number): Promise<SavedSummary | null> {
  const known = saved && { stage: saved.stage, savedBy: saved.savedBy, savedAt: saved.savedAt, score: saved.score }
  await writeStored('session', KNOWN + nameOf(key), { workspace: connection.workspace.id, until: Date.now() + ms, saved: known })
  return known
}

const summary = ({ stage, savedBy, savedAt, score }: Candidate): SavedSummary => ({ stage, savedBy, savedAt, score: score.value })

/** Takes over what the API just said of a candidate, for pages and for the next opening of the popup. */
export async function remember(candidate: Candidate): Promise<void> {
  const connection = await readConnection()
  if (connection) await know(connection, candidate, summary(candidate), FRESH)
  await cacheCandidate(candidate)
}

/** Takes over that a creator is not on the list any more. */
export async function forgetSaved(key: CandidateKey): Promise<void> {
  const connection = await readConnection()
  if (connection) await know(connection, key, null, FRESH)
  await uncacheCandidate(key)
}
