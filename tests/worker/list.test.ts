import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { numberOf } from '../../shared/metrics/number-of.ts'
import { type Candidate, type ListQuery, SORTS } from '../../shared/schema/candidate.ts'
import { selectPage } from '../../worker/src/db/list-candidates.ts'
import { ask, refusal } from './client.ts'
import { bareSighting, followers, keyOf, save, sighting } from './sightings.ts'
import { newTeam } from './team.ts'

type Query = Partial<ListQuery>
const list = (key: string, query: Query) => ask('listCandidates', { key, query })
const ids = (candidates: readonly Candidate[]) => candidates.map((one) => one.creatorId)

async function everyPage(key: string, query: Query): Promise<Candidate[]> {
  const all: Candidate[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list(key, { ...query, ...(cursor ? { cursor } : {}) })
    all.push(...page.candidates)
    cursor = page.nextCursor
  }
  return all
}

const VALUES: Record<ListQuery['sort'], (candidate: Candidate) => string | number | null> = {
  score: ({ score }) => score.value,
  followers: ({ creator }) => numberOf(creator.followers, 'floor'),
  savedAt: ({ savedAt }) => savedAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  name: ({ creator }) => (creator.name ?? creator.id).toLowerCase(),
}

describe('the list', () => {
  let key = ''
  beforeAll(async () => {
    key = (await newTeam()).key
    for (let i = 0; i < 14; i++)
      await save(key, sighting({ id: `twin-${i}`, name: i % 2 ? 'Same name' : `Name ${i}`, followers: followers(1_000 * (i % 4)) }))
    for (let i = 0; i < 5; i++) await save(key, bareSighting(`bare-${i}`, `Bare ${i}`))
    const gone = sighting({ id: 'gone' })
    await save(key, gone)
    await ask('removeCandidate', { key, params: keyOf(gone) })
  })

  const cases = SORTS.flatMap((sort) => (['asc', 'desc'] as const).flatMap((order) => [1, 4, 19, 200].map((limit) => ({ sort, order, limit }))))
  it.each(cases)('shows each candidate once by $sort $order in pages of $limit, missing values last', async (query) => {
    const all = await everyPage(key, query)
    expect(all).toHaveLength(19)
    expect(new Set(ids(all)).size).toBe(19)
    const values = all.map(VALUES[query.sort])
    const present = values.filter((value) => value !== null)
    const up = present.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(values).toEqual([...(query.order === 'asc' ? up : up.reverse()), ...Array(19 - present.length).fill(null)])
  })

  it('has scores that are equal and scores that are missing, or the sentences above say little', async () => {
    const scores = (await everyPage(key, {})).map(VALUES.score)
    expect(scores.filter((score) => score === null)).toHaveLength(5)
    expect(new Set(scores).size).toBeLessThan(15)
  })

  it('runs from the best score down unless told otherwise, names from A', async () => {
    expect(ids((await list(key, {})).candidates)).toEqual(ids((await list(key, { sort: 'score', order: 'desc' })).candidates))
    expect(ids((await list(key, { sort: 'name' })).candidates)).toEqual(ids((await list(key, { sort: 'name', order: 'asc' })).candidates))
  })

  it('tells how many there are in all, on every page', async () => {
    const first = await list(key, { limit: 2 })
    expect(first.total).toBe(19)
    expect((await list(key, { limit: 2, cursor: first.nextCursor ?? '' })).total).toBe(19)
  })

  it('filters by platform and stage', async () => {
    const { key: mine } = await newTeam()
    const other = sighting({ id: 'b', platform: 'other' })
    await save(mine, sighting({ id: 'a' }))
    await save(mine, other)
    await ask('changeCandidate', { key: mine, params: keyOf(other), body: { version: 1, stage: 'signed' } })
    expect(ids((await list(mine, { platform: 'other' })).candidates)).toEqual(['b'])
    expect(ids((await list(mine, { stage: 'lead' })).candidates)).toEqual(['a'])
    expect(await list(mine, { stage: 'lead', platform: 'other' })).toMatchObject({ candidates: [], total: 0, nextCursor: null })
  })

  it.each(['', 'nonsense', 'bm9uc2Vuc2U', btoa('["score","desc"]'), btoa('["score","desc",{},"a","b"]'), '%%%', '😀'])(
    'refuses the cursor %j',
    async (cursor) => {
      expect(await refusal('listCandidates', { key, query: { cursor } })).toMatchObject({ status: 400, details: [{ field: 'cursor' }] })
    },
  )

  it('refuses a cursor that was made for another sort or order', async () => {
    const { nextCursor } = await list(key, { sort: 'score', limit: 1 })
    for (const other of [{ sort: 'name' }, { sort: 'score', order: 'asc' }]) {
      expect(await refusal('listCandidates', { key, query: { ...other, cursor: nextCursor ?? '' } })).toMatchObject({
        status: 400,
        details: [{ field: 'cursor' }],
      })
    }
  })

  it('pages through names and ids as long as they may be', async () => {
    const { key: mine } = await newTeam()
    for (const end of ['一', '二', '三']) await save(mine, sighting({ id: '長'.repeat(127) + end, name: '😀'.repeat(4_999) + end }))
    expect(await everyPage(mine, { sort: 'name', limit: 1 })).toHaveLength(3)
  })
})

