import * as z from 'zod/mini'
import { Candidate, CandidateKey } from '../../shared/schema/candidate.ts'
import { readConnection } from './connection.ts'
import { locked, readStored, removeStored, writeStored } from './store.ts'

const CACHED_LIST_KEY = 'candidates'
/** The list by the brief that was chosen last. */
const BRIEF_LIST_KEY = 'candidates:brief'
/** Rows kept for the first paint. */
export const KEPT = 50
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

/** Keeps the first rows of a list as the last known one. */
export const keepList = (
  workspace: string,
  brief: string | undefined,
  { total, candidates }: Pick<CachedList, 'total' | 'candidates'>,
): Promise<void> => locked(CACHED_LIST_KEY, () => write(workspace, brief, total, candidates))

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
