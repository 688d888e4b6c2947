import { env } from 'cloudflare:workers'
import { insertPairingCode } from '../../worker/src/db/pairing-codes.ts'
import { ensureWorkspace } from '../../worker/src/db/workspaces.ts'
import { hashPairingCode, newPairingCode } from '../../worker/src/secrets.ts'
import { ask } from './client.ts'

/** A pairing code for a workspace, as the operator's command makes one. */
export async function pairingCode(workspaceId: string, expiresAt = new Date(Date.now() + 60_000)): Promise<string> {
  const code = newPairingCode()
  await insertPairingCode(env.DB, workspaceId, (await hashPairingCode(code)) ?? '', expiresAt)
  return code
}

/** A member of a new workspace of its own. */
export async function newTeam(): Promise<{ key: string; workspaceId: string }> {
  const { id } = await ensureWorkspace(env.DB, `Team ${crypto.randomUUID()}`, new Date())
  return { key: (await newMember(id, 'Lin')).key, workspaceId: id }
}

export async function newMember(workspaceId: string, name: string): Promise<{ key: string }> {
  return ask('connect', { body: { code: await pairingCode(workspaceId), name } })
}
