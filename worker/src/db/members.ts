import type { D1Database } from '@cloudflare/workers-types'
import type { Workspace } from './workspaces.ts'

/** Who calls: a member and the workspace that the key opens. */
export interface Caller {
  workspace: Workspace
  member: { id: string; name: string }
}

interface Row {
  workspace_id: string
  workspace_name: string
  id: string
  name: string
}

/** The one read without a workspace: the key is what names it. */
export async function findCaller(db: D1Database, keyHash: string): Promise<Caller | null> {
  const row = await db
    .prepare(
      `SELECT m.workspace_id, w.name AS workspace_name, m.id, m.name
       FROM members m JOIN workspaces w ON w.id = m.workspace_id
       WHERE m.key_hash = ?1 AND m.revoked_at IS NULL`,
    )
    .bind(keyHash)
    .first<Row>()
  return row && { workspace: { id: row.workspace_id, name: row.workspace_name }, member: { id: row.id, name: row.name } }
}
