import { describe, expect, it } from 'vitest'
import { appraiseFor } from '../../shared/scoring/appraise.ts'
import { BRIEF_ID, briefOf, makeBrief, saying } from './briefs.ts'
import { ask, refusal, send } from './client.ts'
import { keyOf, save, sighting } from './sightings.ts'
import { newMember, newTeam } from './team.ts'

const params = { briefId: BRIEF_ID }
const list = (key: string, query: object = {}) => ask('listCandidates', { key, query: { brief: BRIEF_ID, ...query } })

describe('a brief', () => {
  it('is kept with who made and who changed it, and listed by name', async () => {
    const { key, workspaceId } = await newTeam()
    const teammate = await newMember(workspaceId, 'Ren')
    const made = await makeBrief(key, { name: '  Winter ', keywords: ['ski'] })
    expect(made).toMatchObject({
      id: BRIEF_ID,
      version: 1,
      createdBy: 'Lin',
      updatedBy: 'Lin',
      brief: { name: 'Winter', currency: 'CNY', budget: null },
    })
    await makeBrief(key, { name: 'autumn' }, '018f3c7e-0000-4000-8000-000000000002')
    const { brief } = await ask('changeBrief', { key: teammate.key, params, body: { version: 1, brief: briefOf({ name: 'Winter', keywords: [] }) } })
    expect(brief).toMatchObject({ version: 2, createdBy: 'Lin', updatedBy: 'Ren', brief: { keywords: [] } })
    expect((await ask('listBriefs', { key })).briefs.map((one) => one.brief.name)).toEqual(['autumn', 'Winter'])
  })

  it('is one where the same is asked for twice, and taken where another has its id', async () => {
    const { key } = await newTeam()
    const [first, second] = [await makeBrief(key), await makeBrief(key)]
    expect(second).toEqual(first)
    const other = { key, body: { id: BRIEF_ID, brief: briefOf({ name: 'Another' }) } }
    expect(await refusal('createBrief', other)).toMatchObject({ status: 409, code: 'conflict', details: [{ field: 'id' }] })
  })

  it('refuses to overwrite what a teammate has changed meanwhile, and names the newest version', async () => {
    const { key } = await newTeam()
    await makeBrief(key)
    const change = (name: string) => send('changeBrief', { key, params, body: { version: 1, brief: briefOf({ name }) } })
    expect((await Promise.all([change('A'), change('B')])).map(({ status }) => status).toSorted()).toEqual([200, 409])
    const error = await refusal('changeBrief', { key, params, body: { version: 1, brief: briefOf({ name: 'C' }) } })
    expect(error).toMatchObject({ code: 'conflict', details: [{ field: 'version', message: '2' }] })
  })

  it.each([
    ['brief.name', { name: ' ' }],
    ['brief.goal', { goal: 'fame' }],
    ['brief.languages.0', { languages: ['Deutsch'] }],
    ['brief.keywords.1', { keywords: ['a', 'x'.repeat(81)] }],
    ['brief.mustNot.words.0', { mustNot: { words: [''], competitors: [] } }],
    ['brief.currency', { currency: '元' }],
    ['brief.budget', { budget: -1 }],
    ['brief.tiers.koc', { tiers: { koc: { min: 3, max: 2 } } }],
    ['brief.weights', { weights: { reach: 0, engagement: 0, consistency: 0, activity: 0, growth: 0, fit: 0 } }],
    ['brief.thresholds.fit', { thresholds: { performance: 50, fit: 101 } }],
  ])('that does not fit is refused by the name of its field: %s', async (field, wrong) => {
    const { key } = await newTeam()
    await makeBrief(key)
    const brief = { ...briefOf(), ...wrong }
    const requests = [
      refusal('createBrief', { key, body: { id: BRIEF_ID, brief } }),
      refusal('changeBrief', { key, params, body: { version: 1, brief } }),
    ]
    for (const error of await Promise.all(requests)) expect(error).toMatchObject({ status: 400, details: [{ field }] })
  })

  it('is removed and restored whole, both as often as it is asked for', async () => {
    const { key } = await newTeam()
    await save(key, sighting({ id: 'a' }))
    const made = await makeBrief(key)
    for (const _ of [1, 2]) expect(await ask('removeBrief', { key, params })).toEqual({ removed: true })
    expect((await ask('listBriefs', { key })).briefs).toEqual([])
    for (const name of ['changeBrief', 'scoreBrief'] as const)
      expect((await refusal(name, { key, params, body: { version: 1, brief: briefOf() } })).status).toBe(404)
    expect((await refusal('listCandidates', { key, query: { brief: BRIEF_ID } })).status).toBe(404)
    for (const _ of [1, 2])
      expect(await ask('restoreBrief', { key, params, body: {} })).toMatchObject({
        ...{ brief: { id: made.id, version: 1, brief: made.brief }, progress: { scored: 1, of: 1 } },
      })
  })

  it('has room beside 49 others and no more', async () => {
    const { key } = await newTeam()
    const idOf = (at: number) => `018f3c7e-0000-4000-8000-${String(at).padStart(12, '0')}`
    for (let at = 1; at <= 50; at++) await makeBrief(key, { name: `Brief ${at}` }, idOf(at))
    expect(await refusal('createBrief', { key, body: { id: idOf(51), brief: briefOf() } })).toMatchObject({ status: 409, details: [{ field: 'id' }] })
    await ask('removeBrief', { key, params })
    await makeBrief(key, {}, idOf(51))
    expect((await refusal('restoreBrief', { key, params, body: {} })).code).toBe('conflict')
  })
})

