import { describe, expect, it } from 'vitest'
import { api, type Operation, type OperationName } from '../../shared/api.ts'
import { BRIEF_ID, briefOf, makeBrief } from './briefs.ts'
import { ask, type Request, refusal, send, type ValidRequest } from './client.ts'
import { keyOf, save, sighting } from './sightings.ts'
import { newTeam, pairingCode } from './team.ts'

const theirs = sighting({ id: 'wrong-team', name: 'Marigold Ashdown' })
const params = keyOf(theirs)

/** A request that each operation serves to the owner of the candidate above. */
const SERVED: { [N in OperationName]: ValidRequest<N> } = {
  health: {},
  connect: { body: { code: 'sm-0000-0000-0000-0000' } },
  me: {},
  createPairingCode: { body: {} },
  saveCandidate: { params, body: { observation: sighting({ id: 'wrong-team', name: 'Somebody else' }) } },
  listCandidates: { query: {} },
  lookUpCandidates: { body: { creators: [params] } },
  getCandidate: { params },
  listObservations: { params, query: {} },
  listFollowers: { params },
  listQuotes: { params },
  changeCandidate: { params, body: { version: 1, stage: 'rejected' } },
  removeCandidate: { params },
  restoreCandidate: { params, body: {} },
  cohorts: { query: { platform: 'example' } },
  listBriefs: {},
  createBrief: { body: { id: BRIEF_ID, brief: briefOf() } },
  changeBrief: { params: { briefId: BRIEF_ID }, body: { version: 1, brief: briefOf({ name: 'Changed' }) } },
  removeBrief: { params: { briefId: BRIEF_ID } },
  restoreBrief: { params: { briefId: BRIEF_ID }, body: {} },
  scoreBrief: { params: { briefId: BRIEF_ID }, body: {} },
}

/** A query that does not fit, of operations without pages. */
const UNFIT: { [N in OperationName]?: Record<string, string | number> } = { cohorts: { platform: 'No Platform' } }

const operations = (Object.keys(api) as OperationName[]).map((name) => ({ name, operation: api[name] as Operation, served: SERVED[name] as Request }))
const forMembers = operations.filter(({ operation }) => operation.auth === 'member')
const ofOneCandidate = operations.filter(({ operation }) => operation.path.includes('{creatorId}'))
const ofOneBrief = operations.filter(({ operation }) => operation.path.includes('{briefId}'))
const withQuery = operations.flatMap((one) => (one.operation.query ? [{ ...one, unfit: UNFIT[one.name] ?? { limit: 0 } }] : []))
const withBody = operations.filter(({ operation }) => operation.body)

describe('without a valid key', () => {
  it.each(forMembers)('$name is refused', async ({ name, served }) => {
    const keys = [undefined, '', 'nonsense', `smk_${'0'.repeat(64)}`, `smk_${'0'.repeat(64)}' OR 1=1 --`]
    const refusals = await Promise.all(keys.map((key) => refusal(name, { ...served, key })))
    expect(refusals.map(({ status, code }) => [status, code])).toEqual(keys.map(() => [401, 'unauthorized']))
    expect(new Set(refusals.map(({ message }) => message)).size).toBe(1)
  })

  it('says how to authenticate', async () => {
    const response = await send('me', {})
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
  })
})

