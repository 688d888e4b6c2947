import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Candidate } from '../../shared/schema/candidate.ts'
import type { Cohorts } from '../../shared/schema/cohort.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { appraise } from '../../shared/scoring/appraise.ts'
import { cellsAbout, cohortOf, marksOf, sizeBinOf } from '../../shared/scoring/cohort.ts'
import { ask, send } from './client.ts'
import { bareSighting, followers, keyOf, save, sighting } from './sightings.ts'
import { newTeam } from './team.ts'

const DAYS = ['2026-03-05T08:00:00.000Z', '2026-04-04T08:00:00.000Z', '2026-05-04T08:00:00.000Z'] as const
const cohortsOf = (key: string, platform = 'example', version?: number) =>
  ask('cohorts', { key, query: { platform, ...(version === undefined ? {} : { version }) } })
const partOf = ({ score }: Pick<Candidate, 'score'>, name: string) => score.parts.find(({ part }) => part === name)

/** What cohorts hold, cell by cell. */
const cellsOf = (cohorts: Cohorts | null): Record<string, number> =>
  Object.fromEntries(
    Object.entries(cohorts ?? {}).flatMap(([metric, bySize]) =>
      Object.entries(bySize).flatMap(([size, pairs]) =>
        pairs.flatMap((bin, i) => (i % 2 === 0 ? [[`${metric} ${size} ${bin}`, pairs[i + 1] ?? 0]] : [])),
      ),
    ),
  )

/** The same, counted anew from the candidates that are on the list. */
async function fromScratch(key: string): Promise<Record<string, number>> {
  const { candidates } = await ask('listCandidates', { key, query: { limit: 200 } })
  const marks = candidates.flatMap(marksOf).map((mark) => mark.join(' '))
  return Object.fromEntries([...Map.groupBy(marks, (mark) => mark)].map(([mark, same]) => [mark, same.length]))
}

/** A creator of so many followers whose posts have so many times the usual likes. */
function liked(id: string, likes: number, size = 12_000, at: string = DAYS[2]): Observation {
  const seen = sighting({ id, followers: followers(size) }, at)
  return { ...seen, posts: seen.posts.map((post) => ({ ...post, likes: followers(likes) })) }
}

const QUOTES = { dear: { price: 900, currency: 'CNY' }, cheap: { price: 100, rebate: 0.5, currency: 'USD' }, unquoted: null } as const

/** Changes the quote of the version that the candidate has now, whether that succeeds or not. */
async function quoteOnce(key: string, id: string, quote: (typeof QUOTES)[keyof typeof QUOTES]) {
  const params = keyOf(sighting({ id }))
  const seen = Candidate.safeParse(await (await send('getCandidate', { key, params })).json())
  return send('changeCandidate', { key, params, body: { version: seen.data?.version ?? 0, quote } })
}

const anyStep = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  what: fc.oneof(
    fc.record({ likes: fc.integer({ min: 0, max: 90 }), size: fc.constantFrom(0, 900, 12_000, 15_000), day: fc.constantFrom(...DAYS) }),
    fc.constantFrom('remove', 'restore', 'bare', 'dear', 'cheap', 'unquoted'),
  ),
})

