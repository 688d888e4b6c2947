import type { Count } from '../schema/count.ts'
import type { Absence, LeftOut } from '../schema/metric.ts'
import type { Post, PostCount } from '../schema/observation.ts'
import { pointOf } from './count.ts'
import { type DatedPost, narrow, type Sample } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'

/** A post with the counts that a figure needs and their numbers, in the order they were asked for. */
export interface Row extends DatedPost {
  counts: readonly Count[]
  values: readonly number[]
}

/** The posts of a sample that state all the named counts as numbers; the others are left out with the reason. */
export function stating(sample: Sample, keys: readonly PostCount[]): Sample<Row> {
  const { posts, leftOut } = narrow(sample, ({ post }) => whyNot(post, keys))
  const rows = posts.map((dated) => {
    const counts = keys.flatMap((key) => dated.post[key] ?? [])
    return { ...dated, counts, values: counts.flatMap((count) => pointOf(count) ?? []) }
  })
  return { posts: rows, leftOut }
}

function whyNot(post: Post, keys: readonly PostCount[]): LeftOut | null {
  const stated = keys.map((key) => post[key]?.precision)
  return (['hidden', 'floor'] as const).find((precision) => stated.includes(precision)) ?? (stated.includes(undefined) ? 'incomplete' : null)
}

/** Counts that no post of the sample speaks of. */
export const unstated = ({ posts }: Sample, keys: readonly PostCount[]): PostCount[] =>
  keys.filter((key) => posts.every(({ post }) => post[key] === undefined))

/** Why fewer than three posts of a sample state the named counts. */
export function shortage(sample: Sample, keys: readonly PostCount[] = []): Absence {
  const { posts, leftOut } = sample
  const undated = leftOut.filter(({ reason }) => reason === 'undated').length
  if (posts.length < MIN_POSTS) return posts.length === 0 && undated >= MIN_POSTS ? 'no-dates' : 'too-few-posts'
  const missing = unstated(sample, keys)
  if (missing.length > 0) return missing.every((key) => key === 'views') ? 'no-views' : 'not-on-page'
  const always = (precision: Count['precision']) => keys.some((key) => posts.every(({ post }) => post[key]?.precision === precision))
  return (['hidden', 'floor'] as const).find(always) ?? 'too-few-posts'
}
