import { type Figure, figure } from './figure.ts'
import { LEAST_QUOTES, type OwnRates } from './price-estimate.ts'

/**
 * Where a price counts as good or poor, in medians of the team's own: a fifth less views for the money, or a quarter more, are alike on a
 * logarithmic scale. A judgement: quotes are rounded and haggled over by about as much.
 */
const [GOOD, POOR] = [0.8, 1.25]

/** 优势, 平价, 劣势. */
export type PriceWord = 'good' | 'fair' | 'poor'

export const priceWord = (times: number): PriceWord => (times < GOOD ? 'good' : times <= POOR ? 'fair' : 'poor')

/**
 * What a view costs in medians of what it costs by the team's own quotes of that platform and currency, from five on; no public norm of
 * prices takes their place. The range is that of the next posts.
 * @param cpv the cost of a view after rebate
 * @param own without the creator's own quote
 */
export function priceVerdict(cpv: Figure, { perView, n }: OwnRates): Figure {
  const { value, low, high } = cpv
  const inputs = { ...cpv.receipt.inputs, quotes: n, quotesNeeded: LEAST_QUOTES, perView: n < LEAST_QUOTES ? null : perView, good: GOOD, poor: POOR }
  const receipt = { ...cpv.receipt, formula: 'cost-against-own-quotes', inputs }
  if (value === null) return figure({ absence: cpv.absence ?? 'not-on-page' }, receipt)
  if (n < LEAST_QUOTES || perView === null) return figure({ absence: 'too-few-quotes' }, receipt)
  const of = (cost: number) => cost / perView
  return figure({ value: of(value), ...(low !== undefined && { low: of(low) }), ...(high !== undefined && { high: of(high) }) }, receipt)
}
