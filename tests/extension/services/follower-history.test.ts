import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { appraise } from '../../../extension/services/appraise.ts'
import { knownHistory, learnHistory } from '../../../extension/services/follower-history.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { connection } from './connected.ts'
import { type FakeApi, installApi } from './fake-api.ts'
import { observationOf } from './invented.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const KEY = { platform: 'example', creatorId: 'a' }
const seen = (at: string, followers: number): Observation => {
  const observation = observationOf('a', at)
  return { ...observation, creator: { ...observation.creator, followers: { value: followers, precision: 'exact' } } }
}
const growthOf = async (observation: Observation) =>
  (await appraise({ observation, lang: 'en' })).metrics.find(({ key }) => key === 'growth30d')?.value ?? null

let api: FakeApi
beforeEach(async () => {
  fakeBrowser.reset()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
  api = installApi()
  await fakeBrowser.storage.local.set({ connection })
  api.save('example/a', seen('2026-10-21T10:00:00Z', 1_000))
})

it('lets a page tell the growth since the team saw the creator', async () => {
  const now = seen('2026-11-20T10:00:00Z', 1_100)
  expect(await growthOf(now)).toBeNull()
  await learnHistory(KEY)
  expect(await growthOf(now)).toBeCloseTo(0.1, 9)
  expect(await growthOf(seen('2026-10-21T10:00:00Z', 1_000))).toBeNull()
})

it('is asked once in five minutes, and left alone for a while where the API does not answer', async () => {
  await learnHistory(KEY)
  await learnHistory(KEY)
  expect(api.requests).toEqual(['GET /v1/candidates/example/a/followers'])
  vi.setSystemTime(Date.now() + 5 * 60_000)
  const fault = vi.fn(() => 'down' as const)
  api.fault = fault
  await learnHistory(KEY)
  await learnHistory(KEY)
  expect(fault).toHaveBeenCalledTimes(1)
  expect(await knownHistory(KEY)).toHaveLength(1)
})

it('is nobody else’s: another workspace knows nothing of it', async () => {
  await learnHistory(KEY)
  await fakeBrowser.storage.local.set({ connection: { ...connection, workspace: { id: 'w2', name: 'Other' } } })
  expect(await knownHistory(KEY)).toEqual([])
})
