import type { Lang } from '../i18n.ts'
import { formatter } from './formatter.ts'

/** Seconds of a unit, and how many must have passed before it is used: "45 days ago" says more than "1 month ago". */
const UNITS = [
  ['year', 31_557_600, 2],
  ['month', 2_630_016, 2],
  ['day', 86_400, 1],
  ['hour', 3_600, 1],
  ['minute', 60, 1],
] as const

/** How long ago, in the largest unit that still tells: "3 days ago", "3天前"; under a minute "now". */
export function ago(seconds: number, lang: Lang): string {
  const [unit, size] = UNITS.find(([, length, least]) => seconds >= length * least) ?? (['second', Number.POSITIVE_INFINITY] as const)
  const amount = Math.floor(Math.max(0, seconds) / size)
  return formatter(Intl.RelativeTimeFormat, lang, { numeric: amount ? 'always' : 'auto' }).format(-amount, unit)
}

/** How long ago a moment was. */
export const since = (iso: string, now: Date, lang: Lang): string => ago((now.getTime() - Date.parse(iso)) / 1_000, lang)

/** A date in the user's zone: "Oct 20, 2026", "2026年10月20日". */
export const day = (iso: string, lang: Lang): string => formatter(Intl.DateTimeFormat, lang, { dateStyle: 'medium' }).format(new Date(iso))

/** A date with hours and minutes. */
export const moment = (iso: string, lang: Lang): string =>
  formatter(Intl.DateTimeFormat, lang, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(iso))
