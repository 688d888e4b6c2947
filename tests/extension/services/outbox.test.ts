import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { disconnect } from '../../../extension/services/connection.ts'
import { savedState } from '../../../extension/services/known.ts'
import { discard, keep, putBack, readOutbox, release, releaseUnauthorized } from '../../../extension/services/outbox.ts'
import { sendOutbox } from '../../../extension/services/outbox-sender.ts'
import { save } from '../../../extension/services/saving.ts'
import { connection } from './connected.ts'
import { type FakeApi, installApi } from './fake-api.ts'
import { observationOf } from './invented.ts'
import { restart } from './mortal.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const KEY = { platform: 'example', creatorId: 'a' }
const connect = (change: Partial<typeof connection> = {}) => fakeBrowser.storage.local.set({ connection: { ...connection, ...change } })
const items = async () => (await readOutbox()).items
const minutes = (n: number) => vi.setSystemTime(Date.now() + n * 60_000)

let api: FakeApi
beforeEach(async () => {
  fakeBrowser.reset()
  restart()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
  api = installApi()
  await connect()
})

describe('a save', () => {
  it('reaches the API and leaves the outbox', async () => {
    expect(await save({ observation: observationOf('a', new Date()) })).toMatchObject({ state: 'saved', saved: { savedBy: 'Ada', stage: 'lead' } })
    expect(api.names()).toEqual(['example/a'])
    expect(await items()).toEqual([])
  })

  it('clicked twice is sent once', async () => {
    const observation = observationOf('a', new Date())
    await Promise.all([save({ observation }), save({ observation })])
    expect(api.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1)
    expect(api.rows.get('example/a')).toMatchObject({ version: 1 })
  })

  it('waits while the API is down, is tried again after 1, 2 and 4 minutes, and arrives when it is up', async () => {
    api.fault = () => 'down'
    expect(await save({ observation: observationOf('a', new Date()) })).toMatchObject({ state: 'pending', failure: { kind: 'offline' } })
    const waits: number[] = []
    for (let attempt = 0; attempt < 3; attempt++) {
      const [item] = await items()
      waits.push((Date.parse(item?.retryAt ?? '') - Date.now()) / 60_000)
      minutes(waits.at(-1) ?? 0)
      await sendOutbox()
    }
    expect(waits).toEqual([1, 2, 4])
    api.fault = () => undefined
    await sendOutbox()
    expect(api.names()).toEqual([])
    minutes(30)
    await sendOutbox()
    expect(api.names()).toEqual(['example/a'])
    expect(await items()).toEqual([])
  })

  it('is never put off for more than half an hour', async () => {
    api.fault = () => 'down'
    await keep(observationOf('a', new Date()))
    for (let attempt = 0; attempt < 12; attempt++) await sendOutbox('waiting')
    const [item] = await items()
    expect(item?.attempts).toBe(12)
    expect(Date.parse(item?.retryAt ?? '') - Date.now()).toBe(30 * 60_000)
  })

  it('asks the browser to wake the worker for as long as something can be sent', async () => {
    api.fault = () => 'down'
    await save({ observation: observationOf('a', new Date()) })
    expect(await fakeBrowser.alarms.get('outbox')).toMatchObject({ periodInMinutes: 1 })
    api.fault = () => undefined
    await sendOutbox('waiting')
    expect(await fakeBrowser.alarms.get('outbox')).toBeUndefined()
  })

  it('made while not connected is sent right after connecting', async () => {
    await disconnect()
    expect(await save({ observation: observationOf('a', new Date()) })).toMatchObject({ state: 'pending', failure: { kind: 'not-connected' } })
    expect(api.requests).toEqual([])
    await connect()
    await sendOutbox('waiting')
    expect(api.names()).toEqual(['example/a'])
  })

  it('for one workspace is never sent to another by itself, but when the user says so', async () => {
    api.fault = () => 'down'
    await save({ observation: observationOf('a', new Date()) })
    api.fault = () => undefined
    await connect({ workspace: { id: 'w2', name: 'Other' } })
    await sendOutbox('waiting')
    expect(api.requests).toEqual([])
    expect((await items())[0]?.failure?.kind).toBe('other-workspace')
    await release(KEY)
    await sendOutbox()
    expect(api.names()).toEqual(['example/a'])
  })

  it.each([
    ['bad-request', 'refused'],
    ['too-large', 'refused'],
    ['unauthorized', 'unauthorized'],
  ] as const)('answered %s is kept with the reason, not tried again by itself, and sent when released', async (code, kind) => {
    api.fault = () => code
    expect(await save({ observation: observationOf('a', new Date()) })).toMatchObject({
      state: 'pending',
      failure: { kind, message: `refused: ${code}` },
    })
    minutes(60)
    api.fault = () => undefined
    await sendOutbox('waiting')
    expect(api.names()).toEqual([])
    await release(KEY)
    await sendOutbox()
    expect(api.names()).toEqual(['example/a'])
  })

  it('with a revoked key goes out after connecting anew; what the API refused still waits', async () => {
    api.fault = (request) => (request.endsWith('/b') ? 'bad-request' : 'unauthorized')
    await save({ observation: observationOf('b', new Date()) })
    await save({ observation: observationOf('a', new Date()) })
    api.fault = () => undefined
    await connect({ key: 'key-2' })
    await releaseUnauthorized()
    await sendOutbox('waiting')
    expect(api.names()).toEqual(['example/a'])
    expect((await items()).map((item) => [item.key.creatorId, item.failure?.kind])).toEqual([['b', 'refused']])
  })

  it('that breaks the API does not hold up the others; without an answer none is tried in vain', async () => {
    api.fault = (request) => (request.endsWith('/a') ? 'internal' : undefined)
    await keep(observationOf('a', new Date()))
    await keep(observationOf('b', new Date()))
    await sendOutbox()
    expect(api.names()).toEqual(['example/b'])
    expect((await items())[0]).toMatchObject({ failure: { kind: 'server' }, attempts: 1 })

    api.fault = () => 'down'
    await keep(observationOf('c', new Date()))
    await keep(observationOf('d', new Date()))
    const fetched = vi.fn(api.fetch)
    vi.stubGlobal('fetch', fetched)
    await sendOutbox()
    expect(fetched).toHaveBeenCalledTimes(1)
    expect((await items()).map((item) => item.failure?.kind)).toEqual(['server', 'offline', 'offline'])
  })
})

