import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { pairingSql } from '../../worker/scripts/pairing-sql.ts'
import { hashPairingCode, newPairingCode, sha256 } from '../../worker/src/secrets.ts'
import { ask, refusal, send } from './client.ts'
import { newTeam, pairingCode } from './team.ts'

describe('a pairing code', () => {
  it('becomes a key that opens its workspace under the name given', async () => {
    const { workspaceId } = await newTeam()
    const { key, ...joined } = await ask('connect', { body: { code: await pairingCode(workspaceId), name: '陈 Mei' } })
    expect(key).toMatch(/^smk_[0-9a-f]{64}$/)
    expect(joined).toMatchObject({ workspace: { id: workspaceId }, member: { name: '陈 Mei' } })
    expect(await ask('me', { key })).toEqual(joined)
  })

  it('may be typed by hand: small letters, spaces, O for 0, I or L for 1', async () => {
    const { workspaceId } = await newTeam()
    const code = await pairingCode(workspaceId)
    const typed = ` ${code.slice(3).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect((await ask('connect', { body: { code: typed } })).workspace.id).toBe(workspaceId)
  })

  it('works once', async () => {
    const { workspaceId } = await newTeam()
    const code = await pairingCode(workspaceId)
    await ask('connect', { body: { code } })
    expect(await refusal('connect', { body: { code } })).toMatchObject({ status: 409, code: 'code-used' })
  })

  it('lets exactly one of two in who use it at the same moment', async () => {
    const { workspaceId } = await newTeam()
    const code = await pairingCode(workspaceId)
    const replies = await Promise.all([send('connect', { body: { code, name: 'A' } }), send('connect', { body: { code, name: 'B' } })])
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
    const count = env.DB.prepare("SELECT count(*) AS n FROM members WHERE workspace_id = ? AND name IN ('A', 'B')").bind(workspaceId)
    expect(await count.first('n')).toBe(1)
  })

  it('is refused when it has expired, alike to one that never was', async () => {
    const { workspaceId } = await newTeam()
    const expired = await refusal('connect', { body: { code: await pairingCode(workspaceId, new Date(Date.now() - 1)) } })
    const unknown = await refusal('connect', { body: { code: 'sm-0000-0000-0000-0000' } })
    const nonsense = await refusal('connect', { body: { code: "' OR 1=1 --" } })
    expect(expired).toMatchObject({ status: 401, code: 'unauthorized' })
    expect([unknown.message, nonsense.message]).toEqual([expired.message, expired.message])
  })

  it('made by a member lets a teammate in for a day', async () => {
    const { key, workspaceId } = await newTeam()
    const { code, expiresAt } = await ask('createPairingCode', { key, body: {} })
    expect(code).toMatch(/^sm(-[0-9A-HJKMNP-TV-Z]{4}){4}$/)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(23 * 3_600_000)
    expect((await ask('connect', { body: { code } })).workspace.id).toBe(workspaceId)
  })
})

describe("the operator's command", () => {
  const NAME = `L'équipe "A"; DROP TABLE members; -- ${crypto.randomUUID()}`

  async function pair(expiresAt: Date): Promise<string> {
    const code = newPairingCode()
    await env.DB.exec(pairingSql(NAME, (await hashPairingCode(code)) ?? '', new Date(), expiresAt))
    return code
  }

  it('makes a workspace of any name once and a code for it each time', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000)
    const joined = [await ask('connect', { body: { code: await pair(inAnHour) } }), await ask('connect', { body: { code: await pair(inAnHour) } })]
    expect(joined.map(({ workspace }) => workspace.name)).toEqual([NAME, NAME])
    expect(new Set(joined.map(({ workspace }) => workspace.id)).size).toBe(1)
    expect(await refusal('connect', { body: { code: await pair(new Date(Date.now() - 1)) } })).toMatchObject({ status: 401 })
  })
})

describe('the database', () => {
  it('holds neither a key nor a code that would open anything', async () => {
    const { workspaceId } = await newTeam()
    const code = await pairingCode(workspaceId)
    const { key, member } = await ask('connect', { body: { code } })
    const [members, codes] = await env.DB.batch([
      env.DB.prepare('SELECT * FROM members WHERE id = ?').bind(member.id),
      env.DB.prepare('SELECT * FROM pairing_codes WHERE used_by = ?').bind(member.id),
    ])
    expect(members?.results).toMatchObject([{ key_hash: await sha256(key) }])
    expect(codes?.results).toHaveLength(1)
    const stored = JSON.stringify([members, codes])
    expect(stored).not.toContain(key.slice(4))
    expect(stored).not.toContain(code.slice(3).replaceAll('-', ''))
  })

  it('shuts a member out whose key is revoked', async () => {
    const { key, workspaceId } = await newTeam()
    await env.DB.prepare('UPDATE members SET revoked_at = ?2 WHERE workspace_id = ?1').bind(workspaceId, new Date().toISOString()).run()
    expect(await refusal('me', { key })).toMatchObject({ status: 401 })
  })
})
