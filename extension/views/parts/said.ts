import type { Count } from '../../../shared/schema/count.ts'
import type { Receipt } from '../../../shared/schema/metric.ts'
import { day } from './dates.ts'
import { atLeast, compact, full } from './format.ts'
import type { PartsSay } from './say.ts'

/** A figure in words: `mark` is "≈" or "≥" before the text; `value` and `precision` are for machines. */
export interface Said {
  mark: '' | '≈' | '≥'
  text: string
  /** What the number is out of, after it: "/100". */
  of?: string
  title: string
  value: number | null
  precision: Count['precision'] | null
  /** Why there is no value, in words. */
  missing?: string | undefined
}

/** A count as a page states it; undefined is a count that the page does not speak of. */
export function sayCount(count: Count | undefined, say: PartsSay): Said {
  if (!count) return { mark: '', text: '—', title: say('absence.not-on-page'), value: null, precision: null, missing: say('absence.not-on-page') }
  const title = say(`precision.${count.precision}`)
  if (count.value === null) return { mark: '', text: say('absence.hidden'), title, value: null, precision: 'hidden' }
  return { ...sayNumber(count.value, count.precision, say), title: `${full(count.value, say.lang)} · ${title}` }
}

/** A number of things with the mark of its precision. */
export function sayNumber(value: number, precision: 'exact' | 'rounded' | 'floor' | null, say: PartsSay): Omit<Said, 'title'> {
  if (precision === 'floor') return { mark: '≥', text: atLeast(value, say.lang), value, precision }
  return { mark: precision === 'rounded' ? '≈' : '', text: compact(value, say.lang), value, precision }
}

/** Codes of counts or formats joined by "+", in words; what is no code stays as it is. */
export const sayCodes = (codes: string, say: PartsSay): string =>
  codes
    .split('+')
    .map((code) => say.maybe(`count.${code}`) ?? say.maybe(`format.${code}`) ?? code)
    .join(' + ')

/** From the first to the last day of a window; one day where those are the same. */
export function sayWindow(window: NonNullable<Receipt['window']>, say: PartsSay): string {
  const [from, to] = [day(window.from, say.lang), day(window.to, say.lang)]
  return from === to ? from : say('receipt.window', { from, to })
}

/** How many posts were left out, and of these how many for which reason. */
export function sayLeftOut(posts: Receipt['leftOut'], say: PartsSay): string {
  const byReason = [...Map.groupBy(posts, ({ reason }) => reason)]
  return say('receipt.leftOut', { n: posts.length, why: byReason.map(([reason, of]) => `${say(`left.${reason}`)} ${of.length}`).join(' · ') })
}
