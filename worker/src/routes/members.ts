import { claimPairingCode, insertPairingCode } from '../db/pairing-codes.ts'
import { ApiError } from '../errors.ts'
import { hashPairingCode, newMemberKey, newPairingCode, sha256 } from '../secrets.ts'
import type { Handlers } from './handler.ts'

const DAY = 24 * 60 * 60 * 1_000

export const members: Handlers<'connect' | 'me' | 'createPairingCode'> = {
  async connect({ db, body, now }) {
    const codeHash = await hashPairingCode(body.code)
    const key = newMemberKey()
    const member = { id: crypto.randomUUID(), name: body.name ?? 'Member', keyHash: await sha256(key) }
    const claim = codeHash && (await claimPairingCode(db, codeHash, member, now))
    if (!claim) throw new ApiError('unauthorized', 'This pairing code is unknown or has expired; ask for a new one')
    if (claim === 'used') throw new ApiError('code-used', 'This pairing code has been used; ask for a new one')
    return { ...claim, key }
  },

  async me({ caller }) {
    return caller
  },

  async createPairingCode({ db, caller, now }) {
    const code = newPairingCode()
    const codeHash = await hashPairingCode(code)
    if (codeHash === null) throw new Error('a new pairing code cannot be read')
    const expiresAt = new Date(now.getTime() + DAY)
    await insertPairingCode(db, caller.workspace.id, codeHash, expiresAt)
    return { code, expiresAt: expiresAt.toISOString() }
  },
}
