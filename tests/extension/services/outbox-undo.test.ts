import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { disconnect } from '../../../extension/services/connection.ts'
import { keep, readOutbox, takeBack } from '../../../extension/services/outbox.ts'
import { sendOutbox } from '../../../extension/services/outbox-sender.ts'
import { save, undoSave } from '../../../extension/services/saving.ts'
import { connection } from './connected.ts'
import { type FakeApi, installApi } from './fake-api.ts'
import { observationOf } from './invented.ts'
import { life, restart, Stopped } from './mortal.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const KEY = { platform: 'example', creatorId: 'a' }
const connect = () => fakeBrowser.storage.local.set({ connection })
/** Whether the work came to its end before the worker was stopped. */
const untilStopped = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    (error) => {
      expect(error).toBeInstanceOf(Stopped)
      return false
    },
  )
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

describe('the service worker stopped', () => {
  it('at any step of a save leaves nothing lost and one row in the API', async () => {
    let steps = 0
    for (let ended = false; !ended; steps++) {
      fakeBrowser.reset()
      api.rows.clear()
      await connect()
      await keep(observationOf('a', new Date()))
      life.steps = steps
      ended = await untilStopped(sendOutbox())
      restart()
      await sendOutbox()
      expect(api.rows.get('example/a'), `stopped after ${steps} steps`).toMatchObject({ version: 1, removed: false })
      expect(await items()).toEqual([])
    }
    expect(steps).toBeGreaterThan(10)
  })

  it('at any step of taking a save back leaves no row', async () => {
    for (let steps = 0, ended = false; !ended; steps++) {
      fakeBrowser.reset()
      api.rows.clear()
      await connect()
      await save({ observation: observationOf('a', new Date()) })
      await takeBack(KEY)
      life.steps = steps
      ended = await untilStopped(sendOutbox())
      restart()
      await sendOutbox()
      expect(api.names(), `stopped after ${steps} steps`).toEqual([])
      expect(await items()).toEqual([])
    }
  })
})

describe('taking a save back', () => {
  it('removes it from the outbox where it was never sent', async () => {
    await disconnect()
    await save({ observation: observationOf('a', new Date()) })
    expect(await undoSave(KEY)).toEqual({ state: 'unsaved' })
    await connect()
    await sendOutbox('waiting')
    expect(api.requests).toEqual([])
  })

  it('removes it from the API where it arrived, also when no reply had come', async () => {
    api.fault = (request) => (request.startsWith('PUT') ? 'lost' : 'down')
    await save({ observation: observationOf('a', new Date()) })
    expect(api.names()).toEqual(['example/a'])
    expect(await undoSave(KEY)).toMatchObject({ state: 'unsaved' })
    api.fault = () => undefined
    await sendOutbox('waiting')
    expect(api.names()).toEqual([])
    expect(await items()).toEqual([])
  })

  it('leaves a creator that was on the list before, and says so', async () => {
    api.save('example/a', observationOf('a', '2026-11-01T00:00:00Z'))
    await save({ observation: observationOf('a', new Date()) })
    expect(await undoSave(KEY)).toMatchObject({ state: 'saved', saved: { stage: 'lead' } })
    expect(api.names()).toEqual(['example/a'])
  })

  it('leaves a creator that a teammate has changed since', async () => {
    await save({ observation: observationOf('a', new Date()) })
    api.change('example/a', { stage: 'contacted' })
    expect(await undoSave(KEY)).toMatchObject({ state: 'saved', saved: { stage: 'contacted' } })
  })

  it('works again and again', async () => {
    for (let round = 0; round < 3; round++) {
      minutes(1)
      expect(await save({ observation: observationOf('a', new Date()) })).toMatchObject({ state: 'saved' })
      expect(await undoSave(KEY)).toEqual({ state: 'unsaved' })
      expect(api.names()).toEqual([])
    }
  })

  it('takes back only the last of two visits', async () => {
    await disconnect()
    await save({ observation: observationOf('a', new Date(), ['p1']) })
    minutes(5)
    await save({ observation: observationOf('a', new Date(), ['p2']) })
    expect(await undoSave(KEY)).toMatchObject({ state: 'pending' })
    await connect()
    await sendOutbox('waiting')
    expect(api.rows.get('example/a')?.observations.map((one) => one.posts[0]?.id)).toEqual(['p1'])
  })

  it('takes back both clicks of a double click', async () => {
    await save({ observation: observationOf('a', '2026-11-20T10:00:00Z', ['p1']) })
    await save({ observation: observationOf('a', '2026-11-20T10:00:02Z', ['p1', 'p2']) })
    expect(api.rows.get('example/a')?.version).toBe(2)
    expect(await undoSave(KEY)).toEqual({ state: 'unsaved' })
  })
})
