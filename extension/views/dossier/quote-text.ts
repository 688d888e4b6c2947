import { Price } from '../../../shared/schema/quote.ts'
import type { QuoteDraft } from '../../services/drafts.ts'

/** Those that are offered; one that was noted elsewhere joins them. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'TWD', 'HKD', 'SGD'] as const

export const QUOTE_FIELDS = ['price', 'rebate', 'currency'] as const
export type QuoteField = (typeof QUOTE_FIELDS)[number]

/** The price that was typed; null where none was, else the fields that do not fit. */
export function priceIn({ price, rebate, currency }: QuoteDraft): { price: Price | null } | { wrong: QuoteField[] } {
  const typed = numberIn(price)
  const parsed = Price.safeParse({ price: typed ?? 0, rebate: percentIn(rebate), currency })
  if (parsed.success) return { price: typed === null ? null : parsed.data }
  return { wrong: QUOTE_FIELDS.filter((field) => parsed.error.issues.some(({ path }) => path[0] === field)) }
}

/** A price as it would be typed. */
export const textOf = ({ price, rebate, currency }: Price): QuoteDraft => ({
  price: String(price),
  rebate: rebate === 0 ? '' : String(rounded(100 * rebate)),
  currency,
})

/** Hundredths of a percent are finer than anybody haggles. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

const percentIn = (text: string): number => rounded((numberIn(text) ?? 0) * 100) / 1e4

/** What was typed as a number: NaN where it is none, null where nothing was. Both decimal signs are taken. */
function numberIn(text: string): number | null {
  const bare = text.trim().replace(/[\s_,，](?=\d{3}(?:\D|$))/g, '')
  return bare === '' ? null : Number(bare.replace(/[,，]/, '.'))
}
