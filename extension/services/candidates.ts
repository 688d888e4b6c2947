import * as z from 'zod/mini'
import { Candidate, CandidateKey, type CandidatePage, type QuoteHistory } from '../../shared/schema/candidate.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { type CallInput, call, callAll } from './api.ts'
import { connected, readConnection } from './connection.ts'
import type { LeftOut } from './read-reply.ts'
import { locked, readStored, removeStored, writeStored } from './store.ts'

export const CACHED_LIST_KEY = 'candidates'
/** The list by the brief that was chosen last. */
const BRIEF_LIST_KEY = 'candidates:brief'
/** Rows kept for the first paint. */
const KEPT = 50
/** Characters of a name kept for the first paint: more than any row shows. */
const NAME = 300

const Stored = z.object({
  workspace: z.string(),
  brief: z.optional(z.string()),
  at: z.iso.datetime(),
  total: z.int(),
  candidates: z.array(z.unknown()),
})

/** The list as it was last read from the API: `at` that moment, `total` all candidates of the team. */
export interface CachedList {
  at: string
  total: number
  candidates: Candidate[]
}

export type CandidateQuery = CallInput<'listCandidates'>['query']
export const FIRST_PAGE: CandidateQuery = { sort: 'score', order: 'desc', limit: KEPT }

/** The last known list of one workspace, by one brief or by none, without asking anyone; its first rows alone if wanted. A row that does not fit is left out. */
export async function readCachedList(workspace: string, brief?: string, rows = KEPT): Promise<CachedList | undefined> {
  const stored = await readStored('local', keyOf(brief), Stored)
  if (stored?.workspace !== workspace || stored.brief !== brief) return undefined
  return { at: stored.at, total: stored.total, candidates: stored.candidates.slice(0, rows).flatMap(fit) }
}

const keyOf = (brief: string | undefined): string => (brief === undefined ? CACHED_LIST_KEY : BRIEF_LIST_KEY)

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

/** How many candidates of a page this version could not read, and how many only in part: their API is newer. */
export interface Unread {
  whole: number
  partly: number
}

/**
 * One page of candidates from the API. The first page of the unfiltered list is kept as the last known one.
 * @throws ApiFailure
 */
export async function fetchCandidates(query: CandidateQuery, signal?: AbortSignal): Promise<CandidatePage & { unread: Unread }> {
  const connection = await connected()
  const { reply: page, leftOut } = await callAll(connection, 'listCandidates', { query, signal })
  if (isFirstPage(query)) await locked(CACHED_LIST_KEY, () => write(connection.workspace.id, query?.brief, page.total, page.candidates))
  return { ...page, unread: unreadOf(leftOut) }
}

function unreadOf(leftOut: readonly LeftOut[]): Unread {
  const gone = new Set(leftOut.flatMap(({ whole, element }) => (whole ? [element] : [])))
  const partly = new Set(leftOut.flatMap(({ element }) => (gone.has(element) ? [] : [element])))
  return { whole: gone.size, partly: partly.size }
}

const isFirstPage = ({ brief: _, ...query }: CandidateQuery): boolean => JSON.stringify(query) === JSON.stringify(FIRST_PAGE)

/** @throws ApiFailure */
export const fetchCandidate = async (key: CandidateKey): Promise<Candidate> => call(await connected(), 'getCandidate', { params: key })

/** Observations of a candidate, newest first: at most as many as a dossier draws. */
const DRAWN = 50

/** @throws ApiFailure */
export async function fetchObservations(key: CandidateKey, signal?: AbortSignal): Promise<Observation[]> {
  const { observations } = await call(await connected(), 'listObservations', { params: key, query: { limit: DRAWN }, signal })
  return observations
}

/** @throws ApiFailure */
export const fetchQuotes = async (key: CandidateKey): Promise<QuoteHistory['history']> =>
  (await call(await connected(), 'listQuotes', { params: key })).history

/** Candidates read at once, and at most for one plan. */
const PAGE = 200
const MOST = 1_000

/**
 * All candidates of a brief, with the quotes of now; those beyond a thousand by score are left out, which `total` lets see.
 * @throws ApiFailure
 */
export async function fetchAllOf(brief: string, onPage: (done: number, of: number) => void, signal: AbortSignal) {
  const connection = await connected()
  const candidates: Candidate[] = []
  for (let cursor: string | null = null; ; ) {
    const query = { brief, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    const page: CandidatePage = await call(connection, 'listCandidates', { query, signal })
    candidates.push(...page.candidates)
    onPage(candidates.length, page.total)
    cursor = page.nextCursor
    if (cursor === null || candidates.length >= MOST) return { candidates, total: page.total }
  }
}

function write(
  workspace: string,
  brief: string | undefined,
  total: number,
  candidates: readonly Candidate[],
  at = new Date().toISOString(),
): Promise<void> {
  return writeStored('local', keyOf(brief), {
    workspace,
    ...(brief !== undefined && { brief }),
    at,
    total,
    candidates: candidates.slice(0, KEPT).map(light),
  })
}

function light(candidate: Candidate): Candidate {
  const { bio: _, name, ...creator } = candidate.creator
  return { ...candidate, creator: { ...creator, ...(name === undefined ? {} : { name: name.slice(0, NAME) }) } }
}

/** A candidate as it is now, in the place of a row by a brief: what that brief makes of it stays until the list is read again. */
export function inPlaceOf(row: Candidate, candidate: Candidate): Candidate {
  if (row.judged === undefined || candidate.judged !== undefined) return candidate
  const { evidence: _, ...rest } = candidate
  return { ...rest, score: row.score, judged: row.judged, ...(row.evidence && { evidence: row.evidence }) }
}

/** Brings one candidate of the last known lists up to date; a new one goes first where no brief scores, whatever its score, until the next refresh. */
export const cacheCandidate = (candidate: Candidate): Promise<void> =>
  changeCached((rows, brief) =>
    rows.some(is(candidate)) || brief !== undefined
      ? rows.map((row) => (is(candidate)(row) ? inPlaceOf(row, candidate) : row))
      : [candidate, ...rows],
  )

export const uncacheCandidate = (key: CandidateKey): Promise<void> => changeCached((rows) => rows.filter((row) => !is(key)(row)))

export const is = (key: CandidateKey) => (one: CandidateKey) => one.platform === key.platform && one.creatorId === key.creatorId

async function changeCached(change: (rows: Candidate[], brief: string | undefined) => Candidate[]): Promise<void> {
  const workspace = (await readConnection())?.workspace.id
  if (workspace === undefined) return
  await locked(CACHED_LIST_KEY, async () => {
    const stored = await readStored('local', BRIEF_LIST_KEY, Stored)
    await changeOne(workspace, undefined, change)
    if (stored?.workspace === workspace) await changeOne(workspace, stored.brief, change)
  })
}

async function changeOne(
  workspace: string,
  brief: string | undefined,
  change: (rows: Candidate[], brief: string | undefined) => Candidate[],
): Promise<void> {
  const list = await readCachedList(workspace, brief)
  const before = list?.candidates ?? []
  const rows = change(before, brief)
  const total = Math.max(rows.length, (list?.total ?? 0) + rows.length - before.length)
  await write(workspace, brief, total, rows, list?.at ?? new Date(0).toISOString())
}

/** Forgets the last known lists, at disconnecting. */
export const forgetCachedList = (): Promise<void> => removeStored('local', [CACHED_LIST_KEY, BRIEF_LIST_KEY])
