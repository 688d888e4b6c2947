import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { cacheCandidate, readCachedList, uncacheCandidate } from '../../../extension/services/cached-list.ts'
import { FIRST_PAGE, fetchCandidates } from '../../../extension/services/candidates.ts'
import { savedState } from '../../../extension/services/known.ts'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import { connection } from './connected.ts'
import { type FakeApi, installApi } from './fake-api.ts'
import { observationOf } from './invented.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const KEY = { platform: 'example', creatorId: 'a' }
const candidateOf = (creatorId: string, change: Partial<Candidate> = {}): Candidate => ({
  ...{ platform: 'example', creatorId, creator: observationOf(creatorId, new Date(0)).creator, observedAt: '2026-11-01T00:00:00Z' },
  ...{ metrics: [], score: { value: null, coverage: 0, gate: 1, parts: [] }, stage: 'lead', note: '', tags: [], savedBy: 'Ada' },
  ...{ savedAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-01T00:00:00Z', version: 1, observations: 1 },
  ...change,
})

let api: FakeApi
beforeEach(async () => {
  fakeBrowser.reset()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
  api = installApi()
  await fakeBrowser.storage.local.set({ connection })
})

describe('whether a creator is saved', () => {
  it('is asked of the API once in five minutes', async () => {
    api.save('example/a', observationOf('a', '2026-11-01T00:00:00Z'))
    for (let visit = 0; visit < 3; visit++) expect(await savedState(KEY)).toMatchObject({ state: 'saved', saved: { savedBy: 'Ada' } })
    expect(api.requests).toHaveLength(1)
    vi.setSystemTime(Date.now() + 5 * 60_000)
    api.remove('example/a')
    expect(await savedState(KEY)).toEqual({ state: 'unsaved' })
  })

  it('is what is known here while the API does not answer, which is then left alone for a while', async () => {
    await cacheCandidate(candidateOf('a', { stage: 'signed' }))
    const fetched = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
    vi.stubGlobal('fetch', fetched)
    expect(await savedState(KEY)).toMatchObject({ state: 'saved', saved: { stage: 'signed' } })
    expect(await savedState(KEY)).toMatchObject({ state: 'saved' })
    expect(await savedState({ ...KEY, creatorId: 'b' })).toEqual({ state: 'unsaved' })
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  it('asks nobody while not connected, and forgets what another workspace said', async () => {
    api.save('example/a', observationOf('a', '2026-11-01T00:00:00Z'))
    await savedState(KEY)
    await fakeBrowser.storage.local.remove('connection')
    expect(await savedState(KEY)).toEqual({ state: 'unsaved' })
    await fakeBrowser.storage.local.set({ connection: { ...connection, workspace: { id: 'w2', name: 'Other' } } })
    api.remove('example/a')
    expect(await savedState(KEY)).toEqual({ state: 'unsaved' })
    expect(api.requests).toHaveLength(2)
  })
})

describe('the last known list', () => {
  const serve = (candidates: Candidate[], total = candidates.length) =>
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ candidates, nextCursor: null, total })))

  it('is the first page of the whole list, and of no other', async () => {
    serve([candidateOf('a'), candidateOf('b')], 70)
    await fetchCandidates(FIRST_PAGE)
    serve([candidateOf('c')])
    await fetchCandidates({ ...FIRST_PAGE, q: 'c' })
    const list = await readCachedList('w1')
    expect(list).toMatchObject({ at: '2026-11-20T10:00:00.000Z', total: 70 })
    expect(list?.candidates.map((one) => one.creatorId)).toEqual(['a', 'b'])
  })

  it('is not shown to another workspace', async () => {
    serve([candidateOf('a')])
    await fetchCandidates(FIRST_PAGE)
    expect(await readCachedList('w2')).toBeUndefined()
  })

  it('follows saves and removals, and keeps the moment it was read', async () => {
    serve([candidateOf('a'), candidateOf('b')], 70)
    await fetchCandidates(FIRST_PAGE)
    vi.setSystemTime(Date.now() + 60_000)
    await Promise.all([cacheCandidate(candidateOf('b', { stage: 'signed' })), cacheCandidate(candidateOf('c')), uncacheCandidate(candidateOf('a'))])
    const list = await readCachedList('w1')
    expect(list?.candidates.map((one) => [one.creatorId, one.stage])).toEqual([
      ['c', 'lead'],
      ['b', 'signed'],
    ])
    expect(list).toMatchObject({ at: '2026-11-20T10:00:00.000Z', total: 70 })
  })

  it('leaves out rows that do not fit, and endless texts', async () => {
    const long = candidateOf('a', { creator: { platform: 'example', id: 'a', name: 'ñ'.repeat(10_000), bio: 'x'.repeat(10_000) } })
    serve([long])
    await fetchCandidates(FIRST_PAGE)
    expect(JSON.stringify(await fakeBrowser.storage.local.get('candidates')).length).toBeLessThan(2_000)
    const { candidates: list } = await fakeBrowser.storage.local.get<{ candidates: { candidates: unknown[] } }>('candidates')
    await fakeBrowser.storage.local.set({ candidates: { ...list, candidates: [7, {}, ...list.candidates] } })
    expect((await readCachedList('w1'))?.candidates.map((one) => one.creatorId)).toEqual(['a'])
  })
})
