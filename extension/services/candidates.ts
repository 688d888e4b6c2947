import type { Candidate, CandidateKey, CandidatePage, QuoteHistory } from '../../shared/schema/candidate.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { type CallInput, call, callAll } from './api.ts'
import { KEPT, keepList } from './cached-list.ts'
import { connected } from './connection.ts'
import type { LeftOut } from './read-reply.ts'

export type CandidateQuery = CallInput<'listCandidates'>['query']
export const FIRST_PAGE: CandidateQuery = { sort: 'score', order: 'desc', limit: KEPT }

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
  if (isFirstPage(query)) await keepList(connection.workspace.id, query.brief, page)
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
