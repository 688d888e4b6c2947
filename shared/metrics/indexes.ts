import type { Receipt } from '../schema/metric.ts'
import type { Observation, PostCount } from '../schema/observation.ts'
import type { Index } from '../schema/terms.ts'
import { pointOf, whyNoFollowers } from './count.ts'
import { DAY, narrow, type Sample } from './eligible.ts'
import { type Figure, type FigureAbsence, figure } from './figure.ts'
import type { Formula } from './formulas.ts'
import { type EarlierFollowers, growth30d } from './growth.ts'
import { type ArticleCounts, bciSimplified, bvci, nri, wci } from './index-formulas.ts'
import { onRows, receiptOf } from './receipt.ts'
import { type Row, shortage, stating } from './stated.ts'
import { sum } from './statistics.ts'

const PERIOD_DAYS = 30

interface Asked {
  rows: readonly Row[]
  observation: Observation
  history: readonly EarlierFollowers[]
}
interface Rule {
  formula: Formula
  keys: readonly PostCount[]
  /** Whether it asks which posts led their push. */
  headlines?: boolean
  compute(asked: Asked): { value: number | null } | { absence: FigureAbsence }
}

const RULES: Record<Index, Rule> = {
  wci: { formula: 'index-wci', keys: ['views', 'recommends', 'likes', 'shares'], headlines: true, compute: ({ rows }) => ({ value: wciOf(rows) }) },
  nri: { formula: 'index-nri', keys: ['views', 'likes'], headlines: true, compute: ({ rows }) => ({ value: nriOf(rows) }) },
  bci: { formula: 'index-bci', keys: ['shares', 'comments', 'likes'], compute: ({ rows }) => ({ value: bciOf(rows) }) },
  vci: { formula: 'index-vci', keys: ['shares', 'comments', 'likes'], compute: ({ rows }) => ({ value: bciOf(rows) }) },
  bvci: { formula: 'index-bvci', keys: ['views', 'comments'], compute: bvciOf },
}

/**
 * An index of the trade over the 30 days before the observation, by its public formula (`research/formulas.md`, "Chinese communication
 * indexes"): an estimate of ours. Absent where the posts seen do not reach back so far, or some of the period lack a count that it needs.
 */
export function indexOf(index: Index, observation: Observation, dated: Sample, history: readonly EarlierFollowers[] = []): Figure {
  const { formula, keys, headlines, compute } = RULES[index]
  const start = Date.parse(observation.observedAt) - PERIOD_DAYS * DAY
  const period = narrow(dated, ({ at }) => (at >= start ? null : 'beyond-window'))
  const stated = stating(period, keys)
  const receipt = receiptOf({ formula, inputs: inputsOf(stated.posts, keys), ...onRows(stated) })
  const absence = whyNot(dated, period, stated, { start, keys, headlines })
  if (absence) return figure({ absence }, receipt)
  const outcome = compute({ rows: stated.posts, observation, history })
  if ('absence' in outcome) return figure(outcome, receipt)
  return outcome.value === null ? figure({ absence: 'not-on-page' }, receipt) : figure({ value: outcome.value }, receipt)
}

interface Needs {
  start: number
  keys: readonly PostCount[]
  headlines: boolean | undefined
}

function whyNot(dated: Sample, period: Sample, stated: Sample<Row>, { start, keys, headlines }: Needs): FigureAbsence | undefined {
  const reachesBack = dated.posts.some(({ post, at }) => at < start && !post.pinned)
  if (!reachesBack) return dated.posts.length === 0 ? shortage(dated) : 'window-not-covered'
  if (period.posts.length === 0) return 'too-few-posts'
  if (stated.posts.length < period.posts.length) return whyUnstated(period, keys)
  return headlines && period.posts.some(({ post }) => post.headline === undefined) ? 'not-on-page' : undefined
}

/** One post of the period without a count is enough: a sum without it would be too small. */
function whyUnstated({ posts }: Sample, keys: readonly PostCount[]): FigureAbsence {
  const precisions = posts.flatMap(({ post }) => keys.map((key) => post[key]?.precision))
  return (['floor', 'hidden'] as const).find((precision) => precisions.includes(precision)) ?? 'not-on-page'
}

const total = (rows: readonly Row[], key: PostCount): number => sum(rows.map(({ post }) => pointOf(post[key]) ?? 0))

function inputsOf(rows: readonly Row[], keys: readonly PostCount[]): Receipt['inputs'] {
  return { periodDays: PERIOD_DAYS, ...Object.fromEntries(keys.map((key) => [key, total(rows, key)])) }
}

const led = (rows: readonly Row[]): Row[] => rows.filter(({ post }) => post.headline)
const best = (rows: readonly Row[], key: PostCount): number => Math.max(...rows.map(({ post }) => pointOf(post[key]) ?? 0))
const counts = (of: (key: PostCount) => number): ArticleCounts => ({
  reads: of('views'),
  recommends: of('recommends'),
  likes: of('likes'),
  shares: of('shares'),
})

const wciOf = (rows: readonly Row[]): number | null =>
  wci({
    days: PERIOD_DAYS,
    posts: rows.length,
    all: counts((key) => total(rows, key)),
    headlines: counts((key) => total(led(rows), key)),
    best: counts((key) => best(rows, key)),
  })

const nriOf = (rows: readonly Row[]): number | null =>
  nri({
    posts: rows.length,
    reads: total(rows, 'views'),
    mostReads: best(rows, 'views'),
    headlineReads: total(led(rows), 'views'),
    likes: total(rows, 'likes'),
  })

const bciOf = (rows: readonly Row[]): number | null =>
  bciSimplified({ posts: rows.length, reposts: total(rows, 'shares'), comments: total(rows, 'comments'), likes: total(rows, 'likes') })

function bvciOf({ rows, observation, history }: Asked): ReturnType<Rule['compute']> {
  const fans = pointOf(observation.creator.followers)
  const growth = growth30d(observation, history)
  if (fans === null) return { absence: whyNoFollowers(observation.creator.followers) }
  if (growth.value === null) return { absence: growth.absence ?? 'one-observation' }
  const newFans = fans - fans / (1 + growth.value)
  const perDay = (key: PostCount) => total(rows, key) / PERIOD_DAYS
  return { value: bvci({ videos: rows.length, playsPerDay: perDay('views'), commentsPerDay: perDay('comments'), fans, newFans }) }
}
