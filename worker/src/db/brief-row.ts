import type { Brief, SavedBrief } from '../../../shared/schema/brief.ts'

const nameOf = (column: string) => `(SELECT m.name FROM members m WHERE m.workspace_id = b.workspace_id AND m.id = b.${column}) AS ${column}`

/** What a brief's row is read as; `created_by` and `updated_by` become the members' names. */
export const BRIEF_COLUMNS = `b.id, b.body, b.version, ${nameOf('created_by')}, b.created_at, ${nameOf('updated_by')}, b.updated_at, b.removed_at`

export interface BriefRow {
  id: string
  body: string
  version: number
  created_by: string
  created_at: string
  updated_by: string
  updated_at: string
  removed_at: string | null
}

export const toBrief = (row: BriefRow): SavedBrief => ({
  id: row.id,
  brief: JSON.parse(row.body) as Brief,
  version: row.version,
  createdBy: row.created_by,
  createdAt: row.created_at,
  updatedBy: row.updated_by,
  updatedAt: row.updated_at,
})
