import * as z from 'zod/mini'
import { Candidate, CandidateKey, type CandidatePage } from '../../shared/schema/candidate.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { type CallInput, call } from './api.ts'
import { connected, readConnection } from './connection.ts'
import { locked, readStored, removeStored, writeStored } from './store.ts'

export const CACHED_LIST_KEY = 'candidates'
/** Rows kept for the first paint. */
const KEPT = 50
/** Characters of a name kept for the first paint: more than any row shows. */
const NAME = 300

const Stored = z.object({ workspace: z.string(), at: z.iso.datetime(), total: z.int(), candidates: z.array(z.unknown()) })

/** The list as it was last read from the API: `at` that moment, `total` all candidates of the team. */
export interface CachedList {
  at: string
  total: number
  candidates: Candidate[]
}

export type CandidateQuery = CallInput<'listCandidates'>['query']
export const FIRST_PAGE: CandidateQuery = { sort: 'score', order: 'desc', limit: KEPT }

/** The last known list and whose it is, without asking anyone. A row that does not fit is left out. */
export async function readLastList(): Promise<(CachedList & { workspace: string }) | undefined> {
  const stored = await readStored('local', CACHED_LIST_KEY, Stored)
  return stored && { ...stored, candidates: stored.candidates.flatMap(fit) }
}

/** The last known list of one workspace. */
export async function readCachedList(workspace: string): Promise<CachedList | undefined> {
  const list = await readLastList()
  return list?.workspace === workspace ? list : undefined
}

/** One candidate of the last known list of a workspace. */
export async function readCachedCandidate(workspace: string, key: CandidateKey): Promise<Candidate | undefined> {
  const stored = await readStored('local', CACHED_LIST_KEY, Stored)
  if (stored?.workspace !== workspace) return undefined
  return stored.candidates.filter((row) => isOf(row, key)).flatMap(fit)[0]
}

const isOf = (row: unknown, key: CandidateKey): boolean => {
  const its = CandidateKey.safeParse(row).data
  return its !== undefined && is(key)(its)
}

const fit = (row: unknown): Candidate[] => {
  const candidate = Candidate.safeParse(row).data
  return candidate ? [candidate] : []
}

/**
 * One page of candidates from the API. The first page of the unfiltered list is kept as the last known one.
 * @throws ApiFailure
 */
export async function fetchCandidates(query: CandidateQuery, signal?: AbortSignal): Promise<CandidatePage> {
  const connection = await connected()
  const page = await call(connection, 'listCandidates', { query, signal })
  if (isFirstPage(query)) await locked(CACHED_LIST_KEY, () => write(connection.workspace.id, page.total, page.candidates))
  return page
}

const isFirstPage = (query: CandidateQuery): boolean => JSON.stringify(query) === JSON.stringify(FIRST_PAGE)

/** @throws ApiFailure */
export const fetchCandidate = async (key: CandidateKey): Promise<Candidate> => call(await connected(), 'getCandidate', { params: key })

/** Observations of a candidate, newest first: at most as many as a dossier draws. */
const DRAWN = 50

/** @throws ApiFailure */
export async function fetchObservations(key: CandidateKey, signal?: AbortSignal): Promise<Observation[]> {
  const { observations } = await call(await connected(), 'listObservations', { params: key, query: { limit: DRAWN }, signal })
  return observations
}

function write(workspace: string, total: number, candidates: readonly Candidate[], at = new Date().toISOString()): Promise<void> {
  return writeStored('local', CACHED_LIST_KEY, { workspace, at, total, candidates: candidates.slice(0, KEPT).map(light) })
}

function light(candidate: Candidate): Candidate {
  const { bio: _, name, ...creator } = candidate.creator
  return { ...candidate, creator: { ...creator, ...(name === undefined ? {} : { name: name.slice(0, NAME) }) } }
}

/** Brings one candidate of the last known list up to date; a new one goes first, whatever its score, until the next refresh. */
export const cacheCandidate = (candidate: Candidate): Promise<void> =>
  changeCached((rows) => (rows.some(is(candidate)) ? rows.map((row) => (is(candidate)(row) ? candidate : row)) : [candidate, ...rows]))

export const uncacheCandidate = (key: CandidateKey): Promise<void> => changeCached((rows) => rows.filter((row) => !is(key)(row)))

export const is = (key: CandidateKey) => (one: CandidateKey) => one.platform === key.platform && one.creatorId === key.creatorId

async function changeCached(change: (rows: Candidate[]) => Candidate[]): Promise<void> {
  const workspace = (await readConnection())?.workspace.id
  if (workspace === undefined) return
  await locked(CACHED_LIST_KEY, async () => {
    const list = await readCachedList(workspace)
    const before = list?.candidates ?? []
    const rows = change(before)
    await write(workspace, Math.max(rows.length, (list?.total ?? 0) + rows.length - before.length), rows, list?.at ?? new Date(0).toISOString())
  })
}

/** Forgets the last known list, at disconnecting. */
export const forgetCachedList = (): Promise<void> => removeStored('local', CACHED_LIST_KEY)
