import type { OwnRates } from '../../../shared/metrics/price-estimate.ts'
import type { CandidateKey, QuoteHistory } from '../../../shared/schema/candidate.ts'
import type { Price, Quote } from '../../../shared/schema/quote.ts'
import type { Failure } from '../../services/failure.ts'

/** The quote of a saved creator, what the team knows of prices, and what can be done. */
export interface Quoting {
  of: CandidateKey
  saved: Quote | undefined
  /** Which currency is meant where none was noted. */
  currency: string
  /** The team's own quotes in a currency; undefined while they are read. */
  rates: ((currency: string) => OwnRates) | undefined
  /** Notes a price, or clears it. @returns why not, where it was not */
  save(price: Price | null): Promise<Failure | null>
  history(): Promise<QuoteHistory['history']>
}
