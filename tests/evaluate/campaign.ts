import { campaignRates, campaignTotal } from '../../shared/metrics/campaign.ts'
import type { CampaignFacts } from '../../shared/schema/campaign.ts'
import type { Chapter } from './claim.ts'
import { numberIn, readRows } from './dataset.ts'

/** What plain arithmetic says; zero denominators have no quotient. */
const over = (a: number | null, b: number | null): number | null => (a === null || b === null || b === 0 ? null : a / b)

function factsOf(row: Record<string, string>): CampaignFacts {
  const [impressions, clicks, conversions, cost] = [row.impressions, row.clicks, row.conversions, row.spent].map(numberIn)
  return {
    impressions: impressions ?? null,
    clicks: clicks ?? null,
    conversions: conversions ?? null,
    cost: cost ?? null,
    engagements: null,
    revenue: null,
    margin: null,
  }
}

/** Whether every quotient of real ads, and of their total, is that of plain arithmetic to the last digit. */
export function campaign(folder: string): Chapter {
  const facts = readRows(folder, 'ad-results.csv').map(factsOf)
  const total = campaignTotal(facts)
  const wrong = [...facts, total].filter((one) => {
    const { ctr, cvr, cpm, cpc, cpa } = campaignRates(one)
    const plain = [
      over(one.clicks, one.impressions),
      over(one.conversions, one.clicks),
      over((one.cost ?? 0) * 1000, one.impressions),
      over(one.cost, one.clicks),
      over(one.cost, one.conversions),
    ]
    return [ctr, cvr, cpm, cpc, cpa].some((value, index) => !Object.is(value, plain[index]))
  })
  const figures = facts.flatMap((one) => Object.values(campaignRates(one)))
  const impossible = figures.filter((value) => value !== null && !Number.isFinite(value))
  const { ctr, cpc, cpa } = campaignRates(total)
  const common = { data: 'ads', unit: 'count', of: 'ads' } as const
  return {
    title: 'Campaign formulas',
    protocol: 'CTR, CVR, CPM, CPC and CPA of every ad and of their total against plain arithmetic, compared with Object.is.',
    claims: [
      { claim: 'campaign formulas', method: 'rows that differ', value: wrong.length, n: facts.length, ...common, target: { most: 0 } },
      { claim: 'campaign formulas', method: 'NaN or Infinity', value: impossible.length, n: facts.length, ...common, target: { most: 0 } },
      {
        claim: 'campaign formulas',
        method: 'quotients absent for a zero denominator',
        value: figures.filter((value) => value === null).length,
        n: figures.length,
        ...common,
        of: 'quotients',
      },
    ],
    notes: [
      `Of all together: CTR ${ctr === null ? 'none' : `${(100 * ctr).toFixed(5)} %`}, CPC ${cpc?.toFixed(4) ?? 'none'}, CPA ${cpa?.toFixed(4) ?? 'none'}. This proves arithmetic, not that a campaign worked.`,
    ],
  }
}
