import { describe, expect, it } from 'vitest'
import { STAGES } from '../../shared/schema/candidate.ts'
import { marksOf } from '../../shared/scoring/cohort.ts'
import { ask, refusal, send } from './client.ts'
import { keyOf, save, sighting } from './sightings.ts'
import { newTeam } from './team.ts'

const observation = sighting({ id: 'a' })
const params = keyOf(observation)

async function saved() {
  const { key } = await newTeam()
  return { key, candidate: await save(key, observation, { note: 'Before', tags: ['old'] }) }
}

describe('changing a candidate', () => {
  it.each(STAGES)('takes the stage %s', async (stage) => {
    const { key } = await saved()
    const changed = await ask('changeCandidate', { key, params, body: { version: 1, stage } })
    expect(changed).toMatchObject({ stage, version: 2, note: 'Before', tags: ['old'] })
    expect(await ask('getCandidate', { key, params })).toEqual(changed)
  })

  it('changes only what it names, and may empty it', async () => {
    const { key } = await saved()
    await ask('changeCandidate', { key, params, body: { version: 1, note: '' } })
    expect(await ask('getCandidate', { key, params })).toMatchObject({ note: '', tags: ['old'] })
    expect(await ask('changeCandidate', { key, params, body: { version: 2, tags: [] } })).toMatchObject({ note: '', tags: [] })
  })

  it('refuses to overwrite what a teammate has changed meanwhile, and names the newest version', async () => {
    const { key } = await saved()
    const theirs = await ask('changeCandidate', { key, params, body: { version: 1, note: 'Theirs' } })
    const error = await refusal('changeCandidate', { key, params, body: { version: 1, note: 'Mine' } })
    expect(error).toMatchObject({ status: 409, code: 'conflict', details: [{ field: 'version', message: '2' }] })
    expect(await ask('getCandidate', { key, params })).toEqual(theirs)
  })

  it('lets exactly one of two win who change the same version at the same moment', async () => {
    const { key } = await saved()
    const change = (note: string) => send('changeCandidate', { key, params, body: { version: 1, note } })
    const replies = await Promise.all([change('A'), change('B')])
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([200, 409])
  })
})

describe('removing a candidate', () => {
  it('takes it off the list and out of reach until it is restored with its history', async () => {
    const { key } = await saved()
    expect(await ask('removeCandidate', { key, params })).toEqual({ removed: true })
    expect((await ask('listCandidates', { key, query: {} })).candidates).toEqual([])
    expect((await ask('lookUpCandidates', { key, body: { creators: [params] } })).saved).toEqual([])
    for (const name of ['getCandidate', 'listObservations'] as const) expect((await refusal(name, { key, params })).status).toBe(404)
    expect((await refusal('changeCandidate', { key, params, body: { version: 2, note: 'x' } })).status).toBe(404)

    const restored = await ask('restoreCandidate', { key, params, body: {} })
    expect(restored).toMatchObject({ note: 'Before', tags: ['old'], observations: 1, version: 3 })
    expect((await ask('listObservations', { key, params, query: {} })).observations).toEqual([observation])
  })

  it('may be asked for twice, as restoring may', async () => {
    const { key } = await saved()
    await ask('removeCandidate', { key, params })
    expect(await ask('removeCandidate', { key, params })).toEqual({ removed: true })
    const restored = await ask('restoreCandidate', { key, params, body: {} })
    expect(await ask('restoreCandidate', { key, params, body: {} })).toEqual(restored)
  })
})

describe('looking up creators', () => {
  it('finds the saved ones among 200', async () => {
    const { key, candidate } = await saved()
    const creators = Array.from({ length: 199 }, (_, i) => ({ platform: 'example', creatorId: `stranger "${i}"` }))
    const { saved: found } = await ask('lookUpCandidates', { key, body: { creators: [...creators, params] } })
    const { stage, savedBy, savedAt, score } = candidate
    expect(found).toEqual([{ ...params, stage, savedBy, savedAt, score: score.value, marks: marksOf(candidate) }])
  })

  it('names a creator once who is asked for twice', async () => {
    const { key } = await saved()
    expect((await ask('lookUpCandidates', { key, body: { creators: [params, params] } })).saved).toHaveLength(1)
  })
})

describe('the history of a candidate', () => {
  it('comes newest first, page by page, each observation once', async () => {
    const { key } = await newTeam()
    const days = Array.from({ length: 7 }, (_, i) => `2026-05-0${i + 1}T08:00:00.000Z`)
    for (const at of days) await save(key, sighting({ id: 'a' }, at))
    const seen: string[] = []
    for (let before: string | undefined; ; ) {
      const page = await ask('listObservations', { key, params, query: { limit: 3, ...(before ? { before } : {}) } })
      seen.push(...page.observations.map((one) => one.observedAt))
      if (page.nextBefore === null) break
      before = page.nextBefore
    }
    expect(seen).toEqual(days.toReversed())
  })
})
