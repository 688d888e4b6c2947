import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { answer, type CommandHandlers, type PageHandlers } from '../../../extension/services/answer.ts'
import { command } from '../../../extension/services/commands.ts'
import { ApiFailure } from '../../../extension/services/failure.ts'
import { ask } from '../../../extension/services/messages.ts'
import { observationOf } from './invented.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const KEY = { platform: 'example', creatorId: 'a' }
const pages = {
  save: vi.fn(),
  undoSave: vi.fn(),
  savedState: vi.fn(),
  appraise: vi.fn(),
  badges: vi.fn(),
  readings: vi.fn(),
  report: vi.fn(),
  dress: vi.fn(),
} satisfies PageHandlers
const own = {
  ...{ connect: vi.fn(), disconnect: vi.fn(), sendOutbox: vi.fn(), discard: vi.fn(), putBack: vi.fn() },
  ...{ change: vi.fn(), remove: vi.fn(), restore: vi.fn() },
  ...{ createBrief: vi.fn(), changeBrief: vi.fn(), removeBrief: vi.fn(), restoreBrief: vi.fn(), scoreBrief: vi.fn() },
} satisfies CommandHandlers

/** Where the next messages come from: the browser tells it, not the sender. */
let url = ''
const { onMessage } = fakeBrowser.runtime
const add = onMessage.addListener
onMessage.addListener = (listener) => add((message, _, respond) => listener(message, { url }, respond))

beforeEach(() => {
  vi.resetAllMocks()
  vi.stubGlobal('location', { origin: 'chrome-extension://own' })
  onMessage.removeAllListeners()
  answer(pages, own)
  url = 'https://page.example/'
})

describe('what a page’s script asks', () => {
  it('is answered with the creator’s state', async () => {
    pages.save.mockResolvedValue({ state: 'pending' })
    const observation = observationOf('a', '2026-11-20T10:00:00Z')
    expect(await ask('save', { observation })).toEqual({ state: 'pending' })
    expect(pages.save).toHaveBeenCalledWith({ observation })
  })

  it.each([
    ['no platform', { creatorId: 'a' }],
    ['a path for an id', { platform: '../x', creatorId: 'a' }],
    ['nothing', undefined],
  ])('with %s is refused, never acted on', async (_, request) => {
    await expect(ask('savedState', request as typeof KEY)).rejects.toThrow(/^savedState: /)
    expect(pages.savedState).not.toHaveBeenCalled()
  })

  it('fails with the reason where it could not be done', async () => {
    pages.save.mockRejectedValue(new Error('storage is full'))
    await expect(ask('save', { observation: observationOf('a', new Date()) })).rejects.toThrow('storage is full')
  })

  it('never gets a command done', async () => {
    expect(await command('disconnect', {})).toMatchObject({ ok: false })
    expect(await command('remove', { key: KEY, version: 1 })).toMatchObject({ ok: false })
    expect(own.disconnect).not.toHaveBeenCalled()
    expect(own.remove).not.toHaveBeenCalled()
  })

  it('and is not known is left to others', async () => {
    expect(await fakeBrowser.runtime.sendMessage({ name: 'constructor', request: {} })).toBeUndefined()
    expect(await fakeBrowser.runtime.sendMessage('scoutmark:save-key')).toBeUndefined()
  })
})

describe('a command of an own page', () => {
  beforeEach(() => {
    url = 'chrome-extension://own/popup.html'
  })

  it('is done, and answered with its value or the API’s reason', async () => {
    own.remove.mockResolvedValue(null)
    expect(await command('remove', { key: KEY, version: 3 })).toEqual({ ok: true, value: null })
    own.remove.mockRejectedValue(new ApiFailure({ kind: 'offline', message: 'Failed to fetch' }))
    expect(await command('remove', { key: KEY, version: 3 })).toEqual({ ok: false, failure: { kind: 'offline', message: 'Failed to fetch' } })
  })

  it('is a failure where no worker answers', async () => {
    onMessage.removeAllListeners()
    expect(await command('disconnect', {})).toMatchObject({ ok: false, failure: { message: expect.stringContaining('listeners') } })
  })
})
