import type { Metric } from '../schema/metric.ts'
import { isAmount } from './amount.ts'
import { type Figure, figure } from './figure.ts'
import { median } from './statistics.ts'

/** The range of public estimators (sponsorrate-com.pages.dev/methodology). */
const [LOW, HIGH] = [0.7, 1.4]
const LEAST_QUOTES = 5

/** A price norm of a platform and format: cost per thousand views in a currency, and the factors of the niche and region (1 = no difference). */
export interface PriceNorm {
  cpm: number
  niche?: number
  region?: number
  currency: string
  source: string
  year: number
}
/** A quote that the team received on the platform and format: the price asked, before any rebate, and the creator's typical views then. */
export interface OwnQuote {
  price: number
  typicalViews: number
  currency: string
}

/**
 * Price estimate (of one post, in `currency`): typical views ÷ 1000 × CPM × niche × region, ×0.7…×1.4; from five own quotes in that currency
 * their median price per view takes the place of the norm (`research/formulas.md` 6). No public set of paid prices exists to check it
 * against, and the range does not hold that of the views: an estimate to open a talk with.
 */
export function priceEstimate(typicalViews: Metric, currency: string, norm: PriceNorm | null, own: readonly OwnQuote[] = []): Figure {
  const rates = own.flatMap((quote) => (quote.currency === currency ? (ratePerView(quote) ?? []) : []))
  const views = typicalViews.value
  const byOwn = rates.length >= LEAST_QUOTES
  const how = byOwn ? { perView: median(rates) } : normInputs(norm)
  const inputs = { typicalViews: views, currency, quotes: rates.length, ...how }
  const receipt = { ...typicalViews.receipt, formula: byOwn ? 'views-times-own-quotes' : 'views-times-cpm', inputs }
  if (views === null) return figure({ absence: typicalViews.absence ?? 'no-views' }, receipt)
  if (views <= 0) return figure({ absence: 'zero-base' }, receipt)
  const perView = byOwn ? median(rates) : rateOf(norm, currency)
  if (perView === null) return figure({ absence: whyNoRate(norm, currency) }, receipt)
  const value = views * perView
  return figure({ value, low: LOW * value, high: HIGH * value }, receipt)
}

const isPositive = (value: number): boolean => isAmount(value) && value > 0

function ratePerView({ price, typicalViews }: OwnQuote): number | null {
  const rate = price / typicalViews
  return isPositive(price) && isPositive(typicalViews) && isPositive(rate) ? rate : null
}

function rateOf(norm: PriceNorm | null, currency: string): number | null {
  if (!norm || norm.currency !== currency) return null
  const { cpm, niche = 1, region = 1 } = norm
  return [cpm, niche, region].every(isPositive) ? (cpm / 1000) * niche * region : null
}

function whyNoRate(norm: PriceNorm | null, currency: string): 'no-norm' | 'mixed-currencies' | 'bad-price' {
  if (!norm) return 'no-norm'
  return norm.currency === currency ? 'bad-price' : 'mixed-currencies'
}

function normInputs(norm: PriceNorm | null) {
  if (!norm) return {}
  const { cpm, niche = 1, region = 1, source, year } = norm
  const known = (value: number) => (Number.isFinite(value) ? value : null)
  return { cpm: known(cpm), niche: known(niche), region: known(region), source, year }
}
