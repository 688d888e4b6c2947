import * as z from 'zod/mini'
import type { Candidate, CandidateKey } from '../../shared/schema/candidate.ts'
import { marksOf } from '../../shared/scoring/cohort.ts'
import { call } from './api.ts'
import { cacheCandidate, is, readCachedList, uncacheCandidate } from './cached-list.ts'
import { type Connection, readConnection } from './connection.ts'
import { readItem } from './outbox.ts'
import { isUndo, nameOf } from './outbox-item.ts'
import { type SavedState, SavedSummary } from './saved-state.ts'
import { locked, readMany, writeMany } from './store.ts'

/** How long an answer of the API is believed, and how long it is left alone after it gave none, in ms. */
const FRESH = 5 * 60_000
const QUIET = 30_000
/** How long a page waits for the API before it goes by what is known here, in ms. */
const PATIENCE = 3_000
/** Creators that the API is asked about at once. */
const AT_ONCE = 200

const Known = z.object({ workspace: z.string(), until: z.number(), saved: z.nullable(SavedSummary) })
const KNOWN = 'known:'

/** Whether a creator is with the team: the outbox first, then what is known here, then the API. Never waits long, never fails. */
export async function savedState(key: CandidateKey): Promise<SavedState> {
  const item = await readItem(key)
  if (item) return { state: isUndo(item) ? 'unsaved' : 'pending', ...(item.failure ? { failure: item.failure } : {}) }
  const connection = await readConnection()
  const saved = connection && (await lookUp(connection, key))
  return saved ? { state: 'saved', saved: withoutQuote(saved) } : { state: 'unsaved' }
}

/** Prices stay with the extension: no page has to know them. */
const withoutQuote = ({ quote: _, ...saved }: SavedSummary): SavedSummary => saved

async function lookUp(connection: Connection, key: CandidateKey): Promise<SavedSummary | null> {
  return (await lookUpAll(connection, [key], true)).get(nameOf(key)) ?? null
}

/** Which of many creators the team has saved, by id: what is known here and, if wanted, what the API says of the others, asked once for all. */
export async function savedAmong(platform: string, ids: readonly string[], asking: boolean): Promise<Map<string, SavedSummary>> {
  const connection = await readConnection()
  if (!connection) return new Map()
  const keys = ids.map((creatorId) => ({ platform, creatorId }))
  const saved = await lookUpAll(connection, keys, asking)
  return new Map(keys.flatMap((key) => [saved.get(nameOf(key))].flatMap((summary) => (summary ? [[key.creatorId, summary] as const] : []))))
}

type Answers = Map<string, SavedSummary | null>

/** By name. One question at a time: who asks for the same creators meanwhile finds them answered. */
async function lookUpAll(connection: Connection, keys: readonly CandidateKey[], asking: boolean): Promise<Answers> {
  const known = await readKnown(connection, keys)
  const missing = () => keys.filter((key) => !((known.get(nameOf(key))?.until ?? 0) > Date.now()))
  const answers = (): Answers => new Map([...known].map(([name, { saved }]) => [name, saved]))
  if (!asking || missing().length === 0) return answers()
  return locked('look-up', async () => {
    for (const [name, one] of await readKnown(connection, keys)) known.set(name, one)
    const open = missing().slice(0, AT_ONCE)
    const told = open.length > 0 ? await askApi(connection, open, known) : []
    return new Map([...answers(), ...told])
  })
}

async function readKnown({ workspace }: Connection, keys: readonly CandidateKey[]): Promise<Map<string, z.infer<typeof Known>>> {
  const stored = await readMany(
    'session',
    keys.map((key) => KNOWN + nameOf(key)),
    Known,
  )
  return new Map([...stored].flatMap(([name, one]) => (one.workspace === workspace.id ? [[name.slice(KNOWN.length), one] as const] : [])))
}

async function askApi(connection: Connection, keys: readonly CandidateKey[], known: ReadonlyMap<string, z.infer<typeof Known>>): Promise<Answers> {
  try {
    const { saved } = await call(connection, 'lookUpCandidates', { body: { creators: [...keys] }, signal: AbortSignal.timeout(PATIENCE) })
    return await know(
      connection,
      keys.map((key) => [key, saved.find(is(key)) ?? null]),
      FRESH,
    )
  } catch {
    const guess = async (key: CandidateKey) => [key, known.get(nameOf(key))?.saved ?? (await listed(connection, key))] as const
    return know(connection, await Promise.all(keys.map(guess)), QUIET)
  }
}

async function listed(connection: Connection, key: CandidateKey): Promise<SavedSummary | null> {
  const candidate = (await readCachedList(connection.workspace.id))?.candidates.find(is(key))
  return candidate ? summary(candidate) : null
}

async function know(connection: Connection, told: readonly (readonly [CandidateKey, SavedSummary | null])[], ms: number): Promise<Answers> {
  const until = Date.now() + ms
  const answers: Answers = new Map(told.map(([key, saved]) => [nameOf(key), saved && brief(saved)]))
  const stored = [...answers].map(([name, saved]) => [KNOWN + name, { workspace: connection.workspace.id, until, saved }])
  await writeMany('session', Object.fromEntries(stored))
  return answers
}

const brief = ({ stage, savedBy, savedAt, score, marks, quote }: SavedSummary): SavedSummary => ({
  ...{ stage, savedBy, savedAt, score },
  ...(marks && { marks }),
  ...(quote && { quote: { price: quote.price, rebate: quote.rebate, currency: quote.currency } }),
})
const summary = (candidate: Candidate): SavedSummary => brief({ ...candidate, score: candidate.score.value, marks: marksOf(candidate) })

/** Takes over what the API just said of a candidate, for pages and for the next opening of the popup. */
export async function remember(candidate: Candidate): Promise<void> {
  const connection = await readConnection()
  if (connection) await know(connection, [[candidate, summary(candidate)]], FRESH)
  await cacheCandidate(candidate)
}

/** Takes over that a creator is not on the list any more. */
export async function forgetSaved(key: CandidateKey): Promise<void> {
  const connection = await readConnection()
  if (connection) await know(connection, [[key, null]], FRESH)
  await uncacheCandidate(key)
}
