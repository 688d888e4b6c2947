import type { Evidence } from '../../../shared/schema/evidence.ts'
import { day } from './dates.ts'
import { compact, percent, small } from './format.ts'
import type { PartsSay } from './say.ts'

/** A piece of evidence in words: its name, what was seen, and what would clear it and what it cannot see. Plain data: pages show it as it is. */
export interface Flag {
  code: string
  name: string
  seen: string
  more: string[]
}

/** Numbers of evidence that are ratios; all others count things or days. */
const RATIOS: readonly string[] = ['gain', 'usual', 'share', 'value', 'low', 'high', 'limit', 'measured']

export const sayEvidence = (evidence: readonly Evidence[], say: PartsSay): Flag[] => evidence.map((one) => flagOf(one, say))

function flagOf({ code, at, numbers }: Evidence, say: PartsSay): Flag {
  const values = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, sayNumber(key, value, say)]))
  return {
    code,
    name: say(`evidence.${code}.name`),
    seen: say(`evidence.${code}`, { ...values, ...(at && { at: day(at, say.lang) }) }),
    more: [say('evidence.clear', { what: say(`evidence.${code}.clear`) }), say('evidence.blind', { what: say(`evidence.${code}.blind`) })],
  }
}

function sayNumber(key: string, value: number | string | null, say: PartsSay): string {
  if (typeof value !== 'number') return say.maybe(`ratio.${value}`) ?? value ?? '—'
  if (RATIOS.includes(key)) return percent(value, say.lang, 2)
  return value < 1 ? small(value, say.lang) : compact(value, say.lang)
}
