import { AISAS_STAGES, type AisasStage, type CampaignFacts } from '../schema/campaign.ts'
import { type Share, wilson } from './wilson.ts'

/** Below so many conversions a rate is said to rest on too few (`research/scoring-methods.md`). */
const FEW_CONVERSIONS = 30

/** Quotients of a campaign, each null where its denominator is zero or either side unknown. Rates 0…, costs in the currency of the facts. */
export interface CampaignRates {
  ctr: number | null
  cvr: number | null
  cpm: number | null
  cpc: number | null
  cpe: number | null
  cpa: number | null
  roi: number | null
  roas: number | null
}

/**
 * CTR = clicks ÷ impressions, CVR = conversions ÷ clicks, CPM = 1000 × cost ÷ impressions, CPC, CPE, CPA = cost ÷ clicks, engagements,
 * conversions, ROAS = revenue ÷ cost, ROI = (revenue × margin − cost) ÷ cost; without a margin the whole revenue counts (`research/formulas.md` 5).
 */
export function campaignRates({ impressions, clicks, engagements, conversions, cost, revenue, margin }: CampaignFacts): CampaignRates {
  const earned = revenue === null || cost === null ? null : revenue * (margin ?? 1) - cost
  return {
    ctr: quotient(clicks, impressions),
    cvr: quotient(conversions, clicks),
    cpm: quotient(cost === null ? null : 1000 * cost, impressions),
    cpc: quotient(cost, clicks),
    cpe: quotient(cost, engagements),
    cpa: quotient(cost, conversions),
    roi: quotient(earned, cost),
    roas: quotient(revenue, cost),
  }
}

/** CTR and CVR with their 95 % Wilson intervals; `few` below 30 conversions: then only the interval speaks. */
export function campaignIntervals({ impressions, clicks, conversions }: CampaignFacts): { ctr: Share | null; cvr: Share | null; few: boolean } {
  const share = (successes: number | null, trials: number | null) => (successes === null || trials === null ? null : wilson(successes, trials))
  return { ctr: share(clicks, impressions), cvr: share(conversions, clicks), few: (conversions ?? 0) < FEW_CONVERSIONS }
}

/** The facts of several publications as one; unknown where any of them is. The margin is that of the revenue. */
export function campaignTotal(facts: readonly CampaignFacts[]): CampaignFacts {
  const total = (of: (one: CampaignFacts) => number | null) =>
    facts.length === 0 ? null : facts.reduce<number | null>((sum, one) => sumOf(sum, of(one)), 0)
  const revenue = total((one) => one.revenue)
  const earned = facts.every(({ margin }) => margin === null) ? null : total((one) => (one.revenue === null ? null : one.revenue * (one.margin ?? 1)))
  return {
    impressions: total((one) => one.impressions),
    clicks: total((one) => one.clicks),
    engagements: total((one) => one.engagements),
    conversions: total((one) => one.conversions),
    cost: total((one) => one.cost),
    revenue,
    margin: quotient(earned, revenue),
  }
}

/** The difference between the shares of two arms (b − a) with its 95 % interval: Newcombe 1998, Stat. Med. 17:873, method 10. Null without trials in either. */
export function armDifference(a: Share | null, b: Share | null): { value: number; low: number; high: number; decided: boolean } | null {
  if (!a || !b) return null
  const value = b.value - a.value
  const low = value - Math.hypot(b.value - b.low, a.high - a.value)
  const high = value + Math.hypot(b.high - b.value, a.value - a.low)
  return { value, low, high, decided: low > 0 || high < 0 }
}

/** How many of one AISAS stage reach the next (ratio): null where either is unknown or nobody was there. Rates above 1 are data of different people. */
export function aisasRates(
  people: Readonly<Partial<Record<AisasStage, number | null>>>,
): { from: AisasStage; to: AisasStage; rate: number | null }[] {
  return AISAS_STAGES.slice(1).map((to, index) => {
    const from = AISAS_STAGES[index] ?? 'attention'
    return { from, to, rate: quotient(people[to] ?? null, people[from] ?? null) }
  })
}

function quotient(over: number | null, under: number | null): number | null {
  if (over === null || under === null || under === 0) return null
  const value = over / under
  return Number.isFinite(value) ? value : null
}

const sumOf = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)
