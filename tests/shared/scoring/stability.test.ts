import { describe, expect, it } from 'vitest'
import { kendallTau, stabilityOf } from '../../../shared/scoring/stability.ts'

const scored = (...centiles: (number | null)[]) => ({
  value: 50,
  gate: 1,
  parts: centiles.map((centile, at) => ({ part: `part-${at}`, centile, weight: 1 })),
})

describe('Kendall’s tau', () => {
  it.each([
    ['the same order', [1, 2, 3, 4], [10, 20, 30, 40], 1],
    ['the reverse', [1, 2, 3, 4], [4, 3, 2, 1], -1],
    // 5 pairs agree, 1 does not: 4 / 6
    ['one pair changed', [1, 2, 3, 4], [1, 2, 4, 3], 2 / 3],
    // one tie in b: agreed 2 of pairs 3, √(3 × 2)
    ['a tie', [1, 2, 3], [1, 2, 2], 2 / Math.sqrt(6)],
    ['all tied', [1, 1, 1], [1, 2, 3], 1],
  ])('of %s', (_, a, b, tau) => expect(kendallTau(a, b)).toBeCloseTo(tau, 12))
})

describe('the order of a shortlist', () => {
  it('holds where one creator is better in everything', () => {
    expect(stabilityOf([scored(0.9, 0.8), scored(0.5, 0.4), scored(0.1, 0.2)])).toEqual({ tau: 1, order: 'holds', n: 3, moved: 0, by: null })
  })
  it('is fragile where a fifth more weight turns it round', () => {
    expect(stabilityOf([scored(0.9, 0.1), scored(0.1, 0.88)])).toEqual({
      ...{ tau: -1, order: 'fragile', n: 2, moved: 2 },
      by: { part: 'part-0', factor: 0.8 },
    })
  })
  it('does not count missing parts', () => {
    expect(stabilityOf([scored(0.9, null), scored(0.5, 0.5)])).toMatchObject({ tau: 1, order: 'holds' })
  })
  it('counts those that change places in the worst case, and not those that stay beside each other', () => {
    const four = [scored(0.9, 0.9), scored(0.8, 0.1), scored(0.1, 0.78), scored(0.1, 0.1)]
    expect(stabilityOf(four)).toMatchObject({ n: 4, moved: 2, by: { part: 'part-0', factor: 0.8 } })
  })
  it('is not asked of fewer than two scores', () => {
    expect(stabilityOf([scored(0.9)])).toBeNull()
    expect(stabilityOf([{ ...scored(0.9), value: null }, scored(0.1)])).toBeNull()
  })
})