describe('the cohorts of a team', () => {
  it('hold at any time what the candidates on the list amount to, whatever was done to them and at once', async () => {
    const take = async (key: string, { id, what }: typeof anyStep extends fc.Arbitrary<infer S> ? S : never) => {
      if (what === 'bare') return save(key, bareSighting(id, 'Bare'))
      if (typeof what === 'object') return save(key, liked(id, what.likes, what.size, what.day))
      const params = keyOf(sighting({ id }))
      // Not there yet, or changed by another meanwhile: a refusal is no failure of this test.
      const [, quote] = Object.entries(QUOTES).find(([name]) => name === what) ?? []
      if (quote !== undefined) return quoteOnce(key, id, quote)
      return send(what === 'remove' ? 'removeCandidate' : 'restoreCandidate', { key, params })
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anyStep, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
        const { key } = await newTeam()
        for (const atOnce of rounds) {
          await Promise.all(atOnce.map((step) => take(key, step)))
          expect(cellsOf((await cohortsOf(key)).cohorts)).toEqual(await fromScratch(key))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('count a creator once, as it was observed last, and not at all where its size is not known', async () => {
    const { key } = await newTeam()
    for (const [i, day] of DAYS.entries()) await save(key, liked('a', 10 + 10 * i, 12_000, day))
    await save(key, bareSighting('b', 'Bare'))
    await save(key, sighting({ id: 'c', followers: { value: 10_000, precision: 'floor' } }))
    await save(key, sighting({ id: 'd', followers: { value: null, precision: 'hidden' } }))
    const cells = cellsOf((await cohortsOf(key)).cohorts)
    expect(cells).toEqual(await fromScratch(key))
    expect(Object.values(cells)).toEqual(Object.values(cells).map(() => 1))
  })

  it('are sent only where they have changed, and belong to one platform and one team', async () => {
    const [{ key }, stranger] = [await newTeam(), await newTeam()]
    expect(await cohortsOf(key)).toEqual({ version: 0, cohorts: {} })
    await save(key, sighting({ id: 'a' }))
    const { version } = await cohortsOf(key)
    expect(await cohortsOf(key, 'example', version)).toEqual({ version, cohorts: null })
    await save(key, sighting({ id: 'a' }))
    expect((await cohortsOf(key)).version).toBe(version)
    await save(key, sighting({ id: 'b' }))
    expect((await cohortsOf(key, 'example', version)).cohorts).not.toBeNull()
    expect((await cohortsOf(key, 'other')).cohorts).toEqual({})
    expect((await cohortsOf(stranger.key)).cohorts).toEqual({})
  })

  it('take in, once, who was saved before there were any', async () => {
    const { key, workspaceId } = await newTeam()
    for (const id of ['a', 'b', 'c']) await save(key, sighting({ id }))
    await ask('removeCandidate', { key, params: keyOf(sighting({ id: 'c' })) })
    await env.DB.batch([
      env.DB.prepare('UPDATE candidates SET cohort_marks = NULL WHERE workspace_id = ?').bind(workspaceId),
      env.DB.prepare('DELETE FROM cohorts WHERE workspace_id = ?').bind(workspaceId),
    ])
    await Promise.all([cohortsOf(key), save(key, liked('b', 70)), cohortsOf(key), cohortsOf(key)])
    const expected = await fromScratch(key)
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(cellsOf((await cohortsOf(key)).cohorts)).toEqual(expected)
    await ask('restoreCandidate', { key, params: keyOf(sighting({ id: 'c' })), body: {} })
    expect(cellsOf((await cohortsOf(key)).cohorts)).toEqual(await fromScratch(key))
  })
})

describe('a saved creator', () => {
  it('without a public norm is judged among eight peers of like size, itself and others of another size left out', async () => {
    const { key } = await newTeam()
    for (let i = 0; i < 7; i++) await save(key, liked(`peer ${i}`, 10 + i, 10_000 + 500 * i))
    await save(key, liked('big', 90, 1_000_000))
    expect(partOf(await save(key, liked('a', 40)), 'engagement')).toMatchObject({ centile: null, reason: 'no-norm' })
    expect(partOf(await save(key, liked('a', 40, 12_000, '2026-05-04T09:00:00.000Z')), 'engagement')).toMatchObject({ reason: 'no-norm' })
    const peer = await save(key, liked('peer 7', 9))
    expect(partOf(peer, 'engagement')).toMatchObject({ reason: 'peers', inputs: { n: 8, priorN: 1, team: 0 } })
    const again = await save(key, liked('a', 41, 12_000, '2026-05-04T10:00:00.000Z'))
    // First of eight: (8 × 1 + 1 × 0.5) ÷ 9.
    expect(partOf(again, 'engagement')).toMatchObject({ reason: 'peers', inputs: { n: 8, team: 1 } })
    expect(partOf(again, 'engagement')?.centile).toBeCloseTo(8.5 / 9, 12)
  })

  it('has the score that a page computes of the same facts with the same cohorts', async () => {
    const { key } = await newTeam()
    for (let i = 0; i < 12; i++) await save(key, liked(`peer ${i}`, 10 + 3 * i, 9_000 + 700 * i))
    await save(key, liked('a', 20, 12_000, DAYS[1]))
    const fresh = { ...liked('a', 31), observedAt: DAYS[2] }
    const [{ cohorts }, { saved }] = await Promise.all([cohortsOf(key), ask('lookUpCandidates', { key, body: { creators: [keyOf(fresh)] } })])
    const size = sizeBinOf(fresh.creator) ?? expect.fail()
    const peers = cohortOf(cellsAbout(cohorts ?? {}, size), size, saved[0]?.marks ?? [])
    const history = [{ observedAt: DAYS[1], followers: 12_000 }]
    const { score } = await save(key, fresh)
    expect(score).toEqual(appraise(fresh, { history, peers }).score)
    expect(partOf({ score }, 'engagement')).toMatchObject({ inputs: { n: 12 } })
    expect(partOf({ score }, 'growth')).toMatchObject({ reason: 'built-in-curve' })
  })
})
