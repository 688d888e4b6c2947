import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { Brief, SavedBrief } from '../../../shared/schema/brief.ts'
import { BRIEF_COLUMNS, type BriefRow, toBrief } from './brief-row.ts'
import { foldText } from './text.ts'

/** Briefs that a workspace may have at once: each save scores its creator by all of them. */
export const MAX_BRIEFS = 50

const KEY = 'workspace_id = ?1 AND id = ?2'
const ROOM = `(SELECT count(*) FROM briefs WHERE workspace_id = ?1 AND removed_at IS NULL) < ${MAX_BRIEFS}`

/** Who did it, and when. */
export interface By {
  memberId: string
  now: Date
}
/** A brief after an attempt to write it; `changed` says whether it was. */
export interface Written {
  changed: boolean
  brief: SavedBrief | null
  removed: boolean
}

/** The briefs that are not removed, by name. */
export const selectBriefs = (db: D1Database, workspaceId: string): D1PreparedStatement =>
  db.prepare(`SELECT ${BRIEF_COLUMNS} FROM briefs b WHERE workspace_id = ?1 AND removed_at IS NULL ORDER BY sort_name, id`).bind(workspaceId)

export async function listBriefs(db: D1Database, workspaceId: string): Promise<SavedBrief[]> {
  const { results } = await selectBriefs(db, workspaceId).all<BriefRow>()
  return results.map(toBrief)
}

const selectBrief = (db: D1Database, workspaceId: string, id: string): D1PreparedStatement =>
  db.prepare(`SELECT ${BRIEF_COLUMNS} FROM briefs b WHERE ${KEY}`).bind(workspaceId, id)

/** One brief; null for a missing and for a removed one. */
export async function findBrief(db: D1Database, workspaceId: string, id: string): Promise<SavedBrief | null> {
  const row = await selectBrief(db, workspaceId, id).first<BriefRow>()
  return row && row.removed_at === null ? toBrief(row) : null
}

/** Makes a brief where there is none of that id and room for one more. */
export const insertBrief = (db: D1Database, workspaceId: string, id: string, brief: Brief, { memberId, now }: By): Promise<Written> =>
  write(db, workspaceId, id, [
    db
      .prepare(
        `INSERT INTO briefs (workspace_id, id, sort_name, body, version, created_by, created_at, updated_by, updated_at)
         SELECT ?1, ?2, ?3, ?4, 1, ?5, ?6, ?5, ?6 WHERE ${ROOM} ON CONFLICT DO NOTHING RETURNING id`,
      )
      .bind(workspaceId, id, foldText(brief.name), JSON.stringify(brief), memberId, now.toISOString()),
  ])

/** Changes a brief, if the version named is still the newest. */
export const updateBrief = (
  db: D1Database,
  workspaceId: string,
  id: string,
  version: number,
  brief: Brief,
  { memberId, now }: By,
): Promise<Written> =>
  write(db, workspaceId, id, [
    db
      .prepare(
        `UPDATE briefs SET sort_name = ?3, body = ?4, updated_by = ?5, updated_at = ?6, version = version + 1
         WHERE ${KEY} AND removed_at IS NULL AND version = ?7 RETURNING id`,
      )
      .bind(workspaceId, id, foldText(brief.name), JSON.stringify(brief), memberId, now.toISOString(), version),
  ])

/** Takes a brief away, or brings it back where there is room. Its scores stay: what is saved meanwhile deletes those of its own creator. */
export const setBriefRemoved = (db: D1Database, workspaceId: string, id: string, removed: boolean, { memberId, now }: By): Promise<Written> =>
  write(db, workspaceId, id, [
    db
      .prepare(
        `UPDATE briefs SET removed_at = ?3, updated_by = ?4, updated_at = ?5
         WHERE ${KEY} AND (removed_at IS NULL) = ?6 ${removed ? '' : `AND ${ROOM}`} RETURNING id`,
      )
      .bind(workspaceId, id, removed ? now.toISOString() : null, memberId, now.toISOString(), removed ? 1 : 0),
  ])

async function write(db: D1Database, workspaceId: string, id: string, statements: D1PreparedStatement[]): Promise<Written> {
  const [written, found] = await db.batch([...statements, selectBrief(db, workspaceId, id)])
  const row = found?.results[0] as BriefRow | undefined
  return { changed: written?.results.length === 1, brief: row ? toBrief(row) : null, removed: row ? row.removed_at !== null : false }
}