describe('observations that wait', () => {
  it('of one click are one, of two visits are both sent, oldest first', async () => {
    api.fault = () => 'down'
    await save({ observation: observationOf('a', new Date(), ['p1']) })
    await discard(KEY)
    await keep(observationOf('a', '2026-11-20T10:00:00Z', ['p1']))
    await keep(observationOf('a', '2026-11-20T10:00:02Z', ['p1', 'p2']))
    minutes(5)
    await keep(observationOf('a', '2026-11-20T10:05:00Z', ['p3']))
    api.fault = () => undefined
    await sendOutbox('waiting')
    expect(api.rows.get('example/a')?.observations.map((one) => one.posts.map((post) => post.id))).toEqual([['p1', 'p2'], ['p3']])
  })

  it('never lose posts to a newer one that has fewer', async () => {
    await disconnect()
    await keep(observationOf('a', '2026-11-20T10:00:00Z', ['p1', 'p2', 'p3']))
    await keep(observationOf('a', '2026-11-20T10:00:02Z', ['p3']))
    await connect()
    await sendOutbox()
    expect(api.rows.get('example/a')?.observations.map((one) => one.posts.length)).toEqual([3, 1])
  })

  it('that are newer than the one under way stay and follow it', async () => {
    api.during = async (request) => {
      api.during = async () => {}
      expect(request).toMatch(/^PUT/)
      await keep(observationOf('a', '2026-11-20T10:00:03Z', ['p1', 'p2', 'p9']))
    }
    await keep(observationOf('a', '2026-11-20T10:00:00Z'))
    await sendOutbox()
    expect(api.rows.get('example/a')?.observations).toHaveLength(2)
    expect(await items()).toEqual([])
  })

  it('are sent once by two senders at a time', async () => {
    await keep(observationOf('a', new Date()))
    await keep(observationOf('b', new Date()))
    await Promise.all([sendOutbox(), sendOutbox(), sendOutbox('waiting')])
    expect(api.requests).toEqual(['PUT /v1/candidates/example/a', 'PUT /v1/candidates/example/b'])
  })
})

describe('what lies in storage', () => {
  it.each([
    ['a number', 7],
    ['null', null],
    ['text', 'outbox'],
    ['an item without entries', { key: KEY, name: 'x' }],
    ['an older shape', { key: KEY, name: 'x', observation: observationOf('a', new Date(0)), attempts: 0 }],
  ])('and is %s is told as unreadable, never sent, and can be dropped', async (_, garbage) => {
    await fakeBrowser.storage.local.set({ 'outbox:example/a': garbage, 'outbox:': garbage })
    await keep(observationOf('b', new Date()))
    await sendOutbox()
    expect(api.names()).toEqual(['example/b'])
    expect((await readOutbox()).unreadable.includes('example/a')).toBe(garbage !== null)
    await discard(KEY)
    expect((await readOutbox()).unreadable).not.toContain('example/a')
  })

  it('under a key that is not its own is ignored', async () => {
    await disconnect()
    const item = await keep(observationOf('b', new Date()))
    await fakeBrowser.storage.local.set({ 'outbox:example/a': item })
    expect((await items()).map((one) => one.key.creatorId)).toEqual(['b'])
    expect(await savedState(KEY)).toEqual({ state: 'unsaved' })
  })

  it('comes back after it was discarded, unless the creator was saved again', async () => {
    await disconnect()
    await keep(observationOf('a', new Date(), ['p1']))
    const dropped = await discard(KEY)
    expect(await items()).toEqual([])
    if (dropped) await putBack(dropped)
    expect((await items())[0]?.entries).toHaveLength(1)
    await discard(KEY)
    await keep(observationOf('a', new Date(), ['p7']))
    if (dropped) await putBack(dropped)
    expect((await items())[0]?.entries[0]?.observation.posts[0]?.id).toBe('p7')
  })
})
