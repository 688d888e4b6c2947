import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Candidate, ListQuery } from '../../../shared/schema/candidate.ts'
import { CANDIDATE_COLUMNS, type CandidateRow, toCandidate } from './candidate-row.ts'
import { foldText } from './text.ts'

export type Sort = ListQuery['sort']
export type Order = 'asc' | 'desc'

/** The place behind which a page begins: a candidate's sort value and its key, which settles equal values. */
export interface Place {
  value: string | number
  platform: string
  creatorId: string
}

export interface Listing {
  filter: Pick<ListQuery, 'q' | 'platform' | 'stage'>
  sort: Sort
  order: Order
  after: Place | undefined
  limit: number
}

/** Word for word the expressions that are indexed. */
const SORT_VALUES: Record<Sort, Record<Order, string>> = {
  score: { asc: 'coalesce(score, 1000)', desc: 'coalesce(score, -1)' },
  followers: { asc: 'coalesce(followers, 9007199254740992)', desc: 'coalesce(followers, -1)' },
  savedAt: { asc: 'saved_at', desc: 'saved_at' },
  updatedAt: { asc: 'updated_at', desc: 'updated_at' },
  name: { asc: 'sort_name', desc: 'sort_name' },
}

/** instr instead of LIKE: nothing needs escaping, every script folds alike, and D1 ends a LIKE pattern at 50 bytes. */
const FILTER = `c.workspace_id = ?1 AND c.removed_at IS NULL AND (?2 IS NULL OR instr(c.search_text, ?2) > 0)
  AND (?3 IS NULL OR c.platform = ?3) AND (?4 IS NULL OR c.stage = ?4)`

const filterValues = (workspaceId: string, { q, platform, stage }: Listing['filter']) => [
  workspaceId,
  q?.trim() ? foldText(q.trim()) : null,
  platform ?? null,
  stage ?? null,
]

/** The statement of one page; separate so that its query plan can be tested. */
export function selectPage(db: D1Database, workspaceId: string, { filter, sort, order, after, limit }: Listing): D1PreparedStatement {
  const value = SORT_VALUES[sort][order]
  const beyond = order === 'asc' ? '>' : '<'
  const from = after ? `AND (${value}, c.platform, c.creator_id) ${beyond} (?6, ?7, ?8)` : ''
  return db
    .prepare(
      `SELECT ${CANDIDATE_COLUMNS}, ${value} AS sort_value FROM candidates c WHERE ${FILTER} ${from}
       ORDER BY ${value} ${order}, c.platform ${order}, c.creator_id ${order} LIMIT ?5`,
    )
    .bind(...filterValues(workspaceId, filter), limit + 1, ...(after ? [after.value, after.platform, after.creatorId] : []))
}

/** One page and the number of all that the filter lets through; `next` is where the following page begins. */
export async function listCandidates(db: D1Database, workspaceId: string, listing: Listing) {
  const [page, count] = await db.batch([
    selectPage(db, workspaceId, listing),
    db.prepare(`SELECT count(*) AS total FROM candidates c WHERE ${FILTER}`).bind(...filterValues(workspaceId, listing.filter)),
  ])
  const rows = (page?.results ?? []) as (CandidateRow & { sort_value: string | number })[]
  const shown = rows.slice(0, listing.limit)
  const last = rows.length > listing.limit ? shown.at(-1) : undefined
  const next: Place | null = last ? { value: last.sort_value, platform: last.platform, creatorId: last.creator_id } : null
  const candidates: Candidate[] = shown.map(toCandidate)
  return { candidates, next, total: (count?.results[0] as { total: number } | undefined)?.total ?? 0 }
}
