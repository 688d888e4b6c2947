import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../shared/schema/candidate.ts'
import { appraise } from '../../shared/scoring/appraise.ts'
import { ask, refusal } from './client.ts'
import { bareSighting, followers, keyOf, save, sighting } from './sightings.ts'
import { newMember, newTeam } from './team.ts'

const MARCH = '2026-03-05T08:00:00.000Z'
const APRIL = '2026-04-04T08:00:00.000Z'
const MAY = '2026-05-04T08:00:00.000Z'

const metric = ({ metrics }: Candidate, key: string) => metrics.find((one) => one.key === key)
const history = async (key: string, id: string) =>
  (await ask('listObservations', { key, params: { platform: 'example', creatorId: id }, query: {} })).observations

describe('saving a creator', () => {
  it('keeps the facts and computes figures and a score from them', async () => {
    const { key } = await newTeam()
    const observation = sighting({ id: 'a', bio: 'Travels slowly' })
    const saved = await save(key, observation, { note: 'Ask in June', tags: ['travel'] })
    expect(saved).toMatchObject({
      creator: observation.creator,
      stage: 'lead',
      note: 'Ask in June',
      tags: ['travel'],
      savedBy: 'Lin',
      version: 1,
      observations: 1,
    })
    expect(metric(saved, 'followers')).toMatchObject({ value: 12_000 })
    expect(metric(saved, 'engagementRate')?.value).toBeGreaterThan(0)
    expect(await ask('getCandidate', { key, params: keyOf(observation) })).toEqual(saved)
    expect(await history(key, 'a')).toEqual([observation])
  })

  it('loses no figure to a visit of a single post, and gains what that page alone says', async () => {
    const { key } = await newTeam()
    const list = await save(key, sighting({ id: 'a' }, '2026-05-04T08:00:00.000Z'))
    const one = sighting({ id: 'a' }, '2026-05-04T08:10:00.000Z')
    const { followers: _, ...creator } = one.creator
    const [first, ...others] = sighting({ id: 'a' }, '2026-05-04T08:00:00.000Z').posts
    const posts = first ? [{ ...first, views: followers(90_000) }] : []
    const after = await save(key, { ...one, creator, posts })
    expect(others).toHaveLength(11)
    expect(after.score.coverage).toBe(list.score.coverage)
    expect(metric(after, 'typicalViews')?.receipt.n).toBe(12)
    expect(metric(after, 'typicalViews')?.value).toBeGreaterThan(metric(list, 'typicalViews')?.value ?? Number.NaN)
    expect(metric(after, 'followers')?.value).toBe(12_000)
    expect(await history(key, 'a')).toHaveLength(2)
  })

  it('leaves unknown what the page did not say', async () => {
    const { key } = await newTeam()
    const saved = await save(key, bareSighting('unknown', 'Nobody knows'))
    expect(saved.creator).not.toHaveProperty('followers')
    expect(metric(saved, 'followers')?.value).toBeNull()
  })

  it.each(['长'.repeat(10_000), '😀'.repeat(5_000), `${'א'.repeat(9_000)}\u202e%_'"\\`, 'with \u0000 and \ud800'])(
    'keeps the name %.12s… as it is',
    async (name) => {
      const { key } = await newTeam()
      const observation = sighting({ id: 'a/b?c#d %20 ü', name, bio: name })
      const saved = await save(key, observation, { note: 'n\u0000b' })
      expect(saved.creator.name).toBe(name)
      expect(saved.note).toBe('n\u0000b')
      expect(await ask('getCandidate', { key, params: keyOf(observation) })).toEqual(saved)
    },
  )
})

describe('the evidence against a creator', () => {
  const daily = Array.from({ length: 40 }, (_, day) => {
    const at = new Date(Date.parse('2026-03-01T08:00:00.000Z') + day * 86_400_000).toISOString()
    return sighting({ id: 'a', followers: followers(day < 30 ? 100_000 : 115_000) }, at)
  })

  it('is stored with the numbers, lowers the score, and is the one that a page shows of the same facts', async () => {
    const { key } = await newTeam()
    const late = { ...sighting({ id: 'a' }, MARCH), observedAt: '2026-09-05T08:00:00.000Z' }
    const saved = await save(key, late)
    expect(saved.evidence).toMatchObject([{ code: 'dormant', numbers: { limit: 90 }, factor: 0.8 }])
    expect(saved.score.gate).toBe(0.8)
    const { metrics, evidence, score } = saved
    expect({ metrics, evidence, score }).toEqual(appraise(late))
    expect((await ask('listCandidates', { key, query: {} })).candidates).toEqual([saved])
  })

  it('is an empty list where nothing speaks against them', async () => {
    const { key } = await newTeam()
    expect(await save(key, sighting({ id: 'a' }))).toMatchObject({ evidence: [], score: { gate: 1 } })
  })

  it('sees a jump of followers in the history that the team has', async () => {
    const { key } = await newTeam()
    for (const seen of daily) await save(key, seen)
    const saved = await ask('getCandidate', { key, params: keyOf(sighting({ id: 'a' })) })
    expect(saved.evidence).toMatchObject([{ code: 'follower-jump', numbers: { followers: 15_000 } }])
    expect(saved.score.gate).toBe(0.85)
  })

  it('is absent from a row that was written before there was any', async () => {
    const { key, workspaceId } = await newTeam()
    await save(key, sighting({ id: 'a' }))
    await env.DB.prepare('UPDATE candidates SET evidence = NULL WHERE workspace_id = ?').bind(workspaceId).run()
    expect(await ask('getCandidate', { key, params: keyOf(sighting({ id: 'a' })) })).not.toHaveProperty('evidence')
  })
})

