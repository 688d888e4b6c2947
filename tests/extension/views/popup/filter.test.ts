import { describe, expect, it } from 'vitest'
import { FIRST_PAGE } from '../../../../extension/services/candidates.ts'
import { ALL, applied, queryOf, SORTS, type Sort } from '../../../../extension/views/popup/filter.ts'
import type { Candidate } from '../../../../shared/schema/candidate.ts'
import type { Count } from '../../../../shared/schema/count.ts'
import { candidateOf } from './invented.ts'

const row = (id: string, score: number | null, followers: Count | undefined, change: Partial<Candidate> = {}): Candidate => {
  const base = candidateOf(id, change)
  return {
    ...base,
    creator: { platform: base.platform, id, name: base.creator.name, ...(followers ? { followers } : {}) },
    score: { ...base.score, value: score },
  }
}
const rows = [
  row('a', 40, { value: 900, precision: 'exact' }, { savedAt: '2026-11-03T00:00:00Z', updatedAt: '2026-11-03T00:00:00Z', stage: 'signed' }),
  row('b', null, undefined, { savedAt: '2026-11-01T00:00:00Z', updatedAt: '2026-11-09T00:00:00Z', platform: 'other' }),
  row('c', 71.5, { value: 5_000, precision: 'floor' }, { savedAt: '2026-11-02T00:00:00Z', updatedAt: '2026-11-02T00:00:00Z' }),
]
const ids = (filter: Partial<typeof ALL>) => applied(rows, { ...ALL, ...filter }).map(({ creatorId }) => creatorId)

describe('what is known here', () => {
  it.each([
    ['score', ['c', 'a', 'b']],
    ['followers', ['c', 'a', 'b']],
    ['savedAt', ['a', 'c', 'b']],
    ['updatedAt', ['b', 'a', 'c']],
    ['name', ['a', 'b', 'c']],
  ] satisfies [Sort, string[]][])('sorted by %s is in the API’s order, the unknown last', (sort, order) => expect(ids({ sort })).toEqual(order))

  it('is narrowed by platform, stage and words, however those are written', () => {
    expect(ids({ platform: 'other' })).toEqual(['b'])
    expect(ids({ stage: 'signed' })).toEqual(['a'])
    expect(ids({ q: '  CREATOR ｂ ' })).toEqual(['b'])
    expect(ids({ q: 'nobody' })).toEqual([])
  })
})

describe('the question to the API', () => {
  it('without a filter is the one whose answer is kept for the next opening', () =>
    expect(JSON.stringify(queryOf(ALL))).toBe(JSON.stringify(FIRST_PAGE)))

  it('names what is filtered, and no more', () => {
    expect(queryOf({ ...ALL, q: ' 美妆 ', platform: 'other', stage: 'lead', sort: 'name' }, 'next')).toEqual({
      ...{ q: '美妆', platform: 'other', stage: 'lead', sort: 'name', order: 'asc', limit: FIRST_PAGE.limit, cursor: 'next' },
    })
    for (const sort of SORTS) expect(Object.keys(queryOf({ ...ALL, sort }))).toEqual(['sort', 'order', 'limit'])
  })
})
