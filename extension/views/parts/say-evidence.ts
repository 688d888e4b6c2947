import type { Evidence, Quoted } from '../../../shared/schema/evidence.ts'
import { day } from './dates.ts'
import { compact, percent, small } from './format.ts'
import { safeUrl } from './safe-url.ts'
import { sayLeftOut, sayWindow } from './said.ts'
import type { PartsSay } from './say.ts'

/** Attributes of a link that opens in a tab of its own. */
interface Link {
  href: string
  target: '_blank'
  rel: 'noreferrer'
}

/**
 * Something told of a creator beside the figures, in words: a piece of evidence, or where a brief puts them. Plain data: pages show it as it
 * is, `data` as attributes for machines.
 */
export interface Flag {
  data: Readonly<Record<`data-${string}`, string | number>>
  tone: 'warn' | 'good' | 'plain'
  name: string
  seen: string
  /** What opens below: of evidence its quotes, with the post where it has an address, what it rests on, what would clear it and what it cannot see. */
  more: { text: string; link?: Link }[]
}

/** Numbers of evidence that are ratios; all others count things or days. */
const RATIOS: readonly string[] = ['gain', 'usual', 'share', 'value', 'low', 'high', 'limit', 'measured']

export const sayEvidence = (evidence: readonly Evidence[], say: PartsSay): Flag[] => evidence.map((one) => flagOf(one, say))

function flagOf({ code, at, numbers, quotes = [], receipt }: Evidence, say: PartsSay): Flag {
  const values = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, sayNumber(key, value, say)]))
  return {
    data: { 'data-evidence': code },
    tone: 'warn',
    name: say(`evidence.${code}.name`),
    seen: say(`evidence.${code}`, { ...values, ...(at && { at: day(at, say.lang) }) }),
    more: [
      ...quotes.map((quoted) => quoteOf(quoted, say)),
      ...groundOf(receipt, say),
      { text: say('evidence.clear', { what: say(`evidence.${code}.clear`) }) },
      { text: say('evidence.blind', { what: say(`evidence.${code}.blind`) }) },
    ],
  }
}

/** The days that the evidence speaks of and the posts that it leaves out. */
function groundOf({ window, leftOut }: Evidence['receipt'], say: PartsSay): Flag['more'] {
  const said = [window && say('evidence.seen', { window: sayWindow(window, say) }), leftOut.length > 0 && sayLeftOut(leftOut, say)].filter(Boolean)
  return said.length > 0 ? [{ text: said.join(' · ') }] : []
}

function quoteOf({ where, quote, paid, url }: Quoted, say: PartsSay): Flag['more'][number] {
  const place = [say(`where.${where}`), paid && say('where.paid')].filter(Boolean).join(' · ')
  const href = safeUrl(url)
  return { text: say('evidence.quote', { place, quote }), ...(href !== undefined && { link: { href, target: '_blank', rel: 'noreferrer' } }) }
}

function sayNumber(key: string, value: number | string | null, say: PartsSay): string {
  if (typeof value !== 'number') return say.maybe(`ratio.${value}`) ?? value ?? '—'
  if (RATIOS.includes(key)) return percent(value, say.lang, 2)
  return value < 1 ? small(value, say.lang) : compact(value, say.lang)
}
