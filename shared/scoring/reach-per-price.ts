import { costPerView } from '../metrics/quote-costs.ts'
import { costMetric } from '../schema/cohort.ts'
import type { Metric } from '../schema/metric.ts'
import type { Price } from '../schema/quote.ts'
import { LEAST_PEERS, NO_PRIOR } from './among-peers.ts'
import type { Cohort } from './cohort.ts'
import type { Judged } from './parts.ts'
import { centileIn, countOf, medianOf } from './sketch.ts'

/**
 * Reach as views per price: the share of the team's own quoted creators of that platform and currency, whatever their size, whose view costs
 * more after rebate; blended as any part without a prior, (n · centile among them + ½) ÷ (n + 1). `value` is views per unit of money. There is
 * no public norm of prices: among fewer than eight, or where a view costs nothing, it stays as it was judged, and says so.
 */
export function reachPerPrice(judged: Judged, typicalViews: Metric | undefined, quote: Price, peers: Cohort | undefined): Judged {
  const cost = costPerView(quote, typicalViews)
  if (cost === null) return judged
  const sketch = peers?.get(costMetric(quote.currency))
  const n = sketch ? countOf(sketch) : 0
  if (!sketch || n < LEAST_PEERS) return { ...judged, inputs: { ...judged.inputs, quoted: n, quotesNeeded: LEAST_PEERS } }
  const team = 1 - centileIn(sketch, cost)
  const centile = (n * team + NO_PRIOR.n * NO_PRIOR.centile) / (n + NO_PRIOR.n)
  const counts = { n, priorN: NO_PRIOR.n, all: n + NO_PRIOR.n, team, prior: NO_PRIOR.centile }
  const money = { currency: quote.currency, cost, costMedian: medianOf(sketch), views: typicalViews?.value ?? null }
  return { value: 1 / cost, centile, reason: 'peers-by-price', inputs: { ...counts, ...money } }
}
