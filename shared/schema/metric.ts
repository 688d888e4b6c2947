import * as z from 'zod/mini'

/** Why a metric has no value; `floor`: the page states only a lower bound ("10万+"). */
export const ABSENCES = [
  'too-few-posts',
  'no-followers',
  'no-dates',
  'hidden',
  'floor',
  'not-on-page',
  'no-views',
  'one-observation',
  'no-price',
] as const
export type Absence = (typeof ABSENCES)[number]

/** Why a post was left out of a metric. */
export const LEFT_OUT = [
  'pinned',
  'too-young',
  'undated',
  'future',
  'hidden',
  'floor',
  'incomplete',
  'repost',
  'beyond-window',
  'duplicate',
  'other-format',
  'implausible',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/**
 * How a number came about: `formula` a code that views put into words, `inputs` the figures that went in, `n` posts inside `window`,
 * the posts left out and why, the poorest precision among the inputs and the keys of the sources they were read from.
 */
export const Receipt = z.object({
  formula: z.string(),
  inputs: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  n: z.int(),
  window: z.nullable(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
  leftOut: z.array(z.object({ postId: z.string(), reason: z.enum(LEFT_OUT) })),
  precision: z.nullable(z.enum(['exact', 'rounded', 'floor'])),
  sources: z.array(z.string()),
})
export type Receipt = z.infer<typeof Receipt>

export const METRICS = [
  'followers',
  'engagementRate',
  'typicalViews',
  'typicalEngagement',
  'postsPerWeek',
  'lastPost',
  'sponsoredShare',
  'consistency',
  'growth30d',
] as const
export type MetricKey = (typeof METRICS)[number]

/**
 * A figure with its receipt, or the reason of its absence. Units: `count` things, `ratio` 0…1, `per-week`, `days` since.
 * `low`–`high` is the 90 % range where there is one; `basis` says what the figure rests on ("views", "followers", "likes").
 */
export const Metric = z.object({
  key: z.enum(METRICS),
  value: z.nullable(z.number()),
  unit: z.enum(['count', 'ratio', 'per-week', 'days']),
  absence: z.optional(z.enum(ABSENCES)),
  low: z.optional(z.number()),
  high: z.optional(z.number()),
  basis: z.optional(z.string()),
  receipt: Receipt,
})
export type Metric = z.infer<typeof Metric>
