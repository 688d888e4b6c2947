import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../shared/schema/candidate.ts'
import type { Price } from '../../shared/schema/quote.ts'
import { appraise } from '../../shared/scoring/appraise.ts'
import { cellsAbout, cohortOf, sizeBinOf } from '../../shared/scoring/cohort.ts'
import { judge } from '../../shared/scoring/judge.ts'
import { BRIEF_ID, briefOf, makeBrief } from './briefs.ts'
import { ask, refusal, send } from './client.ts'
import { bareSighting, followers, keyOf, save, sighting } from './sightings.ts'
import { newMember, newTeam } from './team.ts'

const observation = sighting({ id: 'a' })
const params = keyOf(observation)
const QUOTE: Price = { price: 12_000, rebate: 0.2, currency: 'CNY' }
const reachOf = ({ score }: Pick<Candidate, 'score'>) => score.parts.find(({ part }) => part === 'reach') ?? expect.fail('no reach')
const get = (key: string, id = 'a') => ask('getCandidate', { key, params: keyOf(sighting({ id })) })

/** Notes a price for one post of a saved creator. */
async function quote(key: string, id: string, price: number, currency = 'CNY') {
  const { version } = await get(key, id)
  return ask('changeCandidate', { key, params: keyOf(sighting({ id })), body: { version, quote: { price, currency } } })
}

async function saved() {
  const team = await newTeam()
  return { ...team, candidate: await save(team.key, observation, { note: 'Before', tags: ['old'] }) }
}

describe('a quote', () => {
  it('is set with who noted it, changed by another, and cleared; history keeps all three', async () => {
    const { key, workspaceId } = await saved()
    const teammate = await newMember(workspaceId, 'Ren')
    const first = await ask('changeCandidate', { key, params, body: { version: 1, quote: QUOTE } })
    expect(first).toMatchObject({ version: 2, quote: { ...QUOTE, by: 'Lin' }, note: 'Before', tags: ['old'] })
    const second = await ask('changeCandidate', { key: teammate.key, params, body: { version: 2, quote: { price: 9_000.5, currency: 'USD' } } })
    expect(second.quote).toMatchObject({ price: 9_000.5, rebate: 0, currency: 'USD', by: 'Ren' })
    const cleared = await ask('changeCandidate', { key, params, body: { version: 3, quote: null, stage: 'negotiating', note: 'Too dear' } })
    expect(cleared).toMatchObject({ version: 4, stage: 'negotiating', note: 'Too dear' })
    expect(cleared).not.toHaveProperty('quote')
    expect(await get(key)).toEqual(cleared)
    const { history } = await ask('listQuotes', { key, params })
    expect(history.map(({ quote, by }) => [quote?.price ?? null, by])).toEqual([
      [null, 'Lin'],
      [9_000.5, 'Ren'],
      [12_000, 'Lin'],
    ])
    expect(history.map(({ at }) => at)).toEqual([cleared.updatedAt, second.updatedAt, first.updatedAt])
  })

  it('stays through other changes, a new observation, removing and restoring', async () => {
    const { key } = await saved()
    const { quote } = await ask('changeCandidate', { key, params, body: { version: 1, quote: QUOTE } })
    expect(await ask('changeCandidate', { key, params, body: { version: 2, stage: 'signed' } })).toMatchObject({ quote })
    expect(await save(key, sighting({ id: 'a' }, '2026-05-06T08:00:00.000Z'))).toMatchObject({ quote })
    await ask('removeCandidate', { key, params })
    expect(await ask('restoreCandidate', { key, params, body: {} })).toMatchObject({ quote })
    expect((await ask('lookUpCandidates', { key, body: { creators: [params] } })).saved).toMatchObject([{ quote: QUOTE }])
    expect((await ask('listCandidates', { key, query: {} })).candidates).toMatchObject([{ quote }])
  })

  it('is not put over what a teammate has changed meanwhile: one of two wins, and the other leaves no trace', async () => {
    const { key } = await saved()
    await makeBrief(key)
    const change = (price: number) => send('changeCandidate', { key, params, body: { version: 1, quote: { price, currency: 'CNY' } } })
    const replies = await Promise.all([change(1_000), change(2_000), change(3_000)])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect((await ask('listQuotes', { key, params })).history).toHaveLength(1)
    const error = await refusal('changeCandidate', { key, params, body: { version: 1, quote: null } })
    expect(error).toMatchObject({ code: 'conflict', details: [{ field: 'version', message: '2' }] })
    expect((await ask('listCandidates', { key, query: { brief: BRIEF_ID } })).brief).toMatchObject({ scored: 1, of: 1 })
  })

  it('of a removed candidate, or of one that never was, is refused', async () => {
    const { key } = await saved()
    await ask('removeCandidate', { key, params })
    expect((await refusal('changeCandidate', { key, params, body: { version: 2, quote: QUOTE } })).status).toBe(404)
    const stranger = keyOf(sighting({ id: 'never' }))
    expect((await refusal('changeCandidate', { key, params: stranger, body: { version: 1, quote: QUOTE } })).status).toBe(404)
  })

  it.each([
    ['quote.price', { price: -1, currency: 'CNY' }],
    ['quote.price', { price: '12000', currency: 'CNY' }],
    ['quote.price', { currency: 'CNY' }],
    ['quote.price', { price: 1e300, currency: 'CNY' }],
    ['quote.rebate', { price: 1, rebate: 20, currency: 'CNY' }],
    ['quote.rebate', { price: 1, rebate: -0.1, currency: 'CNY' }],
    ['quote.currency', { price: 1, currency: '元' }],
    ['quote.currency', { price: 1, currency: 'cny' }],
    ['quote.currency', { price: 1 }],
    ['quote', 12_000],
  ])('that does not fit is refused by the name of its field: %s', async (field, wrong) => {
    const { key } = await saved()
    const error = await refusal('changeCandidate', { key, params, body: { version: 1, quote: wrong } })
    expect(error).toMatchObject({ status: 400, code: 'bad-request', details: [{ field }] })
    expect((await ask('listQuotes', { key, params })).history).toEqual([])
  })
})

