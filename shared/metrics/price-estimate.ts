import type { Metric } from '../schema/metric.ts'
import { isAmount } from './amount.ts'
import { type Figure, figure } from './figure.ts'

/** The range of public estimators (sponsorrate-com.pages.dev/methodology). */
const [LOW, HIGH] = [0.7, 1.4]
/** Own quotes from which on they speak for themselves. */
export const LEAST_QUOTES = 5

/** A price norm of a platform and format: cost per thousand views in a currency, and the factors of the niche and region (1 = no difference). */
export interface PriceNorm {
  cpm: number
  niche?: number
  region?: number
  currency: string
  source: string
  year: number
}
/** What a view costs by the team's own quotes of a platform in one currency, after rebate: the median, null without any, and their number. */
export interface OwnRates {
  perView: number | null
  n: number
}
const NONE: OwnRates = { perView: null, n: 0 }

/**
 * Price estimate (of one post, in `currency`): typical views ÷ 1000 × CPM × niche × region, ×0.7…×1.4; from five own quotes in that currency
 * their median price per view, after rebate, takes the place of the norm (`research/formulas.md` 6). No public set of paid prices exists to
 * check it against, and the range does not hold that of the views: an estimate to open a talk with.
 */
export function priceEstimate(typicalViews: Metric, currency: string, norm: PriceNorm | null, own: OwnRates = NONE): Figure {
  const views = typicalViews.value
  const byOwn = own.n >= LEAST_QUOTES && own.perView !== null && isPositive(own.perView)
  const how = byOwn ? { perView: own.perView } : normInputs(norm)
  const inputs = { typicalViews: views, currency, quotes: own.n, quotesNeeded: LEAST_QUOTES, ...how }
  const receipt = { ...typicalViews.receipt, formula: byOwn ? 'views-times-own-quotes' : 'views-times-cpm', inputs }
  if (views === null) return figure({ absence: typicalViews.absence ?? 'no-views' }, receipt)
  if (views <= 0) return figure({ absence: 'zero-base' }, receipt)
  const perView = byOwn ? own.perView : rateOf(norm, currency)
  if (perView === null) return figure({ absence: whyNoRate(norm, currency) }, receipt)
  const value = views * perView
  return figure({ value, low: LOW * value, high: HIGH * value }, receipt)
}

const isPositive = (value: number): boolean => isAmount(value) && value > 0

function rateOf(norm: PriceNorm | null, currency: string): number | null {
  if (!norm || norm.currency !== currency) return null
  const { cpm, niche = 1, region = 1 } = norm
  return [cpm, niche, region].every(isPositive) ? (cpm / 1000) * niche * region : null
}

function whyNoRate(norm: PriceNorm | null, currency: string): 'too-few-quotes' | 'mixed-currencies' | 'bad-price' {
  if (!norm) return 'too-few-quotes'
  return norm.currency === currency ? 'bad-price' : 'mixed-currencies'
}

function normInputs(norm: PriceNorm | null) {
  if (!norm) return {}
  const { cpm, niche = 1, region = 1, source, year } = norm
  const known = (value: number) => (Number.isFinite(value) ? value : null)
  return { cpm: known(cpm), niche: known(niche), region: known(region), source, year }
}
