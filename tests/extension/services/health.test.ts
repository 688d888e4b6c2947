import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { noteReadings, readHealth } from '../../../extension/services/health.ts'
import { healthReport } from '../../../extension/services/health-report.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const fit = { sources: ['response:list@2026-01'], fields: ['post.views', 'creator.name'], drift: [] }
const drift = [{ source: 'list', layout: '2026-01', where: 'data.users.7310123456789012345.name: number' }]
const misfit = { sources: [], fields: [], drift, data: { data: { users: { '7310123456789012345': { name: 7, handle: 'ann_lee', ann_lee: 1 } } } } }
const note = (...notes: Parameters<typeof noteReadings>[0]['notes']) => noteReadings({ platform: 'example', notes }, '1.0.0')

beforeEach(() => fakeBrowser.reset())

describe('how a platform was read on this machine', () => {
  it('is unknown before anything was', async () => expect(await readHealth('example', '1.0.0')).toMatchObject({ state: 'unknown' }))

  it('is kept, platform by platform', async () => {
    await Promise.all([note(fit), note(fit, misfit), note(fit)])
    expect(await readHealth('example', '1.0.0')).toMatchObject({ state: 'amber', readings: 4, misfits: 1 })
    expect(await readHealth('other', '1.0.0')).toMatchObject({ state: 'unknown' })
  })

  it('begins anew with another version', async () => {
    await note(misfit)
    expect(await readHealth('example', '1.0.1')).toMatchObject({ state: 'unknown', misfitsAt: [], shapes: {} })
  })

  it('is not noted where the platform is switched off', async () => {
    await fakeBrowser.storage.local.set({ 'settings:off': ['example'] })
    await note(misfit)
    expect(await readHealth('example', '1.0.0')).toMatchObject({ state: 'unknown' })
  })

  it('makes a report of sources, paths and structure, without a value or a name', async () => {
    await note(misfit, misfit)
    const report = healthReport('example', await readHealth('example', '1.0.0'))
    expect(report).toContain('example.ts, red, 0% of what was expected')
    expect(report).toContain('- list | 2026-01 | data.users.*.name: number (2×)')
    expect(report).toContain('"handle": "string"')
    const stored = JSON.stringify(await fakeBrowser.storage.local.get(null))
    for (const text of [report, stored]) expect(text).not.toMatch(/7310123456789012345|ann_lee/)
  })
})