/** A creator whose posts all have so many views. */
const seen = (id: string, views: number, size = 12_000) => {
  const one = sighting({ id, followers: followers(size) })
  return { ...one, posts: one.posts.map((post) => ({ ...post, views: followers(views) })) }
}

describe('reach by price', () => {
  it('is judged among eight quoted creators of the currency, whatever their size, and before that says why not', async () => {
    const { key } = await newTeam()
    await save(key, seen('a', 10_000))
    for (let i = 0; i < 7; i++) {
      await save(key, seen(`peer ${i}`, 10_000, 1_000 * 8 ** i))
      await quote(key, `peer ${i}`, 500 + 100 * i)
    }
    await save(key, seen('abroad', 10_000))
    await quote(key, 'abroad', 500, 'USD')
    expect(reachOf(await quote(key, 'a', 300))).toMatchObject({ reason: 'no-norm', value: 10_000, inputs: { quoted: 7, quotesNeeded: 8 } })
    await save(key, bareSighting('bare', 'Bare'))
    await quote(key, 'bare', 100)
    expect(reachOf(await quote(key, 'a', 300))).toMatchObject({ reason: 'no-norm', inputs: { quoted: 7 } })
    const { followers: _, ...hidden } = seen('hidden', 10_000).creator
    await save(key, { ...seen('hidden', 10_000), creator: hidden })
    await quote(key, 'hidden', 2_000)
    const cheapest = reachOf(await quote(key, 'a', 300))
    // Cheapest of eight: (8 × 1 + 1 × 0.5) ÷ 9.
    expect(cheapest).toMatchObject({ reason: 'peers-by-price', inputs: { n: 8, priorN: 1, team: 1, currency: 'CNY', cost: 0.03 } })
    expect(cheapest.centile).toBeCloseTo(8.5 / 9, 12)
    expect(cheapest.value).toBeCloseTo(10_000 / 300, 9)
    expect(reachOf(await quote(key, 'a', 3_000))).toMatchObject({ inputs: { n: 8, team: 0 } })
    const { version } = await get(key)
    const without = await ask('changeCandidate', { key, params, body: { version, quote: null } })
    expect(reachOf(without)).toMatchObject({ reason: 'no-norm', inputs: {} })
  })

  it('gives the score that a page computes of the same facts, by a brief too, and changes it at once', async () => {
    const { key } = await newTeam()
    const { brief } = await makeBrief(key, {
      weights: { ...briefOf().weights, reach: 1, engagement: 1, consistency: 0, activity: 0, growth: 0, fit: 0 },
    })
    for (let i = 0; i < 9; i++) {
      await save(key, seen(`peer ${i}`, 8_000 + 500 * i))
      await quote(key, `peer ${i}`, 400 + 90 * i)
    }
    const own = seen('a', 11_000)
    const before = await save(key, own)
    const after = await quote(key, 'a', 610)
    expect(after.score.value).not.toBe(before.score.value)
    const [{ cohorts }, { saved: found }] = await Promise.all([
      ask('cohorts', { key, query: { platform: 'example' } }),
      ask('lookUpCandidates', { key, body: { creators: [params] } }),
    ])
    const size = sizeBinOf(own.creator)
    const peers = cohortOf(cellsAbout(cohorts ?? {}, size), size, found[0]?.marks ?? [])
    const here = appraise(own, { peers, quote: found[0]?.quote })
    expect(after.score).toEqual(here.score)
    expect(reachOf(after)).toMatchObject({ reason: 'peers-by-price', inputs: { n: 9 } })
    const { candidates } = await ask('listCandidates', { key, query: { brief: BRIEF_ID, limit: 200 } })
    const listed = candidates.find(({ creatorId }) => creatorId === 'a')
    expect(listed?.score).toEqual(judge({ ...here, observation: own }, brief).score)
    expect(listed?.score.parts.find(({ part }) => part === 'reach')).toMatchObject({ weight: 1, reason: 'peers-by-price' })
  })

  it('is found again when the cohorts are counted anew', async () => {
    const { key, workspaceId } = await saved()
    await quote(key, 'a', 300)
    const cohorts = async () => (await ask('cohorts', { key, query: { platform: 'example' } })).cohorts
    const before = await cohorts()
    expect(Object.keys(before ?? {})).toContain('cost-per-view-CNY')
    await env.DB.batch([
      env.DB.prepare('UPDATE candidates SET cohort_marks = NULL WHERE workspace_id = ?').bind(workspaceId),
      env.DB.prepare('DELETE FROM cohorts WHERE workspace_id = ?').bind(workspaceId),
    ])
    expect(await cohorts()).toEqual(before)
  })
})
