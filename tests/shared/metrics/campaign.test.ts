import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aisasRates, armDifference, campaignIntervals, campaignRates, campaignTotal } from '../../../shared/metrics/campaign.ts'
import { wilson } from '../../../shared/metrics/wilson.ts'
import type { CampaignFacts } from '../../../shared/schema/campaign.ts'

const UNKNOWN: CampaignFacts = { impressions: null, clicks: null, engagements: null, conversions: null, cost: null, revenue: null, margin: null }
const FACTS: CampaignFacts = { impressions: 10_000, clicks: 200, engagements: 500, conversions: 40, cost: 800, revenue: 3_000, margin: 0.5 }

describe('the rates of a campaign', () => {
  it('are plain quotients', () => {
    // ROI (3000 × 0.5 − 800) / 800
    expect(campaignRates(FACTS)).toEqual({ ctr: 0.02, cvr: 0.2, cpm: 80, cpc: 4, cpe: 1.6, cpa: 20, roi: 0.875, roas: 3.75 })
    expect(campaignRates({ ...FACTS, margin: null }).roi).toBe(2.75)
  })

  it('are null, never 0, NaN or infinite, whatever is missing or zero', () => {
    const number = fc.constantFrom(null, 0, 1, 7, 1e9)
    const facts = fc.record({
      impressions: number,
      clicks: number,
      engagements: number,
      conversions: number,
      cost: number,
      revenue: number,
      margin: fc.constantFrom(null, 0, 0.5, 1),
    })
    fc.assert(
      fc.property(facts, (one) => {
        const rates = campaignRates(one)
        for (const rate of Object.values(rates)) expect(rate === null || Number.isFinite(rate)).toBe(true)
        expect(rates.ctr === null).toBe(one.clicks === null || !one.impressions)
        expect(rates.roi === null).toBe(one.revenue === null || !one.cost)
      }),
    )
    expect(Object.values(campaignRates(UNKNOWN))).toEqual(Array(8).fill(null))
  })

  it('of several publications are those of their sums, unknown where one is', () => {
    expect(campaignTotal([FACTS, { ...FACTS, revenue: 1_000, margin: 1 }])).toMatchObject({ clicks: 400, cost: 1_600, revenue: 4_000, margin: 0.625 })
    expect(campaignTotal([FACTS, { ...FACTS, clicks: null }])).toMatchObject({ clicks: null, impressions: 20_000 })
    expect(campaignTotal([])).toEqual(UNKNOWN)
  })
})

describe('the Wilson interval', () => {
  // Newcombe 1998, Stat. Med. 17:857, table I: 81/263 → .2553–.3662, 15/148 → .0624–.1605, 0/20 → 0–.1611, 1/29 → .0061–.1718
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is the published one', (successes, trials, low, high) => {
    const share = wilson(successes, trials)
    expect(share?.low).toBeCloseTo(low, 4)
    expect(share?.high).toBeCloseTo(high, 4)
  })

  it.each([
    [1, 0],
    [5, 4],
    [-1, 4],
    [0.5, 4],
    [1, Number.NaN],
  ])('is none of %d in %d', (successes, trials) => expect(wilson(successes, trials)).toBeNull())

  it('says when too few conversions were seen', () => {
    expect(campaignIntervals(FACTS)).toMatchObject({ few: false, ctr: { value: 0.02, n: 10_000 } })
    expect(campaignIntervals({ ...FACTS, conversions: 29 }).few).toBe(true)
    expect(campaignIntervals(UNKNOWN)).toEqual({ ctr: null, cvr: null, few: true })
  })
})

describe('the difference of two arms', () => {
  it('has the published interval', () => {
    // Newcombe 1998, Stat. Med. 17:873, table II, method 10: 56/70 − 48/80 = .2, .0524 to .3339
    const difference = armDifference(wilson(48, 80), wilson(56, 70))
    expect(difference?.value).toBeCloseTo(0.2, 12)
    expect(difference?.low).toBeCloseTo(0.0524, 4)
    expect(difference?.high).toBeCloseTo(0.3339, 4)
    expect(difference?.decided).toBe(true)
  })
  it('is undecided where the interval holds zero, and none without trials', () => {
    expect(armDifference(wilson(9, 100), wilson(10, 100))?.decided).toBe(false)
    expect(armDifference(null, wilson(1, 2))).toBeNull()
  })
})

it('AISAS rates go from stage to stage and stay unknown where nobody counted', () => {
  expect(aisasRates({ attention: 1_000, interest: 100, search: null, action: 5, share: 0 }).map(({ rate }) => rate)).toEqual([0.1, null, null, 0])
  expect(aisasRates({ attention: 0, interest: 3 })[0]).toEqual({ from: 'attention', to: 'interest', rate: null })
})
