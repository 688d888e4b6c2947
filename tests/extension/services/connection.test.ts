import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { connect, connected, disconnect, readConnection } from '../../../extension/services/connection.ts'
import { readSettings, watchSettings, writeSettings } from '../../../extension/services/settings.ts'
import { installApi } from './fake-api.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))
beforeEach(() => fakeBrowser.reset())

describe('a connection', () => {
  it('is stored once the code was accepted, and forgotten on demand', async () => {
    installApi()
    await connect('api.example/', ' CODE ', 'Ada')
    expect(await readConnection()).toEqual({
      url: 'https://api.example',
      key: 'key-2',
      workspace: { id: 'w1', name: 'Team' },
      member: { id: 'm1', name: 'Ada' },
    })
    await disconnect()
    expect(await readConnection()).toBeUndefined()
    await expect(connected()).rejects.toMatchObject({ kind: 'not-connected' })
  })

  it('is not stored where the code is used or the address cannot be one', async () => {
    installApi().fault = () => 'code-used'
    await expect(connect('https://api.example', 'CODE')).rejects.toMatchObject({ kind: 'conflict', failure: { code: 'code-used' } })
    await expect(connect('http://api.example', 'CODE')).rejects.toMatchObject({ kind: 'refused', failure: { code: 'bad-address' } })
    expect(await readConnection()).toBeUndefined()
  })

  it.each([
    ['text', 'https://api.example'],
    ['without a key', { url: 'https://api.example', key: '', workspace: { id: 'w', name: 'T' }, member: { id: 'm', name: 'A' } }],
    ['to a page that is no API', { url: 'http://api.example', key: 'k', workspace: { id: 'w', name: 'T' }, member: { id: 'm', name: 'A' } }],
  ])('that is stored as %s is none', async (_, stored) => {
    await fakeBrowser.storage.local.set({ connection: stored })
    expect(await readConnection()).toBeUndefined()
  })
})

describe('settings', () => {
  const defaults = { language: 'auto', theme: 'auto', off: [], place: null, collapsed: false }

  it('are their defaults where nothing or garbage is stored, one by one', async () => {
    expect(await readSettings()).toEqual(defaults)
    await fakeBrowser.storage.local.set({
      'settings:language': 'klingon',
      'settings:theme': 'dark',
      'settings:off': [1],
      'settings:place': { x: 'left' },
      'settings:collapsed': 'yes',
    })
    expect(await readSettings()).toEqual({ ...defaults, theme: 'dark' })
  })

  it('that change in two places at once are both kept, and told until the watch ends', async () => {
    const seen: unknown[] = []
    const abort = new AbortController()
    watchSettings((settings) => seen.push(settings), abort.signal)
    await Promise.all([writeSettings({ collapsed: true }), writeSettings({ off: ['example'] })])
    expect(await readSettings()).toEqual({ ...defaults, collapsed: true, off: ['example'] })
    await vi.waitFor(() => expect(seen.at(-1)).toEqual({ ...defaults, collapsed: true, off: ['example'] }))
    abort.abort()
    const told = seen.length
    await writeSettings({ collapsed: false })
    expect(seen).toHaveLength(told)
  })
})
