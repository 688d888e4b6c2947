import type { Figure } from '../../metrics/figure.ts'
import { numberOf } from '../../metrics/number-of.ts'
import { type OwnRates, priceEstimate } from '../../metrics/price-estimate.ts'
import { netPrice } from '../../metrics/quote-costs.ts'
import type { Ranged } from '../../metrics/sum-of-ranges.ts'
import { tierOf } from '../../metrics/tier.ts'
import type { Brief } from '../../schema/brief.ts'
import type { Candidate } from '../../schema/candidate.ts'
import type { PlanCandidate, PlanRequest } from '../../schema/plan.ts'

/** What a post is worth: its typical views, or its typical engagements. */
export const WORTHS = ['typicalViews', 'typicalEngagement'] as const
export type Worth = (typeof WORTHS)[number]

/** What a goal is counted in. A conversion goal by engagements: nobody knows a conversion rate before results are in. */
export const worthOf = (goal: Brief['goal']): Worth => (goal === 'exposure' ? 'typicalViews' : 'typicalEngagement')

/** A candidate who can be planned: one post at the price after rebate, or at the estimate where there is no quote in the currency. */
export interface Offer {
  candidate: Candidate
  planned: PlanCandidate
  worth: Ranged
  estimated: boolean
}
/** A candidate who cannot, why, and what a post may cost. */
export interface Unplanned {
  candidate: Candidate
  why: 'rejected' | 'do-not-contact' | 'no-quote' | 'other-currency' | 'no-worth'
  estimate: Figure | null
}

interface Asked {
  currency: string
  worth: Worth
  /** Whether an estimate takes the place of a quote that is missing. */
  estimates: boolean
  /** The team's own quotes of the candidate's platform in the currency. */
  ratesOf(candidate: Candidate): OwnRates
}

export const idOf = ({ platform, creatorId }: Pick<Candidate, 'platform' | 'creatorId'>): string => `${platform}/${creatorId}`

/** Who can be planned, and who cannot and why. */
export function offersOf(candidates: readonly Candidate[], asked: Asked): { offers: Offer[]; unplanned: Unplanned[] } {
  const all = candidates.map((candidate) => offerOf(candidate, asked))
  return { offers: all.filter((one) => 'planned' in one), unplanned: all.filter((one) => 'why' in one) }
}

function offerOf(candidate: Candidate, { currency, worth: key, estimates, ratesOf }: Asked): Offer | Unplanned {
  const { stage, quote, metrics } = candidate
  if (stage === 'rejected' || stage === 'do-not-contact') return { candidate, why: stage, estimate: null }
  const metric = metrics.find((one) => one.key === key)
  const quoted = quote?.currency === currency ? netPrice(quote) : null
  const estimate = quoted === null ? estimateOf(candidate, currency, ratesOf(candidate)) : null
  if (metric?.value == null) return { candidate, why: 'no-worth', estimate }
  const price = quoted ?? (estimates ? (estimate?.value ?? null) : null)
  if (price === null) return { candidate, why: quote ? 'other-currency' : 'no-quote', estimate }
  const worth = { value: Math.round(metric.value), low: metric.low, high: metric.high }
  const planned = { id: idOf(candidate), platform: candidate.platform, tier: tierIn(candidate), price: cents(price), value: worth.value }
  return { candidate, planned, worth, estimated: quoted === null }
}

function estimateOf({ metrics }: Candidate, currency: string, rates: OwnRates): Figure | null {
  const typicalViews = metrics.find(({ key }) => key === 'typicalViews')
  return typicalViews ? priceEstimate(typicalViews, currency, null, rates) : null
}

const cents = (amount: number): number => Math.round(100 * amount) / 100

function tierIn({ creator }: Candidate): string {
  const followers = numberOf(creator.followers, 'floor')
  return followers === null ? 'unknown' : tierOf(followers).zh
}

/** What a user has decided beforehand, by id. */
export interface Wishes {
  lock: readonly string[]
  exclude: readonly string[]
}

/** The offers as a problem to solve; a wish about somebody who is no offer is left aside. */
export function requestOf({ goal, tiers }: Brief, budget: number, offers: readonly Offer[], { lock, exclude }: Wishes): PlanRequest {
  const known = new Set(offers.map(({ planned }) => planned.id))
  const candidates = offers.map(({ planned }) => planned)
  return {
    budget,
    goal,
    quotas: { tier: tiers },
    candidates,
    lock: lock.filter((id) => known.has(id)),
    exclude: exclude.filter((id) => known.has(id)),
  }
}
