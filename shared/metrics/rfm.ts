import { isAmount } from './amount.ts'
import { byCreator, type Cooperation, type Counted } from './cooperation.ts'
import { DAY } from './eligible.ts'
import { type Figure, type FigureAbsence, figure } from './figure.ts'
import { type Ground, receiptOf } from './receipt.ts'
import { median } from './statistics.ts'

/** Below so many creators a fifth of them is a handful, and stated thresholds judge instead. */
const LEAST_FOR_QUINTILES = 20
/** Thresholds for few creators, a judgement: a score of 1 and one more for each that is reached. Days may not exceed theirs; money is in medians of what creators were paid. */
const THRESHOLDS = { recency: [365, 180, 90, 30], frequency: [2, 3, 4, 5], monetary: [0.5, 1, 2, 4] } as const
type Dimension = keyof typeof THRESHOLDS
type Value = { value: number } | { absence: FigureAbsence }
type Values = Record<Dimension, Value> & { of: Counted }

/** A dimension with its score: 1…5, higher is better; null where the value is absent. */
export interface Scored extends Figure {
  score: number | null
}
/** RFM of one creator: days since the last cooperation, their number, and the money paid in them. */
export interface Rfm extends Record<Dimension, Scored> {
  creator: string
}

/**
 * RFM of past cooperation (Hughes 1994, Strategic Database Marketing), by creator: recency (days), frequency (cooperations), monetary (sum
 * paid in `currency`), each scored 1…5 by quintile among the team's creators, equals alike, or below 20 creators by the thresholds stated
 * on the receipt. One unknown amount leaves the sum unknown.
 * @param at the moment to count from, ISO 8601; throws a RangeError where it is none
 */
export function rfm(history: readonly Cooperation[], { at, currency }: { at: string; currency: string }): Rfm[] {
  const now = Date.parse(at)
  if (Number.isNaN(now)) throw new RangeError(`"${at}" is no time`)
  const all = byCreator(history, now).map((of) => valuesOf(of, now, currency))
  const [recency, frequency, monetary] = [scale(all, 'recency'), scale(all, 'frequency'), scale(all, 'monetary')]
  return all.map((row) => ({ creator: row.of.creator, recency: recency(row), frequency: frequency(row), monetary: monetary(row) }))
}

function valuesOf(of: Counted, now: number, currency: string): Values {
  const { counted } = of
  if (counted.length === 0) return { of, recency: NONE, frequency: NONE, monetary: NONE }
  const recency = (now - Math.max(...counted.map(({ at }) => at))) / DAY
  return { of, recency: { value: recency }, frequency: { value: counted.length }, monetary: paid(of, currency) }
}
const NONE = { absence: 'no-cooperation' } as const

function paid({ counted }: Counted, currency: string): Value {
  let sum = 0
  for (const { amount, currency: own } of counted) {
    if (amount === null) return { absence: 'no-price' }
    if (!isAmount(amount)) return { absence: 'bad-price' }
    if (own !== currency) return { absence: 'mixed-currencies' }
    sum += amount
  }
  return { value: sum }
}

/** How the creators are scored in a dimension: by quintile where they are many. */
function scale(all: readonly Values[], dimension: Dimension): (row: Values) => Scored {
  const values = all.flatMap(({ [dimension]: one }) => ('value' in one ? one.value : []))
  const { formula, inputs, scoreOf } = values.length >= LEAST_FOR_QUINTILES ? quintiles(values, dimension) : thresholds(values, dimension)
  return ({ of, [dimension]: outcome }) => {
    const receipt = receiptOf({ formula, inputs, times: of.counted.map(({ at }) => at), leftOut: of.leftOut })
    return { ...figure(outcome, receipt), score: 'value' in outcome ? scoreOf(outcome.value) : null }
  }
}

interface Scale extends Required<Pick<Ground, 'formula' | 'inputs'>> {
  scoreOf: (value: number) => number
}

/** The fifth that a value lies in by its mid-rank, 5 the best: the most recent, most frequent, best paid. */
function quintiles(values: readonly number[], dimension: Dimension): Scale {
  const sorted = values.toSorted((a, b) => (dimension === 'recency' ? b - a : a - b))
  const places = new Map<number, { first: number; n: number }>()
  for (const [at, value] of sorted.entries()) places.set(value, { first: places.get(value)?.first ?? at, n: (places.get(value)?.n ?? 0) + 1 })
  const scoreOf = (value: number) => {
    const { first, n } = places.get(value) ?? { first: 0, n: 0 }
    return 1 + Math.min(4, Math.floor((5 * (first + n / 2)) / values.length))
  }
  return { formula: 'rfm-quintiles', inputs: { creators: values.length }, scoreOf }
}

function thresholds(values: readonly number[], dimension: Dimension): Scale {
  const bounds = THRESHOLDS[dimension]
  const paid = dimension === 'monetary' ? values.filter((value) => value > 0) : []
  const unit = paid.length > 0 ? median(paid) : 1
  const inputs = { creators: values.length, thresholds: bounds.join(' '), ...(paid.length > 0 && { median: unit }) }
  const reaches = (value: number, bound: number) => (dimension === 'recency' ? value <= bound : value / unit >= bound)
  return { formula: 'rfm-thresholds', inputs, scoreOf: (value) => 1 + bounds.filter((bound) => reaches(value, bound)).length }
}
