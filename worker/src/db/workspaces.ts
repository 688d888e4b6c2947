import type { D1Database } from '@cloudflare/workers-types'

export interface Workspace {
  id: string
  name: string
}

/** Throws where the database does not answer or was never migrated. */
export async function checkDatabase(db: D1Database): Promise<void> {
  await db.prepare('SELECT id FROM workspaces LIMIT 1').first()
}

/** The workspace of that name, made where there is none. */
export async function ensureWorkspace(db: D1Database, name: string, now: Date): Promise<Workspace> {
  await db
    .prepare('INSERT INTO workspaces (id, name, created_at) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO NOTHING')
    .bind(crypto.randomUUID(), name, now.toISOString())
    .run()
  const found = await db.prepare('SELECT id, name FROM workspaces WHERE name = ?1').bind(name).first<Workspace>()
  if (!found) throw new Error(`the workspace ${name} could not be made`)
  return found
}
