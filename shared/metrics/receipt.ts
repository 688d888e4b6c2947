import type { Count } from '../schema/count.ts'
import type { Absence, Metric, MetricKey, Receipt } from '../schema/metric.ts'
import { POST_COUNTS } from '../schema/observation-keys.ts'
import type { DatedPost, LeftOutPost } from './eligible.ts'
import type { Formula } from './formulas.ts'

const UNITS: Record<MetricKey, Metric['unit']> = {
  followers: 'count',
  engagementRate: 'ratio',
  typicalViews: 'count',
  typicalEngagement: 'count',
  postsPerWeek: 'per-week',
  lastPost: 'days',
  sponsoredShare: 'ratio',
  consistency: 'ratio',
  growth30d: 'ratio',
}

/** What a figure rests on. `times` are the moments (ms) of what was counted: their number is n, their span the window. */
export interface Ground {
  formula: Formula
  inputs?: Receipt['inputs']
  times?: readonly number[]
  leftOut?: readonly LeftOutPost[]
  precision?: Receipt['precision']
  sources?: readonly string[]
}

/** A figure with its receipt. */
export const figure = (key: MetricKey, value: number, ground: Ground, more: Pick<Metric, 'low' | 'high' | 'basis'> = {}): Metric => ({
  key,
  value,
  unit: UNITS[key],
  ...more,
  receipt: receiptOf(ground),
})

/** The reason why there is no figure, with what is known of its ground. */
export const noFigure = (key: MetricKey, absence: Absence, ground: Ground, more: Pick<Metric, 'basis'> = {}): Metric => ({
  key,
  value: null,
  unit: UNITS[key],
  absence,
  ...more,
  receipt: receiptOf(ground),
})

/** The poorest precision of counts and the sources they were read from. */
export function ofCounts(counts: readonly (Count | undefined)[]): Pick<Ground, 'precision' | 'sources'> {
  const stated = counts.map((count) => count?.precision)
  const precision = (['floor', 'rounded', 'exact'] as const).find((one) => stated.includes(one)) ?? null
  return { precision, sources: [...new Set(counts.flatMap((count) => count?.source ?? []))].sort() }
}

/** Moments of posts, rounded where only an interval is known, with the sources that the posts were read from. */
export function ofDates(posts: readonly DatedPost[]): Pick<Ground, 'times' | 'precision' | 'sources'> {
  const { sources = [] } = ofCounts(posts.flatMap(({ post }) => POST_COUNTS.map((key) => post[key])))
  return { times: posts.map(({ at }) => at), precision: posts.some(({ from, to }) => from < to) ? 'rounded' : 'exact', sources }
}

function receiptOf({ formula, inputs = {}, times = [], leftOut = [], precision = null, sources = [] }: Ground): Receipt {
  const iso = (time: number) => new Date(time).toISOString()
  const window = times.length > 0 ? { from: iso(Math.min(...times)), to: iso(Math.max(...times)) } : null
  return { formula, inputs, n: times.length, window, leftOut: [...leftOut], precision, sources: [...sources] }
}
