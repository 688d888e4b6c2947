import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cooperation } from '../../../shared/metrics/cooperation.ts'
import { type Rfm, rfm } from '../../../shared/metrics/rfm.ts'
import { expectSound } from './figures.ts'
import { daysBefore, NOW } from './observed.ts'

const DIMENSIONS = ['recency', 'frequency', 'monetary'] as const
let made = 0
const worked = (creator: string, age: number, amount: number | null, facts: Partial<Cooperation> = {}): Cooperation => {
  made += 1
  return { id: `k${made}`, creator, at: daysBefore(age), amount, currency: 'CNY', ...facts }
}
const of = (...history: Cooperation[]) => rfm(history, { at: NOW, currency: 'CNY' })
const scores = (row: Rfm | undefined) => DIMENSIONS.map((dimension) => row?.[dimension].score)
const values = (row: Rfm | undefined) => DIMENSIONS.map((dimension) => row?.[dimension].value)

describe('among few creators', () => {
  it('values are days since the last, number and sum; scores by the stated thresholds', () => {
    // sums 300, 100, 1000: median 300. a: 20 days → 5, 2 → 2, 300 = 1 × → 3. b: 400 days → 1, 1 → 1, ⅓ × → 1. c: 90 days → 4, 5 → 5, 3⅓ × → 4
    const c = [90, 91, 92, 93, 94].map((age) => worked('c', age, 200))
    const [a, b, third] = of(worked('a', 20, 100), worked('a', 50, 200), worked('b', 400, 100), ...c)
    expect([a, b, third].map((row) => row?.creator)).toEqual(['a', 'b', 'c'])
    expect([values(a), values(b), values(third)]).toEqual([
      [20, 2, 300],
      [400, 1, 100],
      [90, 5, 1_000],
    ])
    expect([scores(a), scores(b), scores(third)]).toEqual([
      [5, 2, 3],
      [1, 1, 1],
      [4, 5, 4],
    ])
    expect(a?.monetary.receipt).toMatchObject({ formula: 'rfm-thresholds', inputs: { creators: 3, thresholds: '0.5 1 2 4', median: 300 }, n: 2 })
    expect(a?.recency.receipt.window).toEqual({ from: daysBefore(50), to: daysBefore(20) })
  })

  it('unpaid work scores 1 for money, which is known', () => {
    const [row] = of(worked('a', 20, 0))
    expect(row?.monetary).toMatchObject({ value: 0, score: 1 })
  })
})

it('among twenty the scores are fifths, 5 the most recent, frequent and best paid', () => {
  const rows = of(...Array.from({ length: 20 }, (_, i) => worked(`c${String(i).padStart(2, '0')}`, i + 1, 1_000 - i)))
  const fifths = [5, 4, 3, 2, 1].flatMap((score) => [score, score, score, score])
  expect(rows.map(({ recency }) => recency.score)).toEqual(fifths)
  expect(rows.map(({ monetary }) => monetary.score)).toEqual(fifths)
  // one cooperation each: all equal, the middle
  expect(new Set(rows.map(({ frequency }) => frequency.score))).toEqual(new Set([3]))
  expect(rows[0]?.recency.receipt).toMatchObject({ formula: 'rfm-quintiles', inputs: { creators: 20 } })
})

describe('bad input', () => {
  it.each([
    ['an unknown amount', worked('a', 10, null), 'no-price'],
    ['a negative amount', worked('a', 10, -1), 'bad-price'],
    ['an amount that is no number', worked('a', 10, Number.NaN), 'bad-price'],
    ['another currency', worked('a', 10, 5, { currency: 'USD' }), 'mixed-currencies'],
  ] as const)('%s leaves the money unknown and the rest known', (_, one, absence) => {
    const [row] = of(one, worked('a', 12, 100))
    expect(row).toMatchObject({ recency: { value: 10 }, frequency: { value: 2 }, monetary: { value: null, absence, score: null } })
  })

  it('future, undated and repeated cooperations are left out, and no cooperation is no zero', () => {
    const twice = worked('a', 10, 100, { id: 'twice' })
    const [a, b] = of(twice, twice, worked('a', -3, 50, { id: 'later' }), worked('b', 1, 5, { id: 'when', at: 'nonsense' }))
    expect(a).toMatchObject({ frequency: { value: 1 }, monetary: { value: 100 } })
    expect(a?.frequency.receipt.leftOut).toEqual([
      { postId: 'later', reason: 'future' },
      { postId: 'twice', reason: 'duplicate' },
    ])
    for (const dimension of DIMENSIONS) expect(b?.[dimension]).toMatchObject({ value: null, absence: 'no-cooperation', score: null })
  })

  it('nobody is an empty list, and a moment that is none an error', () => {
    expect(of()).toEqual([])
    expect(() => rfm([], { at: 'soon', currency: 'CNY' })).toThrow(new RangeError('"soon" is no time'))
  })
})

const anyHistory: fc.Arbitrary<Cooperation[]> = fc.array(
  fc.record({
    id: fc.nat({ max: 400 }).map(String),
    creator: fc.nat({ max: 40 }).map((n) => `c${n}`),
    at: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: -5, max: 800 }).map(daysBefore) }, { weight: 1, arbitrary: fc.constant('') }),
    amount: fc.oneof({ weight: 20, arbitrary: fc.nat({ max: 100_000 }) }, { weight: 1, arbitrary: fc.constantFrom(null, -1, Number.NaN) }),
    currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
  }),
  { maxLength: 120, size: 'max' },
)

describe('whatever the history', () => {
  it('every dimension is sound and scored 1…5 exactly where it has a value, in any order of the rows', () => {
    const shuffled = anyHistory.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(shuffled, ([history, other]) => {
        const rows = of(...history)
        expect(of(...other)).toEqual(rows)
        for (const figure of rows.flatMap((row) => DIMENSIONS.map((dimension) => row[dimension]))) {
          const { score, ...rest } = figure
          expectSound(rest)
          expect(score !== null && [1, 2, 3, 4, 5].includes(score)).toBe(figure.value !== null)
        }
      }),
    )
  })

  it('a better value never scores less', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const rows = of(...history)
        for (const dimension of DIMENSIONS) {
          const known = rows.map((row) => row[dimension]).filter(({ value }) => value !== null)
          const sign = dimension === 'recency' ? -1 : 1
          const sorted = known.toSorted((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0))).map(({ score }) => score ?? 0)
          expect(sorted).toEqual(sorted.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})

it('10,000 creators are scored in fifths of 2,000', () => {
  const rows = of(...Array.from({ length: 10_000 }, (_, i) => worked(`c${i}`, 1 + i / 100, i)))
  for (const score of [1, 2, 3, 4, 5]) expect(rows.filter(({ monetary }) => monetary.score === score)).toHaveLength(2_000)
})
