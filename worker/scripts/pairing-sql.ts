const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** SQL that makes the workspace, where there is none of that name, and a pairing code for it: for D1 from outside the Worker, where nothing can be bound. */
export function pairingSql(workspace: string, codeHash: string, now: Date, expiresAt: Date): string {
  const [id, name] = [quoted(crypto.randomUUID()), quoted(workspace)]
  return [
    `INSERT INTO workspaces (id, name, created_at) VALUES (${id}, ${name}, ${quoted(now.toISOString())}) ON CONFLICT (name) DO NOTHING;`,
    `INSERT INTO pairing_codes (code_hash, workspace_id, expires_at) SELECT ${quoted(codeHash)}, id, ${quoted(expiresAt.toISOString())} FROM workspaces WHERE name = ${name};`,
  ].join('\n')
}
