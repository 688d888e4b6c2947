import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { appraisalOf } from '../../../extension/services/appraise.ts'
import { changeBrief, chooseBrief, fetchBriefs, readBriefs, readChosenBrief, removeBrief, restoreBrief } from '../../../extension/services/briefs.ts'
import { cacheCandidate, readCachedList } from '../../../extension/services/cached-list.ts'
import { FIRST_PAGE, fetchCandidates } from '../../../extension/services/candidates.ts'
import { ask } from '../../../extension/services/messages.ts'
import type { SavedBrief } from '../../../shared/schema/brief.ts'
import { briefOf } from '../../shared/scoring/fit/invented.ts'
import { candidateOf, observed } from '../views/popup/invented.ts'
import { connection, startWorker } from '../views/popup/worker.ts'
import type { FakeApi } from './fake-api.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const ID = '018f3c7e-0000-4000-8000-000000000001'
const saved = (wishes: object = {}, version = 1): SavedBrief => ({
  ...{ id: ID, version, brief: briefOf(wishes), createdBy: 'Ada', createdAt: '2026-11-20T09:00:00.000Z' },
  ...{ updatedBy: 'Ada', updatedAt: '2026-11-20T09:00:00.000Z' },
})
let api: FakeApi
beforeEach(async () => {
  api = await startWorker()
  api.keepBrief(saved())
  await fetchBriefs()
})

describe('the briefs known here', () => {
  it('are those of the workspace that is connected', async () => {
    expect(await readBriefs('w1')).toEqual([saved()])
    expect(await readBriefs('w2')).toEqual([])
    await chooseBrief(saved())
    await fakeBrowser.storage.local.set({ connection: { ...connection, workspace: { id: 'w2', name: 'Another' } } })
    expect(await readChosenBrief()).toBeUndefined()
  })

  it('leave out one that an older version cannot read', async () => {
    await fakeBrowser.storage.local.set({ briefs: { workspace: 'w1', briefs: [{ from: 'elsewhere' }, saved()] } })
    expect(await readBriefs('w1')).toEqual([saved()])
  })

  it('follow a change, here and by a teammate, and the chosen one with them', async () => {
    await chooseBrief(saved())
    await changeBrief(ID, 1, briefOf({ keywords: ['mine'] }))
    expect(await readChosenBrief()).toMatchObject({ version: 2, brief: { keywords: ['mine'] } })
    api.keepBrief(saved({ keywords: ['theirs'] }, 3))
    await fetchBriefs()
    expect(await readChosenBrief()).toMatchObject({ version: 3, brief: { keywords: ['theirs'] } })
  })

  it('lose one that is removed, chosen or not, and get it back', async () => {
    await chooseBrief(saved())
    await removeBrief(ID)
    expect([await readBriefs('w1'), await readChosenBrief()]).toEqual([[], undefined])
    await restoreBrief(ID)
    expect(await readBriefs('w1')).toHaveLength(1)
  })
})

describe('a page', () => {
  it('is answered by the brief that is chosen, in words', async () => {
    const observation = { ...observed('a'), posts: observed('a').posts.map((post) => ({ ...post, text: 'ski' })) }
    const request = { observation, lang: 'en' as const }
    expect((await ask('appraise', request)).flags).toEqual([])
    const brief = saved({ keywords: ['ski'], mustNot: { words: ['ski'], competitors: [] } })
    await chooseBrief(brief)
    const answer = await ask('appraise', request)
    expect(answer).toEqual(appraisalOf(request, [], {}, brief))
    expect(answer.flags.map(({ data, name }) => [Object.keys(data), name])).toEqual([
      [['data-quadrant', 'data-fit'], expect.stringMatching(/^(Sign first|Nurture)$/)],
      [['data-evidence'], 'Must-not word'],
    ])
    expect(answer.flags[0]?.more.map(({ text }) => text)).toEqual([
      'High from performance 50 and fit 50 on',
      expect.stringMatching(/^Keywords: \d+% · ski ×12$/),
      '100% of the brief can be judged',
    ])
    expect(answer.score.gate).toBe(0.5)
  })
})

describe('the last known list by a brief', () => {
  it('is kept beside that without one, and takes over what the team decides, not another score', async () => {
    api.save('example/a', observed('a'))
    await fetchCandidates({ ...FIRST_PAGE, brief: ID })
    await fetchCandidates(FIRST_PAGE)
    const [before] = (await readCachedList('w1', ID))?.candidates ?? []
    expect(before?.judged?.briefVersion).toBe(1)
    await cacheCandidate(candidateOf('a', { stage: 'signed', version: 2 }))
    await cacheCandidate(candidateOf('new'))
    const [byBrief, plain] = [await readCachedList('w1', ID), await readCachedList('w1')]
    expect(byBrief?.candidates).toMatchObject([{ creatorId: 'a', stage: 'signed', score: before?.score, judged: before?.judged }])
    expect(plain?.candidates.map(({ creatorId }) => creatorId)).toEqual(['new', 'a'])
    expect(plain?.candidates[1]).not.toHaveProperty('judged')
    expect(await readCachedList('w1', '018f3c7e-0000-4000-8000-000000000002')).toBeUndefined()
  })
})
