import { MIN_POSTS } from '../../../shared/metrics/min-posts.ts'
import type { Metric } from '../../../shared/schema/metric.ts'
import { ago } from './dates.ts'
import { change, percent, plain, range, small } from './format.ts'
import { type Said, sayCodes, sayNumber } from './said.ts'
import type { PartsSay } from './say.ts'

const DAY = 86_400

/** A metric in words; where it has no value, the reason instead. */
export function sayMetric(metric: Metric, say: PartsSay): Said {
  const { value, receipt } = metric
  if (value === null) return sayAbsence(metric, say)
  const title = [plain(value, say.lang), receipt.precision && say(`precision.${receipt.precision}`)].filter(Boolean).join(' · ')
  if (metric.unit === 'count') return { ...sayNumber(value, receipt.precision, say), title }
  const mark = receipt.precision === 'rounded' || receipt.precision === 'floor' ? '≈' : ''
  return { mark, text: textOf(metric, value, say), title, value, precision: receipt.precision }
}

function textOf({ key, unit }: Metric, value: number, { lang }: PartsSay): string {
  if (unit === 'days') return ago(value * DAY, lang)
  if (unit === 'per-week') return small(value, lang)
  if (key === 'growth30d') return change(value, lang)
  return percent(value, lang, key === 'engagementRate' ? 3 : 2)
}

function sayAbsence({ absence = 'not-on-page', receipt }: Metric, say: PartsSay): Said {
  const unstated = absence === 'not-on-page' && receipt.inputs.missing
  const missing = unstated
    ? say('absence.missing', { what: sayCodes(String(unstated), say) })
    : say(`absence.${absence}`, { n: receipt.n, need: MIN_POSTS })
  if (absence === 'hidden') return { mark: '', text: missing, title: say('precision.hidden'), value: null, precision: 'hidden' }
  return { mark: '', text: '—', title: missing, value: null, precision: receipt.precision, missing }
}

/** The label of a metric: a rate says what it is by, and a sum of only some engagements which ones. */
export function labelOf({ key, basis }: Metric, say: PartsSay): string {
  const ofParts = key === 'typicalEngagement' && basis && basis !== 'engagement'
  return ofParts ? say('metric.typicalOf', { what: sayCodes(basis, say) }) : (say.maybe(`metric.${key}.${basis}`) ?? say(`metric.${key}`))
}

/** The 90 % range of a metric, or undefined where it has none. */
export function rangeOf({ low, high, unit }: Metric, { lang }: PartsSay): string | undefined {
  if (low === undefined || high === undefined) return undefined
  return unit === 'count' ? range(low, high, lang) : `${percent(low, lang, 2)}–${percent(high, lang, 2)}`
}
