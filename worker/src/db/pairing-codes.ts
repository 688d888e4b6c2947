import type { D1Database } from '@cloudflare/workers-types'
import type { Caller } from './members.ts'

export async function insertPairingCode(db: D1Database, workspaceId: string, codeHash: string, expiresAt: Date): Promise<void> {
  await db
    .prepare('INSERT INTO pairing_codes (code_hash, workspace_id, expires_at) VALUES (?1, ?2, ?3)')
    .bind(codeHash, workspaceId, expiresAt.toISOString())
    .run()
}

interface NewMember {
  id: string
  name: string
  keyHash: string
}

/**
 * Uses a code up and lets its new member in, both or neither: of two at once exactly one gets in.
 * @returns the member, `used` where somebody was first, null where the code is unknown or has expired
 */
export async function claimPairingCode(db: D1Database, codeHash: string, member: NewMember, now: Date): Promise<Caller | 'used' | null> {
  const at = now.toISOString()
  await db.batch([
    db
      .prepare('UPDATE pairing_codes SET used_at = ?2, used_by = ?3 WHERE code_hash = ?1 AND used_at IS NULL AND expires_at > ?2')
      .bind(codeHash, at, member.id),
    db
      .prepare(
        `INSERT INTO members (workspace_id, id, name, key_hash, created_at)
         SELECT workspace_id, used_by, ?3, ?4, ?5 FROM pairing_codes WHERE code_hash = ?1 AND used_by = ?2`,
      )
      .bind(codeHash, member.id, member.name, member.keyHash, at),
  ])
  const row = await db
    .prepare(
      `SELECT p.used_by, p.workspace_id, w.name AS workspace_name
       FROM pairing_codes p JOIN workspaces w ON w.id = p.workspace_id WHERE p.code_hash = ?1`,
    )
    .bind(codeHash)
    .first<{ used_by: string | null; workspace_id: string; workspace_name: string }>()
  if (!row?.used_by) return null
  if (row.used_by !== member.id) return 'used'
  return { workspace: { id: row.workspace_id, name: row.workspace_name }, member: { id: member.id, name: member.name } }
}
