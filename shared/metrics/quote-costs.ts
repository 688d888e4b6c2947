import type { Metric } from '../schema/metric.ts'
import { isAmount } from './amount.ts'
import { type Figure, figure } from './figure.ts'
import type { Formula } from './formulas.ts'

/** What a creator asks for one post, in its currency; null before there is a quote. `rebate` (返点) 0…1 is what of it comes back. */
export interface Quote {
  price: number | null
  rebate?: number
  currency: string
}
/** Costs of a quote in its currency: per thousand views, per view, per engagement; `basis` says of which engagement. */
export interface QuoteCosts {
  cpm: Figure
  cpv: Figure
  cpe: Figure
}

/**
 * CPM = 1000 × net price ÷ typical views, CPV = net price ÷ typical views, CPE = net price ÷ typical engagement (`research/formulas.md` 5),
 * net price = price × (1 − rebate). The range is that of the next posts: the most views cost the least; open upwards where they may be none.
 */
export function quoteCosts(quote: Quote, typicalViews: Metric, typicalEngagement: Metric): QuoteCosts {
  return {
    cpm: cost('cost-per-thousand-views', quote, 1000, typicalViews),
    cpv: cost('cost-per-view', quote, 1, typicalViews),
    cpe: cost('cost-per-engagement', quote, 1, typicalEngagement),
  }
}

/** What is left of a price after its rebate; null where one of them is impossible or the price unknown. */
export function netPrice({ price, rebate = 0 }: Quote): number | null {
  const possible = price !== null && isAmount(price) && rebate >= 0 && rebate <= 1
  return possible ? price * (1 - rebate) : null
}

/** What one view costs after the rebate; null where that is nothing, or nobody views. */
export function costPerView(quote: Quote, typicalViews: Pick<Metric, 'value'> | undefined): number | null {
  const [net, views] = [netPrice(quote), typicalViews?.value]
  return net && views && views > 0 ? net / views : null
}

function cost(formula: Formula, quote: Quote, per: number, typical: Metric): Figure {
  const { price, rebate = 0, currency } = quote
  const net = netPrice(quote)
  const inputs = { price: net === null ? null : price, rebate: net === null ? null : rebate, currency, [typical.key]: typical.value }
  const receipt = { ...typical.receipt, formula, inputs }
  const { value, basis } = typical
  if (net === null) return figure({ absence: price === null ? 'no-price' : 'bad-price' }, receipt, basis)
  if (value === null) return figure({ absence: typical.absence ?? 'not-on-page' }, receipt, basis)
  if (value <= 0) return figure({ absence: 'zero-base' }, receipt, basis)
  const of = (count: number | undefined): number | undefined => (count ? (per * net) / count : undefined)
  const [low, high] = [of(typical.high), of(typical.low)]
  return figure({ value: (per * net) / value, ...(low !== undefined && { low }), ...(high !== undefined && { high }) }, receipt, basis)
}