describe('the list by a brief', () => {
  const skiing = { keywords: ['ski'], mustNot: { words: ['snus'], competitors: ['Acme'] } }

  it('carries score, evidence, fit and quadrant as a page computes them from the same facts', async () => {
    const { key } = await newTeam()
    const seen = saying('a', '#ad ski with acme')
    await save(key, seen)
    const { brief } = await makeBrief(key, skiing)
    const { candidates, brief: progress } = await list(key)
    const { score, evidence, fit, performance, quadrant } = appraiseFor(brief, seen)
    expect(candidates[0]).toMatchObject({ score, evidence, judged: { briefVersion: 1, fit, performance, quadrant } })
    const [quote] = evidence.find(({ code }) => code === 'competitor')?.quotes ?? []
    expect(quote).toEqual({ where: 'caption', postId: 'post-0', url: 'https://example.com/post-0', quote: 'ski with acme', paid: true })
    expect(score.gate).toBeCloseTo(0.9 * 0.7, 12)
    expect(fit.parts.find(({ part }) => part === 'keywords')?.matches).toMatchObject([{ term: 'ski', where: 'caption', times: 12 }])
    expect(progress).toEqual({ id: BRIEF_ID, version: 1, scored: 1, of: 1 })
  })

  it('is sorted by that score, page by page, and without a brief by the usual one', async () => {
    const { key } = await newTeam()
    for (const [id, words] of Object.entries({ a: 'knitting', b: 'ski '.repeat(9), c: 'one ski' })) await save(key, saying(id, words))
    await makeBrief(key, skiing)
    const order: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(key, { limit: 1, ...(cursor ? { cursor } : {}) })
      order.push(...page.candidates.map((one) => one.creatorId))
      cursor = page.nextCursor
    }
    expect(order).toEqual(['b', 'c', 'a'])
    const own = await ask('listCandidates', { key, query: {} })
    const scores = own.candidates.map(({ score }) => score.value ?? Number.NaN)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(own.candidates[0]).not.toHaveProperty('judged')
    expect(own).not.toHaveProperty('brief')
    const { nextCursor } = await list(key, { limit: 1 })
    expect((await refusal('listCandidates', { key, query: { cursor: nextCursor ?? '' } })).details).toMatchObject([{ field: 'cursor' }])
  })

  it('holds the platforms that the brief names, or all', async () => {
    const { key } = await newTeam()
    await save(key, saying('a', 'ski'))
    await save(key, saying('b', 'ski', { platform: 'other' }))
    await makeBrief(key, { platforms: ['other', 'third'] })
    expect(await list(key)).toMatchObject({ total: 1, candidates: [{ creatorId: 'b' }], brief: { scored: 1, of: 1 } })
    await ask('changeBrief', { key, params, body: { version: 1, brief: briefOf() } })
    expect(await list(key)).toMatchObject({ total: 2, brief: { version: 2, scored: 2, of: 2 } })
  })

  it('is filtered by quadrant and by evidence, that of the brief and that of the numbers', async () => {
    const { key } = await newTeam()
    await save(key, saying('fits', 'ski '.repeat(9)))
    await save(key, saying('not', 'knitting and snus'))
    const late = saying('late', 'ski', {}, '2026-03-01T08:00:00.000Z')
    await save(key, { ...late, observedAt: '2026-09-05T08:00:00.000Z' })
    await makeBrief(key, { ...skiing, thresholds: { performance: 0, fit: 50 } })
    const ids = async (query: object) => (await list(key, query)).candidates.map((one) => one.creatorId).toSorted()
    expect([await ids({ quadrant: 'priority' }), await ids({ quadrant: 'watch' })]).toEqual([['fits', 'late'], ['not']])
    expect([await ids({ flag: 'must-not-word' }), await ids({ flag: 'dormant' }), await ids({ flag: 'competitor' })]).toEqual([['not'], ['late'], []])
    expect((await list(key, { quadrant: 'watch' })).total).toBe(1)
    const byNumbers = await ask('listCandidates', { key, query: { flag: 'dormant' } })
    expect(byNumbers.candidates.map((one) => one.creatorId)).toEqual(['late'])
    expect(await refusal('listCandidates', { key, query: { quadrant: 'watch' } })).toMatchObject({ status: 400, details: [{ field: 'quadrant' }] })
  })

  it('follows a save, a change of the brief and a creator who comes back', async () => {
    const { key } = await newTeam()
    await makeBrief(key, skiing)
    const before = await save(key, saying('a', 'knitting', {}, '2026-05-01T08:00:00.000Z'))
    expect(before).not.toHaveProperty('judged')
    const scoreOf = async () => (await list(key)).candidates[0]?.score.value ?? null
    const first = await scoreOf()
    await save(key, saying('a', 'ski', {}, '2026-05-04T08:00:00.000Z'))
    const second = await scoreOf()
    expect(second).toBeGreaterThan(first ?? Number.NaN)
    await ask('changeBrief', { key, params, body: { version: 1, brief: briefOf({ keywords: ['curling'] }) } })
    expect(await scoreOf()).toBe(first)
    await ask('removeCandidate', { key, params: keyOf(sighting({ id: 'a' })) })
    expect(await list(key)).toMatchObject({ total: 0, brief: { scored: 0, of: 0 } })
    await ask('restoreCandidate', { key, params: keyOf(sighting({ id: 'a' })), body: {} })
    expect(await list(key)).toMatchObject({ total: 1, brief: { scored: 1, of: 1 } })
  })

  it('after a restored brief says which creators were saved meanwhile and are not scored', async () => {
    const { key } = await newTeam()
    await save(key, saying('a', 'ski'))
    await save(key, saying('b', 'ski'))
    await makeBrief(key, skiing)
    await ask('removeBrief', { key, params })
    await save(key, saying('a', 'knitting', {}, '2026-05-05T08:00:00.000Z'))
    expect(await ask('restoreBrief', { key, params, body: {} })).toMatchObject({ progress: { scored: 2, of: 2 } })
    const { candidates } = await list(key)
    expect(candidates.find((one) => one.creatorId === 'a')?.judged?.fit.value).toBe(0)
  })
})

