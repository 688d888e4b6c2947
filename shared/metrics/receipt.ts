import type { Count } from '../schema/count.ts'
import type { Metric, MetricKey, Receipt } from '../schema/metric.ts'
import { POST_COUNTS } from '../schema/observation-keys.ts'
import type { Sample } from './eligible.ts'
import type { Formula } from './formulas.ts'
import type { Row } from './stated.ts'

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
export interface Ground extends Partial<Pick<Receipt, 'inputs' | 'leftOut' | 'precision' | 'sources'>> {
  formula: Formula
  times?: readonly number[]
}
type Outcome = Partial<Pick<Metric, 'value' | 'absence' | 'low' | 'high' | 'basis'>>

/** A figure, or the reason of its absence, with its receipt. */
export const metric = (key: MetricKey, outcome: Outcome, ground: Ground): Metric => ({
  key,
  value: null,
  unit: UNITS[key],
  ...outcome,
  receipt: receiptOf(ground),
})

/** The receipt of a figure that rests on this ground. */
export function receiptOf({ formula, inputs = {}, times = [], leftOut = [], precision = null, sources = [] }: Ground): Receipt {
  const iso = (time: number) => new Date(time).toISOString()
  const window = times.length > 0 ? { from: iso(Math.min(...times)), to: iso(Math.max(...times)) } : null
  return { formula, inputs, n: times.length, window, leftOut, precision, sources }
}

/** The poorest precision of counts and the sources they were read from. */
export function onCounts(counts: readonly (Count | undefined)[]): Required<Pick<Ground, 'precision' | 'sources'>> {
  const stated = counts.map((count) => count?.precision)
  const precision = (['floor', 'rounded', 'exact'] as const).find((one) => stated.includes(one)) ?? null
  return { precision, sources: [...new Set(counts.flatMap((count) => count?.source ?? []))].sort() }
}

/** The ground of a figure made from counts of posts, and maybe others. */
export const onRows = ({ posts, leftOut }: Sample<Row>, others: readonly (Count | undefined)[] = []) => ({
  times: posts.map(({ at }) => at),
  leftOut,
  ...onCounts([...posts.flatMap(({ counts }) => counts), ...others]),
})

/** The ground of a figure made from posts as such: rounded where only an interval is known; the sources are those of the posts' counts. */
export const onPosts = ({ posts, leftOut }: Sample) => ({
  sources: onCounts(posts.flatMap(({ post }) => POST_COUNTS.map((key) => post[key]))).sources,
  times: posts.map(({ at }) => at),
  leftOut,
  precision: datesOf(posts),
})

function datesOf(posts: Sample['posts']): Receipt['precision'] {
  if (posts.length === 0) return null
  return posts.some(({ from, to }) => from < to) ? 'rounded' : 'exact'
}
