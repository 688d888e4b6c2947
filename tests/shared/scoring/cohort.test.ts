import { describe, expect, it } from 'vitest'
import type { Metric } from '../../../shared/schema/metric.ts'
import { type Cell, cellsAbout, cohortOf, comparedOf, marksOf, sizeBinOf, WINDOW } from '../../../shared/scoring/cohort.ts'
import { binOf } from '../../../shared/scoring/sketch.ts'

const exact = (value: number) => ({ value, precision: 'exact' as const })
const metric = (key: Metric['key'], value: number | null, more: Partial<Metric> = {}): Metric => ({
  ...{ key, value, unit: 'count', ...more },
  receipt: { formula: 'median', inputs: { spread: 0.4 }, n: 12, window: null, leftOut: [], precision: 'exact', sources: [] },
})

describe('the size of a creator', () => {
  it('is in tenths of log10 followers', () => {
    expect([1, 12_000, 15_999, 16_000, 1_000_000].map((size) => sizeBinOf({ followers: exact(size) }))).toEqual([0, 40, 42, 42, 60])
  })

  it.each([
    ['hidden', { value: null, precision: 'hidden' as const }],
    ['only a lower bound', { value: 10_000, precision: 'floor' as const }],
    ['none', exact(0)],
    ['not stated', undefined],
  ])('is not known where followers are %s, and then nothing is counted', (_, followers) => {
    const creator = followers ? { followers } : {}
    expect(sizeBinOf(creator)).toBeNull()
    expect(marksOf({ creator, metrics: [metric('typicalViews', 900)] })).toEqual([])
  })
})

describe('what creators are compared by', () => {
  it('keeps rates by views and by followers apart, and takes the spread for consistency', () => {
    const compared = (basis: string) => [...comparedOf([metric('engagementRate', 0.03, { basis }), metric('consistency', 0.9)])]
    expect(compared('views')).toEqual([
      ['rate-by-views', 0.03],
      ['views-spread', 0.4],
    ])
    expect(compared('followers')[0]).toEqual(['rate-by-followers', 0.03])
    expect(compared('constructor')).toEqual([['views-spread', 0.4]])
  })

  it('leaves out what is not known, and keeps zero and less', () => {
    expect([
      ...comparedOf([metric('typicalViews', null), metric('consistency', null), metric('growth30d', -0.1), metric('postsPerWeek', 0)]),
    ]).toEqual([
      ['growth', -0.1],
      ['posts-per-week', 0],
    ])
  })
})

describe('the peers of a creator', () => {
  const views = binOf(900)
  const cohorts = { 'typical-views': { '36': [views, 5], '37': [views, 1], '40': [views, 2, views + 1, 3], '43': [views, 1], '44': [views, 7] } }
  const peers = (own: Parameters<typeof cohortOf>[2] = []) => cohortOf(cellsAbout(cohorts, 40), 40, own).get('typical-views')

  it('are those within seven tenths of log10 followers about it', () => {
    expect(WINDOW).toBe(3)
    expect(peers()).toEqual(new Map([[views, 4], [views + 1, 3]])) // biome-ignore format: pairs
  })

  it('do not hold the creator itself, whatever size it had when it was counted', () => {
    expect(peers([['typical-views', 42, views]])?.get(views)).toBe(3)
    expect(peers([['typical-views', 44, views]])?.get(views)).toBe(4)
  })

  it('are never fewer than none', () => {
    expect(peers([['typical-views', 40, 7]])).toEqual(peers())
    const cells: Cell[] = [{ metric: 'growth', bin: 1, n: 1 }, { metric: 'growth', bin: 2, n: 0 }] // biome-ignore format: pairs
    expect(cohortOf(cells, 40, [['growth', 40, 1], ['growth', 40, 2]]).get('growth')).toEqual(new Map([[1, 0]])) // biome-ignore format: pairs
  })
})
