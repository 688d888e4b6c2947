import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { ask, errorOf, refusal, send } from './client.ts'
import { followers, keyOf, save, sighting } from './sightings.ts'
import { newTeam } from './team.ts'

describe('an observation that cannot be', () => {
  const attempt = async (observation: unknown) =>
    refusal('saveCandidate', { key: (await newTeam()).key, params: { platform: 'example', creatorId: 'a' }, body: { observation } })

  it.each([
    ['another platform than the path', sighting({ id: 'a', platform: 'other' }), 'observation.creator.platform'],
    ['another creator than the path', sighting({ id: 'b' }), 'observation.creator.id'],
    ['ten minutes in the future', sighting({ id: 'a' }, new Date(Date.now() + 600_000).toISOString()), 'observation.observedAt'],
    ['a day that is none', sighting({ id: 'a' }, '2026-02-30T08:00:00Z'), 'observation.observedAt'],
    ['no creator', { ...sighting({ id: 'a' }), creator: undefined }, 'observation.creator'],
    ['followers below zero', sighting({ id: 'a', followers: followers(-1) }), 'observation.creator.followers.value'],
    ['a name that is a number', { ...sighting({ id: 'a' }), creator: { platform: 'example', id: 'a', name: 7 } }, 'observation.creator.name'],
    ['posts that are no list', { ...sighting({ id: 'a' }), posts: {} }, 'observation.posts'],
    ['501 posts', { ...sighting({ id: 'a' }), posts: Array(501).fill(sighting({ id: 'a' }).posts[0]) }, 'observation.posts'],
  ])('is refused for %s, naming the field', async (_, observation, field) => {
    const error = await attempt(observation)
    expect(error).toMatchObject({ status: 400, code: 'bad-request' })
    expect(error.details?.map((one) => one.field)).toEqual([field])
    expect(error.details?.[0]?.message).not.toMatch(/^Invalid input$/)
  })

  it('may be as far ahead as two clocks differ', async () => {
    const { key } = await newTeam()
    const ahead = sighting({ id: 'a' }, new Date(Date.now() + 60_000).toISOString())
    expect((await save(key, ahead)).observedAt).toBe(ahead.observedAt)
  })
})

describe('a database that fails half-way', () => {
  it('leaves nothing behind and gives nothing away', async () => {
    const { key } = await newTeam()
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await env.DB.exec(
      "CREATE TRIGGER full BEFORE INSERT ON observations WHEN NEW.creator_id = 'doomed' BEGIN SELECT RAISE(ABORT, 'disk of host 7 is full'); END",
    )
    const observation = sighting({ id: 'doomed' })
    const response = await send('saveCandidate', { key, params: keyOf(observation), body: { observation } })
    const error = await errorOf(response.clone())
    expect(response.status).toBe(500)
    expect(error.code).toBe('internal')
    expect(await response.text()).not.toMatch(/disk|trigger|SQL|stack/i)
    expect(log.mock.calls.flat().join()).toContain(error.requestId)
    log.mockRestore()
    expect((await ask('listCandidates', { key, query: {} })).total).toBe(0)
    await env.DB.exec('DROP TRIGGER full')
    expect((await save(key, observation)).version).toBe(1)
  })
})