describe('with the key of another team', () => {
  it.each(forMembers)('$name tells and changes nothing', async ({ name, served }) => {
    const [owner, stranger] = [await newTeam(), await newTeam()]
    await save(owner.key, theirs, { note: 'our own words' })
    const before = await ask('changeCandidate', { key: owner.key, params, body: { version: 1, quote: { price: 70_707, currency: 'CNY' } } })
    const brief = await makeBrief(owner.key, { name: 'Marigold for spring' })
    const reply = await (await send(name, { ...served, key: stranger.key })).text()
    expect(reply).not.toMatch(/Marigold|our own words|70707/)
    expect(reply).not.toContain(owner.workspaceId)
    expect(await ask('getCandidate', { key: owner.key, params })).toEqual(before)
    expect((await ask('listBriefs', { key: owner.key })).briefs).toEqual([brief])
  })

  it.each(ofOneBrief)('$name answers as if there were no brief', async ({ name, served }) => {
    const [owner, stranger] = [await newTeam(), await newTeam()]
    const missing = await refusal(name, { ...served, key: stranger.key })
    await makeBrief(owner.key)
    const hidden = await refusal(name, { ...served, key: stranger.key })
    expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' })
    expect(hidden.status).toBe(404)
  })

  it('a list by a brief of theirs answers as if there were none', async () => {
    const [owner, stranger] = [await newTeam(), await newTeam()]
    await makeBrief(owner.key)
    expect(await refusal('listCandidates', { key: stranger.key, query: { brief: BRIEF_ID } })).toMatchObject({ status: 404, code: 'not-found' })
  })

  it.each(ofOneCandidate.filter(({ name }) => name !== 'saveCandidate'))('$name answers as if there were none', async ({ name, served }) => {
    const [owner, stranger] = [await newTeam(), await newTeam()]
    const missing = await refusal(name, { ...served, key: stranger.key })
    await save(owner.key, theirs)
    const hidden = await refusal(name, { ...served, key: stranger.key })
    expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' })
    expect(hidden.status).toBe(404)
  })
})

describe('with input that does not fit', () => {
  const key = async ({ operation }: { operation: Operation }) => (operation.auth === 'member' ? (await newTeam()).key : undefined)

  it.each(withBody)('$name refuses a body that is no JSON', async (one) => {
    const error = await refusal(one.name, { ...one.served, key: await key(one), raw: '{"observation": ' })
    expect(error).toMatchObject({ status: 400, code: 'bad-request', details: [{ field: 'body' }] })
  })

  it.each(withBody)('$name refuses a body of another kind', async (one) => {
    const error = await refusal(one.name, { ...one.served, key: await key(one), body: ['a list'] })
    expect(error).toMatchObject({ status: 400, code: 'bad-request', details: [{ field: 'body' }] })
  })

  it.each(withBody)('$name refuses a body of more than 1 MiB', async (one) => {
    const error = await refusal(one.name, { ...one.served, key: await key(one), raw: JSON.stringify({ padding: 'x'.repeat(1_024 * 1_024) }) })
    expect(error).toMatchObject({ status: 413, code: 'too-large' })
  })

  it.each(ofOneCandidate)('$name refuses a path that cannot be a candidate', async (one) => {
    const error = await refusal(one.name, { ...one.served, key: await key(one), params: { platform: 'No Platform', creatorId: 'x' } })
    expect(error).toMatchObject({ status: 400, code: 'bad-request', details: [{ field: 'platform' }] })
  })

  it.each(ofOneBrief)('$name refuses a path that cannot be a brief', async (one) => {
    const error = await refusal(one.name, { ...one.served, key: await key(one), params: { briefId: 'none' } })
    expect(error).toMatchObject({ status: 400, code: 'bad-request', details: [{ field: 'briefId' }] })
  })

  it.each(withQuery)('$name refuses a query that does not fit', async (one) => {
    const error = await refusal(one.name, { ...one.served, key: await key(one), query: one.unfit })
    expect(error).toMatchObject({ status: 400, code: 'bad-request', details: [{ field: Object.keys(one.unfit)[0] }] })
  })
})

describe('the contract', () => {
  it.each(operations)('declares the failures that the input of $name can cause', ({ operation }) => {
    const { params, query, body, auth, errors } = operation
    const expected = [
      ...(params || query || body ? ['bad-request'] : []),
      ...(auth === 'member' ? ['unauthorized'] : []),
      ...(body ? ['too-large'] : []),
    ]
    expect(errors).toEqual(expect.arrayContaining(expected))
  })

  it.each(operations)('is kept by the reply of $name', async ({ name, operation, served }) => {
    const { key, workspaceId } = await newTeam()
    await save(key, theirs)
    if (name !== 'createBrief') await makeBrief(key)
    const body = name === 'connect' ? { code: await pairingCode(workspaceId) } : served.body
    const response = await send(name, { ...served, body, key: operation.auth === 'member' ? key : undefined })
    expect(response.status).toBe(200)
    expect(operation.reply.safeParse(await response.json()).error).toBeUndefined()
  })
})
