import { describe, expect, it } from 'vitest'
import { bciSimplified, bvci, nri, wci } from '../../../shared/metrics/index-formulas.ts'

const NONE = { reads: 0, recommends: 0, likes: 0, shares: 0 }
const E = Math.E - 1

describe('WCI', () => {
  it('is (.6 O + .2 A + .1 H + .1 P)² × 12 of the week', () => {
    // reads alone, so that every logarithm is 1: each part .70 → .70² × 12 = 5.88
    const period = { days: 7, posts: 7, all: { ...NONE, reads: 7 * E }, headlines: { ...NONE, reads: 7 * E }, best: { ...NONE, reads: E } }
    expect(wci(period)).toBeCloseTo(5.88, 10)
    // with 在看, likes and shares so that all logarithms are 1: 1² × 12
    const full = { reads: E, recommends: E / 10, likes: E / 10, shares: E / 10 }
    expect(wci({ days: 1, posts: 1, all: full, headlines: full, best: full })).toBeCloseTo(12, 10)
  })
  it('of a silent account is 0, and none without days or posts', () => {
    expect(wci({ days: 7, posts: 3, all: NONE, headlines: NONE, best: NONE })).toBe(0)
    expect(wci({ days: 0, posts: 3, all: NONE, headlines: NONE, best: NONE })).toBeNull()
    expect(wci({ days: 7, posts: 0, all: NONE, headlines: NONE, best: NONE })).toBeNull()
  })
})

it('BCI in its simplified form weighs posts .2 and reactions .8', () => {
  expect(bciSimplified({ posts: E, reposts: E, comments: E, likes: E })).toBeCloseTo(160, 10)
  expect(bciSimplified({ posts: 0, reposts: E, comments: 0, likes: 0 })).toBeCloseTo(0.8 * 0.4 * 160, 10)
  expect(bciSimplified({ posts: -1, reposts: 0, comments: 0, likes: 0 })).toBeNull()
})

it('BVCI weighs five logarithms and counts lost fans as none won', () => {
  expect(bvci({ videos: E, playsPerDay: E, commentsPerDay: E, fans: E, newFans: E })).toBeCloseTo(100, 10)
  expect(bvci({ videos: 0, playsPerDay: 0, commentsPerDay: 0, fans: E, newFans: -50 })).toBeCloseTo(18, 10)
  expect(bvci({ videos: Number.NaN, playsPerDay: 0, commentsPerDay: 0, fans: 0, newFans: 0 })).toBeNull()
})

it('NRI is 1000 where every part is full, and none without articles', () => {
  expect(nri({ posts: 2, reads: 1_600_000, mostReads: 100_000, headlineReads: 200_000, likes: 160_000 })).toBeGreaterThan(1_000)
  expect(nri({ posts: 1, reads: 100_000, mostReads: 100_000, headlineReads: 100_000, likes: 80_000 })).toBeCloseTo(
    250 + (750 * Math.log(100_001)) / Math.log(800_001),
    6,
  )
  expect(nri({ posts: 1, reads: 0, mostReads: 0, headlineReads: 0, likes: 0 })).toBe(0)
  expect(nri({ posts: 0, reads: 0, mostReads: 0, headlineReads: 0, likes: 0 })).toBeNull()
})
