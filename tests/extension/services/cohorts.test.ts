import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { appraisalOf } from '../../../extension/services/appraise.ts'
import { forgetCohorts, refreshCohorts, teamKnowledge } from '../../../extension/services/cohorts.ts'
import { savedState } from '../../../extension/services/known.ts'
import { keep } from '../../../extension/services/outbox.ts'
import { sendOutbox } from '../../../extension/services/outbox-sender.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { sketchOf } from '../../../shared/scoring/sketch.ts'
import { connection } from './connected.ts'
import { type FakeApi, installApi } from './fake-api.ts'
import { observationOf } from './invented.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

/** Twelve peers of the same size with spreads from 0.1 to 1.2. */
const SPREADS = Array.from({ length: 12 }, (_, i) => 0.1 * (i + 1))
const cohorts = { 'views-spread': { '40': [...sketchOf(SPREADS)].flat() } }
const MINUTE = 60_000

/** A creator of that size whose views differ by half of themselves. */
function observed(id = 'a'): Observation {
  const seen = observationOf(id, '2026-11-20T10:00:00.000Z', ['p1', 'p2', 'p3'])
  const views = [600, 900, 1_400]
  return { ...seen, posts: seen.posts.map((post, i) => ({ ...post, views: { value: views[i] ?? 0, precision: 'exact' } })) }
}
const consistencyOf = async (observation: Observation) =>
  appraisalOf({ observation, lang: 'en' }, [], await teamKnowledge(observation)).score.parts.find(({ part }) => part === 'consistency')

let api: FakeApi
beforeEach(async () => {
  fakeBrowser.reset()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
  api = installApi()
  api.cohorts = { version: 3, cohorts }
  await fakeBrowser.storage.local.set({ connection })
})

describe('the cohorts kept in the browser', () => {
  it('judge a creator without asking anyone, and are none before they were asked for', async () => {
    expect(await consistencyOf(observed())).toMatchObject({ reason: 'built-in-curve' })
    expect(api.requests).toEqual([])
    await refreshCohorts('example')
    expect(await consistencyOf(observed())).toMatchObject({ reason: 'peers-and-curve', inputs: { n: 12 } })
    expect(api.requests).toEqual(['GET /v1/cohorts'])
  })

  it('are asked for once in five minutes, at once after a save, and by their version', async () => {
    await Promise.all([refreshCohorts('example'), refreshCohorts('example')])
    expect(api.requests).toHaveLength(1)
    await refreshCohorts('example', 'now')
    vi.setSystemTime(Date.now() + 5 * MINUTE)
    await refreshCohorts('example')
    expect(api.requests).toHaveLength(3)
    expect(await consistencyOf(observed())).toMatchObject({ inputs: { n: 12 } })
    api.cohorts = { version: 4, cohorts: {} }
    await refreshCohorts('example', 'now')
    expect(await consistencyOf(observed())).toMatchObject({ reason: 'built-in-curve' })
  })

  it('stay while the API does not answer, which is then left alone for a while', async () => {
    await refreshCohorts('example')
    vi.setSystemTime(Date.now() + 5 * MINUTE)
    const fetched = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
    vi.stubGlobal('fetch', fetched)
    await refreshCohorts('example')
    await refreshCohorts('example')
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(await consistencyOf(observed())).toMatchObject({ inputs: { n: 12 } })
  })

  it('of another workspace are not used, and nobody is asked while not connected', async () => {
    await refreshCohorts('example')
    await fakeBrowser.storage.local.set({ connection: { ...connection, workspace: { id: 'w2', name: 'Other' } } })
    expect(await teamKnowledge(observed())).toEqual({})
    await fakeBrowser.storage.local.remove('connection')
    await refreshCohorts('example', 'now')
    expect(await teamKnowledge(observed())).toEqual({})
    expect(api.requests).toHaveLength(1)
  })

  it('are forgotten at disconnecting', async () => {
    await refreshCohorts('example')
    await forgetCohorts()
    expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual(['connection'])
  })
})

describe('a creator whom the team has saved', () => {
  it('is left out of its own peers', async () => {
    await refreshCohorts('example')
    const [bin] = [...sketchOf([0.5]).keys()]
    const saved = { stage: 'lead', savedBy: 'Ada', savedAt: '2026-11-01T00:00:00Z', score: 50, marks: [['views-spread', 40, bin]] }
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ saved: [{ platform: 'example', creatorId: 'a', ...saved }] })))
    expect(await savedState({ platform: 'example', creatorId: 'a' })).toMatchObject({ state: 'saved' })
    expect(await consistencyOf(observed('a'))).toMatchObject({ inputs: { n: 11 } })
    expect(await consistencyOf(observed('b'))).toMatchObject({ inputs: { n: 12 } })
  })

  it('is judged by the price that the team noted, which no page is told', async () => {
    const mark = (cost: number) => [...sketchOf([cost]).keys()][0] ?? 0
    const costs = Array.from({ length: 9 }, (_, i) => 0.1 * (i + 1))
    api.cohorts = { version: 4, cohorts: { 'cost-per-view-CNY': { '-1': [...sketchOf([...costs, 0.5])].flat() } } }
    await refreshCohorts('example')
    const quote = { price: 450, rebate: 0, currency: 'CNY' }
    const saved = { stage: 'lead', savedBy: 'Ada', savedAt: '2026-11-01T00:00:00Z', score: 50, marks: [['cost-per-view-CNY', -1, mark(0.5)]], quote }
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ saved: [{ platform: 'example', creatorId: 'a', ...saved }] })))
    const { state, saved: told } = await savedState({ platform: 'example', creatorId: 'a' })
    expect([state, told]).toEqual(['saved', expect.not.objectContaining({ quote })])
    const { score } = appraisalOf({ observation: observed(), lang: 'en' }, [], await teamKnowledge(observed()))
    // 450 for 900 views: four of the nine others are cheaper, one is alike.
    expect(score.parts.find(({ part }) => part === 'reach')).toMatchObject({ reason: 'peers-by-price', inputs: { n: 9, team: 0.5, cost: 0.5 } })
  })

  it('has the very score that the API gave this observation, until more is observed', async () => {
    await refreshCohorts('example')
    await keep(observed())
    await sendOutbox()
    const { saved } = await teamKnowledge(observed())
    expect(saved).toMatchObject({ creatorId: 'a', version: 1 })
    expect(appraisalOf({ observation: observed(), lang: 'en' }, [], { saved }).score).toEqual(saved?.score)
    expect(await teamKnowledge({ ...observed(), observedAt: '2026-11-20T10:01:00.000Z' })).not.toHaveProperty('saved')
  })
})
