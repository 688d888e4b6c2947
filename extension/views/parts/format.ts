import type { Lang } from '../i18n.ts'
import { formatter } from './formatter.ts'

const number = (lang: Lang, options: Intl.NumberFormatOptions) => (value: number) => formatter(Intl.NumberFormat, lang, options).format(value)

/** The whole number with grouping: 123,456. */
export const full = (value: number, lang: Lang): string => number(lang, { maximumFractionDigits: 0 })(value)

/**
 * A number in few digits: 12.3万, 123K. Three are kept, but an integer part is never cut shorter (1235万, not 1230万).
 * Chinese writes numbers under 10,000 in full.
 */
export function compact(value: number, lang: Lang): string {
  if (Math.abs(value) < (lang === 'en' ? 1_000 : 10_000)) return full(value, lang)
  return number(lang, {
    notation: 'compact',
    maximumSignificantDigits: 3,
    maximumFractionDigits: 0,
    roundingPriority: 'morePrecision',
  })(value)
}

/** The number of a lower bound ("≥ 1千", "≥ 1K"). Thousands are spelt as the platforms spell them, since Intl writes 1000 in full in Chinese. */
export function atLeast(value: number, lang: Lang): string {
  const thousands = lang !== 'en' && value >= 1_000 && value < 10_000 && value % 100 === 0
  return thousands ? `${value / 1_000}千` : compact(value, lang)
}

/** "3.1万–21万": two digits, for a range promises no more. */
export const range = (low: number, high: number, lang: Lang): string =>
  [low, high].map((value) => compact(Number(value.toPrecision(2)), lang)).join('–')

/** A ratio 0…1 as a percentage of at most `digits` significant digits: 4.82%. */
export const percent = (ratio: number, lang: Lang, digits = 3): string => number(lang, { style: 'percent', maximumSignificantDigits: digits })(ratio)

/** A change as a percentage with its sign: +3.2%, 0%. */
export const change = (ratio: number, lang: Lang): string =>
  number(lang, { style: 'percent', maximumSignificantDigits: 2, signDisplay: 'exceptZero' })(ratio)

/** A small quantity with at most two significant digits after grouping: 2.3, 0.14. */
export const small = (value: number, lang: Lang): string => number(lang, { maximumSignificantDigits: 2 })(value)

/** A figure of a receipt as exactly as it is worth: integers in full, others with four significant digits. */
export const plain = (value: number, lang: Lang): string =>
  Number.isInteger(value) ? full(value, lang) : number(lang, { maximumSignificantDigits: 4 })(value)

/** An amount of money: whole units in full, less than a hundred with three significant digits; `digits` where it is worth no more. */
export function money(amount: number, currency: string, lang: Lang, digits?: number): string {
  const short = digits ?? (amount < 100 && !Number.isInteger(amount) ? 3 : undefined)
  const options = short === undefined ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: short }
  return number(lang, { style: 'currency', currency, ...options })(amount)
}
