import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { SavedBrief } from '../../../shared/schema/brief.ts'
import type { Candidate, ListQuery } from '../../../shared/schema/candidate.ts'
import { SCORED_BY, selectProgress } from './brief-scores.ts'
import { CANDIDATE_COLUMNS, type CandidateRow, toCandidate } from './candidate-row.ts'
import { type JudgedRow, toJudged } from './judged-row.ts'
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
  filter: Pick<ListQuery, 'q' | 'platform' | 'stage' | 'quadrant' | 'flag'>
  /** By whose scores; undefined: the candidates' own. */
  brief?: SavedBrief | undefined
  sort: Sort
  order: Order
  after: Place | undefined
  limit: number
}

/** The expressions that are indexed. */
const SORT_VALUES: Record<Sort, Record<Order, string>> = {
  score: { asc: 'coalesce(c.score, 1000)', desc: 'coalesce(c.score, -1)' },
  followers: { asc: 'coalesce(c.followers, 9007199254740992)', desc: 'coalesce(c.followers, -1)' },
  savedAt: { asc: 'c.saved_at', desc: 'c.saved_at' },
  updatedAt: { asc: 'c.updated_at', desc: 'c.updated_at' },
  name: { asc: 'c.sort_name', desc: 'c.sort_name' },
}
/** By a brief: those that it cannot score come after those that it scored, and those that it has not scored yet after these. */
const BRIEF_SCORE: Record<Order, string> = {
  asc: 'coalesce(s.score, CASE WHEN s.brief_id IS NULL THEN 1001 ELSE 1000 END)',
  desc: 'coalesce(s.score, CASE WHEN s.brief_id IS NULL THEN -2 ELSE -1 END)',
}

/** instr instead of LIKE: nothing needs escaping, every script folds alike, and D1 ends a LIKE pattern at 50 bytes. */
const FILTER = `c.workspace_id = ?1 AND c.removed_at IS NULL AND (?2 IS NULL OR instr(c.search_text, ?2) > 0)
  AND (?3 IS NULL OR c.platform = ?3) AND (?4 IS NULL OR c.stage = ?4)`
const hasFlag = (evidence: string, place: number) => `EXISTS (SELECT 1 FROM json_each(${evidence}) e WHERE e.value ->> 'code' = ?${place})`

/** Which rows: the statement from FROM on, and its values from ?1 on. */
function rowsOf(workspaceId: string, { filter: { q, platform, stage, quadrant, flag }, brief }: Listing) {
  const values: (string | number | null)[] = [workspaceId, q?.trim() ? foldText(q.trim()) : null, platform ?? null, stage ?? null]
  const place = (value: string | number): number => values.push(value)
  const joined = brief ? `${SCORED_BY} AND s.brief_id = ?${place(brief.id)} AND s.brief_version = ?${place(brief.version)}` : ''
  const platforms = brief?.brief.platforms.length ? place(JSON.stringify(brief.brief.platforms)) : null
  const flagged = flag && place(flag)
  const conditions = [
    FILTER,
    platforms && `c.platform IN (SELECT value FROM json_each(?${platforms}))`,
    brief && quadrant && `s.quadrant = ?${place(quadrant)}`,
    flagged && `(${hasFlag('c.evidence', flagged)}${brief ? ` OR ${hasFlag('s.evidence', flagged)}` : ''})`,
  ]
  return { from: `FROM candidates c ${joined} WHERE ${conditions.filter(Boolean).join(' AND ')}`, values }
}

const JUDGED_COLUMNS = 's.brief_version, s.performance, s.quadrant, s.fit, s.scoring AS brief_scoring, s.evidence AS brief_evidence'

/** The statement of one page; separate so that its query plan can be tested. */
export function selectPage(db: D1Database, workspaceId: string, listing: Listing): D1PreparedStatement {
  const { sort, order, after, limit, brief } = listing
  const { from, values } = rowsOf(workspaceId, listing)
  const value = brief && sort === 'score' ? BRIEF_SCORE[order] : SORT_VALUES[sort][order]
  const first = values.length + 1
  const beyond = order === 'asc' ? '>' : '<'
  const behind = after ? `AND (${value}, c.platform, c.creator_id) ${beyond} (?${first + 1}, ?${first + 2}, ?${first + 3})` : ''
  return db
    .prepare(
      `SELECT ${CANDIDATE_COLUMNS}, ${brief ? `${JUDGED_COLUMNS}, ` : ''}${value} AS sort_value ${from} ${behind}
       ORDER BY ${value} ${order}, c.platform ${order}, c.creator_id ${order} LIMIT ?${first}`,
    )
    .bind(...values, limit + 1, ...(after ? [after.value, after.platform, after.creatorId] : []))
}

type PageRow = CandidateRow & Partial<JudgedRow> & { sort_value: string | number }

/** One page, the number of all that the filter lets through, and how far the brief has come; `next` is where the following page begins. */
export async function listCandidates(db: D1Database, workspaceId: string, listing: Listing) {
  const { brief, limit } = listing
  const { from, values } = rowsOf(workspaceId, listing)
  const [page, count, progress] = await db.batch([
    selectPage(db, workspaceId, listing),
    db.prepare(`SELECT count(*) AS total ${from}`).bind(...values),
    ...(brief ? [selectProgress(db, workspaceId, brief)] : []),
  ])
  const rows = (page?.results ?? []) as PageRow[]
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const next: Place | null = last ? { value: last.sort_value, platform: last.platform, creatorId: last.creator_id } : null
  const candidates: Candidate[] = shown.map((row) => (brief ? toJudged(toCandidate(row), row) : toCandidate(row)))
  const { scored = 0, of = 0 } = (progress?.results[0] as { scored: number; of: number } | undefined) ?? {}
  return { candidates, next, total: (count?.results[0] as { total: number } | undefined)?.total ?? 0, progress: { scored, of } }
}
