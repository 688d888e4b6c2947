import * as z from 'zod/mini'
import { type CandidateKey, FollowerHistory } from '../../shared/schema/candidate.ts'
import { call } from './api.ts'
import { readConnection } from './connection.ts'
import { nameOf } from './outbox-item.ts'
import { readStored, writeStored } from './store.ts'

type History = FollowerHistory['history']

/** How long a history is believed, how long the API is left alone after it gave none, and how long it may take, in ms. */
const FRESH = 5 * 60_000
const QUIET = 30_000
const PATIENCE = 2_000
const HISTORY = 'followers:'
const Stored = z.extend(FollowerHistory, { workspace: z.string(), until: z.number() })

/** Asks for the follower history of a saved creator, unless it is known. Never waits long, never fails: without it there is no growth. */
export async function learnHistory(key: CandidateKey): Promise<void> {
  const connection = await readConnection()
  const stored = await readStored('session', HISTORY + nameOf(key), Stored)
  const known = stored?.workspace === connection?.workspace.id ? stored : undefined
  if (!connection || (known && known.until > Date.now())) return
  const keep = (history: History, ms: number) =>
    writeStored('session', HISTORY + nameOf(key), { workspace: connection.workspace.id, until: Date.now() + ms, history })
  try {
    const { history } = await call(connection, 'listFollowers', { params: key, signal: AbortSignal.timeout(PATIENCE) })
    await keep(history, FRESH)
  } catch {
    await keep(known?.history ?? [], QUIET)
  }
}

/** What is known here of a creator's followers at earlier observations; empty where the team has not saved them. */
export async function knownHistory(key: CandidateKey): Promise<History> {
  const [connection, stored] = await Promise.all([readConnection(), readStored('session', HISTORY + nameOf(key), Stored)])
  return stored && stored.workspace === connection?.workspace.id ? stored.history : []
}