describe('saving again', () => {
  it('changes nothing where the observation is the same', async () => {
    const { key } = await newTeam()
    const first = await save(key, sighting({ id: 'a' }), { note: 'once', tags: ['x'] })
    const second = await save(key, sighting({ id: 'a' }), { note: 'once', tags: ['x'] })
    expect(second).toEqual(first)
    expect(await history(key, 'a')).toHaveLength(1)
  })

  it('takes newer facts and reckons growth from the older ones', async () => {
    const { key } = await newTeam()
    await save(key, sighting({ id: 'a', followers: followers(10_000) }, APRIL))
    const saved = await save(key, sighting({ id: 'a', followers: followers(11_000) }, MAY))
    expect(saved).toMatchObject({ observedAt: MAY, version: 2, observations: 2 })
    expect(metric(saved, 'growth30d')?.value).toBeCloseTo(0.1)
  })

  it('keeps the newest facts where an older observation arrives late, and reckons growth with it', async () => {
    const { key } = await newTeam()
    const newer = sighting({ id: 'a', followers: followers(11_000), name: 'New name' }, MAY)
    const before = await save(key, newer)
    const after = await save(key, sighting({ id: 'a', followers: followers(10_000), name: 'Old name' }, APRIL))
    expect(after).toMatchObject({ creator: newer.creator, observedAt: MAY, version: 2, observations: 2 })
    expect(metric(after, 'followers')).toEqual(metric(before, 'followers'))
    expect(metric(before, 'growth30d')?.value).toBeNull()
    expect(metric(after, 'growth30d')?.value).toBeCloseTo(0.1)
    expect((await history(key, 'a')).map((one) => one.observedAt)).toEqual([MAY, APRIL])
  })

  it('reckons the same whichever order three observations arrive in', async () => {
    const all = [MARCH, APRIL, MAY].map((at, i) => sighting({ id: 'a', followers: followers(10_000 + 1_000 * i) }, at))
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ] as const
    const results = await Promise.all(
      orders.map(async (order) => {
        const { key } = await newTeam()
        for (const i of order) await save(key, all[i] as (typeof all)[number])
        const { metrics, score, creator, observedAt, observations } = await ask('getCandidate', { key, params: keyOf(sighting({ id: 'a' })) })
        return { metrics, score, creator, observedAt, observations }
      }),
    )
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  it('spells one instant in one way', async () => {
    const { key } = await newTeam()
    await save(key, sighting({ id: 'a' }, '2026-05-04T08:00:00Z'))
    const again = await save(key, sighting({ id: 'a' }, '2026-05-04T08:00:00.000Z'))
    expect(again).toMatchObject({ observedAt: MAY, version: 1, observations: 1 })
  })

  it('brings a removed creator back', async () => {
    const { key } = await newTeam()
    const observation = sighting({ id: 'a' })
    await save(key, observation)
    await ask('removeCandidate', { key, params: keyOf(observation) })
    expect(await save(key, observation)).toMatchObject({ version: 3, observations: 1 })
    expect((await ask('listCandidates', { key, query: {} })).total).toBe(1)
  })

  it("adds to a teammate's note and tags and keeps stage and first saver", async () => {
    const { key, workspaceId } = await newTeam()
    const teammate = await newMember(workspaceId, 'Ren')
    const first = await save(key, sighting({ id: 'a' }, APRIL), { note: 'First', tags: ['x', 'y'] })
    await ask('changeCandidate', { key, params: keyOf(sighting({ id: 'a' })), body: { version: first.version, stage: 'signed' } })
    const second = await save(teammate.key, sighting({ id: 'a' }, MAY), { note: 'Second', tags: ['y', 'z'] })
    expect(second).toMatchObject({ note: 'First\nSecond', tags: ['x', 'y', 'z'], stage: 'signed', savedBy: 'Lin', savedAt: first.savedAt })
  })

  it('refuses words that no longer fit beside those that are there', async () => {
    const { key } = await newTeam()
    const twenty = Array.from({ length: 20 }, (_, i) => `tag ${i}`)
    await save(key, sighting({ id: 'a' }), { note: 'x'.repeat(4_000), tags: twenty })
    const request = (words: object) => ({ key, params: keyOf(sighting({ id: 'a' })), body: { observation: sighting({ id: 'a' }), ...words } })
    expect(await refusal('saveCandidate', request({ note: 'more' }))).toMatchObject({ status: 400, details: [{ field: 'note' }] })
    expect(await refusal('saveCandidate', request({ tags: ['one more'] }))).toMatchObject({ status: 400, details: [{ field: 'tags' }] })
  })

  it('loses none of eight observations that two members save at the same moment', async () => {
    const { key, workspaceId } = await newTeam()
    const teammate = await newMember(workspaceId, 'Ren')
    const days = Array.from({ length: 8 }, (_, i) => `2026-05-0${i + 1}T08:00:00.000Z`)
    await Promise.all(days.map((at, i) => save(i % 2 ? key : teammate.key, sighting({ id: 'a', followers: followers(1_000 + i) }, at))))
    const saved = await ask('getCandidate', { key, params: keyOf(sighting({ id: 'a' })) })
    expect(saved).toMatchObject({ version: 8, observations: 8, observedAt: days[7], creator: { followers: followers(1_007) } })
  })
})