describe('searching', () => {
  let key = ''
  beforeAll(async () => {
    key = (await newTeam()).key
    await save(key, sighting({ id: 'percent', name: '100% real_name', handle: '@Zoë_Lane' }))
    await save(key, sighting({ id: 'quotes', name: `O'Brien "the" \\ first`, bio: 'Кино и Горы' }))
    await save(key, sighting({ id: 'rtl', name: 'طعام الشارع', bio: '街头美食 ＡＢＣ' }))
    await save(key, sighting({ id: 'long', name: '😀'.repeat(5_000), bio: `${'山'.repeat(9_990)}海` }))
    await save(key, bareSighting('plain', 'Plain'))
  })

  it.each([
    ['%', ['percent']],
    ['_', ['percent']],
    ['REAL_NAME', ['percent']],
    ['zoË', ['percent']],
    [`o'brien "THE" \\`, ['quotes']],
    ['горы', ['quotes']],
    ['الشارع', ['rtl']],
    ['街头', ['rtl']],
    ['abc', ['rtl']],
    ['😀', ['long']],
    [`${'山'.repeat(199)}海`, ['long']],
    ['  plain  ', ['plain']],
    ["' OR 1=1 --", []],
    ['nobody', []],
  ])('for %.14s finds it literally, whatever the case', async (q, expected) => {
    const { candidates, total } = await list(key, { q })
    expect(ids(candidates)).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  it('for nothing finds all', async () => {
    expect((await list(key, { q: ' ' })).total).toBe(5)
  })
})

describe('the query of the list', () => {
  const cases = SORTS.flatMap((sort) =>
    (['asc', 'desc'] as const).flatMap((order) => [undefined, { value: 1, platform: 'a', creatorId: 'b' }].map((after) => ({ sort, order, after }))),
  )
  it.each(cases)('reads by $sort $order from an index and never sorts', async ({ sort, order, after }) => {
    const planner = { prepare: (sql: string) => env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`) } as D1Database
    const { results } = await selectPage(planner, 'w', { filter: { q: 'x', platform: 'p', stage: 'lead' }, sort, order, after, limit: 20 }).all<{
      detail: string
    }>()
    const plan = results.map((row) => row.detail).join('\n')
    expect(plan).toMatch(/SEARCH c USING INDEX candidates_by_\w+ \(workspace_id=\?/)
    expect(plan).not.toMatch(/TEMP B-TREE|SCAN/)
  })
})