describe('scoring many', () => {
  it('goes step by step, tells how far it is, and puts those not scored yet last, as unknown', { timeout: 60_000 }, async () => {
    const { key } = await newTeam()
    for (let at = 0; at < 103; at++) await save(key, saying(`c${at}`, at % 2 ? 'ski' : 'knitting'))
    const created = await ask('createBrief', { key, body: { id: BRIEF_ID, brief: briefOf({ keywords: ['ski'] }) } })
    expect(created.progress).toEqual({ scored: 100, of: 103 })
    const { candidates, brief } = await list(key, { limit: 200 })
    expect(brief).toMatchObject({ scored: 100, of: 103 })
    expect(candidates).toHaveLength(103)
    for (const one of candidates.slice(100)) expect(one).toMatchObject({ judged: null, score: { value: null, parts: [] } })
    expect(await ask('scoreBrief', { key, params, body: {} })).toEqual({ scored: 103, of: 103 })
    expect(await ask('scoreBrief', { key, params, body: {} })).toEqual({ scored: 103, of: 103 })
    const up = await list(key, { limit: 200, order: 'asc' })
    expect(up.candidates.map((one) => one.creatorId)).toEqual((await list(key, { limit: 200 })).candidates.map((one) => one.creatorId).reverse())
  })
})
