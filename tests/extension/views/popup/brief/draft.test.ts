import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { briefOf, draftOf, fieldOf, newDraft, withGoal } from '../../../../../extension/views/popup/brief/draft.ts'
import { Brief, GOALS } from '../../../../../shared/schema/brief.ts'
import { SCORE_PARTS } from '../../../../../shared/schema/score.ts'

const full: Brief = z.parse(Brief, {
  ...{ name: 'Spring', goal: 'conversion', platforms: ['a', 'b'], regions: ['CN', 'New York'], languages: ['zh'], keywords: ['护肤', 'skin care'] },
  categories: [
    { name: 'Beauty', words: ['cream', '面霜'] },
    { name: 'Food', words: [] },
  ],
  mustNot: { words: ['snus'], competitors: ['Acme'] },
  ...{ tiers: { koc: { min: 1, max: 3 }, head: { max: 1 } }, budget: 50_000.5, currency: 'TWD' },
  weights: { reach: 10, engagement: 20, consistency: 30, activity: 0, growth: 5, fit: 35 },
  thresholds: { performance: 60, fit: 40 },
})

describe('a draft', () => {
  it('of a brief says that brief again', () => expect(briefOf(draftOf(full))).toEqual({ brief: full }))

  it.each(GOALS)('of a new brief for %s needs nothing but a name', (goal) => {
    expect(briefOf(newDraft(goal))).toEqual({ wrong: ['name'] })
    expect(briefOf({ ...newDraft(goal), name: 'x' })).toMatchObject({ brief: { goal, platforms: [], budget: null } })
    expect(SCORE_PARTS.reduce((sum, part) => sum + newDraft(goal).weights[part], 0)).toBe(100)
  })

  it('reads lists however they are parted, and numbers however their thousands are', () => {
    const read = briefOf({
      ...newDraft(),
      name: 'x',
      keywords: ' skin care，护肤、 ski;ski\n\nsnow；',
      budget: ' 12,000 ',
      currency: 'usd',
      categories: '护肤：面霜，精华\nplain',
    })
    expect(read).toMatchObject({
      brief: {
        ...{ keywords: ['skin care', '护肤', 'ski', 'snow'], budget: 12_000, currency: 'USD' },
        categories: [
          { name: '护肤', words: ['面霜', '精华'] },
          { name: 'plain', words: [] },
        ],
      },
    })
  })

  it.each([
    ['budget', { budget: 'much' }],
    ['budget', { budget: '-1' }],
    ['currency', { currency: '元' }],
    ['keywords', { keywords: 'x'.repeat(81) }],
    ['words', { words: Array.from({ length: 101 }, (_, at) => at).join() }],
    ['competitors', { competitors: 'x'.repeat(81) }],
    ['categories', { categories: `a: ${'x'.repeat(81)}` }],
    ['tiers', { tiers: { koc: { min: '3', max: '2' } } }],
    ['tiers', { tiers: { koc: { min: 'a', max: '' } } }],
    ['weights', { weights: { reach: 0, engagement: 0, consistency: 0, activity: 0, growth: 0, fit: 0 } }],
  ] as const)('that does not fit names the field: %s of %j', (field, wrong) =>
    expect(briefOf({ ...newDraft(), name: 'x', ...wrong })).toEqual({ wrong: [field] }),
  )

  it('takes the weights of another goal only while nobody has set them', () => {
    expect(withGoal(newDraft('exposure'), 'conversion').weights).toEqual(newDraft('conversion').weights)
    const own = { ...newDraft('exposure'), weights: { ...newDraft('exposure').weights, fit: 90 } }
    expect(withGoal(own, 'conversion').weights).toEqual(own.weights)
  })

  it('shows the usual weights as percent where a brief has none of its own', () => {
    const { weights: _, ...without } = full
    expect(draftOf(without).weights).toEqual({ reach: 30, engagement: 25, consistency: 15, activity: 10, growth: 10, fit: 10 })
  })

  it('finds the field of a path that the API names', () => {
    expect(['brief.mustNot.words.3', 'brief.weights', 'brief.categories.0.words.1', 'version'].map((path) => fieldOf(path.split('.')))).toEqual([
      ...['words', 'weights', 'categories', undefined],
    ])
  })
})
