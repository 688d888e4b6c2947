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

it('all of them are those of plain arithmetic on a month of unlike counts', () => {
  const { log } = Math
  const all = { reads: 240_000, recommends: 900, likes: 2_100, shares: 3_300 }
  const headlines = { reads: 150_000, recommends: 500, likes: 1_300, shares: 1_700 }
  const best = { reads: 41_000, recommends: 210, likes: 480, shares: 620 }
  const o = 0.7 * log(240_000 / 30 + 1) + 0.09 * log(9_000 / 30 + 1) + 0.06 * log(21_000 / 30 + 1) + 0.15 * log(33_000 / 30 + 1)
  const a = 0.7 * log(240_000 / 12 + 1) + 0.09 * log(9_000 / 12 + 1) + 0.06 * log(21_000 / 12 + 1) + 0.15 * log(33_000 / 12 + 1)
  const h = 0.7 * log(150_000 / 30 + 1) + 0.09 * log(5_000 / 30 + 1) + 0.06 * log(13_000 / 30 + 1) + 0.15 * log(17_000 / 30 + 1)
  const p = 0.7 * log(41_001) + 0.09 * log(2_101) + 0.06 * log(4_801) + 0.15 * log(6_201)
  expect(wci({ days: 30, posts: 12, all, headlines, best })).toBeCloseTo((0.6 * o + 0.2 * a + 0.1 * h + 0.1 * p) ** 2 * 1.2 * 10, 8)
  expect(bciSimplified({ posts: 9, reposts: 70, comments: 300, likes: 5_000 })).toBeCloseTo(
    (0.2 * log(10) + 0.8 * (0.4 * log(71) + 0.4 * log(301) + 0.2 * log(5_001))) * 160,
    8,
  )
  expect(bvci({ videos: 8, playsPerDay: 1_200, commentsPerDay: 35, fans: 90_000, newFans: 410 })).toBeCloseTo(
    100 * (0.15 * log(9) + 0.25 * log(1_201) + 0.3 * log(36) + 0.18 * log(90_001) + 0.12 * log(411)),
    8,
  )
  const part = (x: number, full: number) => (1_000 * log(x + 1)) / log(full + 1)
  expect(nri({ posts: 12, reads: 240_000, mostReads: 41_000, headlineReads: 150_000, likes: 2_100 })).toBeCloseTo(
    0.75 * part(240_000, 9_600_000) +
      0.1 * part(20_000, 100_000) +
      0.05 * part(41_000, 100_000) +
      0.05 * part(150_000, 1_200_000) +
      0.05 * part(2_100, 960_000),
    8,
  )
})
