import type { Count } from '../schema/count.ts'
import type { Absence } from '../schema/metric.ts'
import type { PostCount } from '../schema/observation.ts'
import { pointOf } from './count.ts'
import { type DatedPost, type LeftOutPost, MIN_POSTS, type Sample, sift } from './eligible.ts'

/** A post with the counts that a figure needs, in the order they were asked for. */
export interface Row extends DatedPost {
  counts: readonly Count[]
  values: readonly number[]
}

/** The posts of a sample that state all the named counts as numbers; a post that does not is left out with the reason. */
export function stating(sample: Sample, keys: readonly PostCount[]): { rows: readonly Row[]; leftOut: readonly LeftOutPost[] } {
  const { kept, leftOut } = sift(sample.posts, ({ post }) => {
    const counts = keys.map((key) => post[key])
    if (counts.some((count) => count?.precision === 'hidden')) return 'hidden'
    if (counts.some((count) => count?.precision === 'floor')) return 'floor'
    return counts.every((count) => pointOf(count) !== null) ? null : 'incomplete'
  })
  const rows = kept.map((post) => {
    const counts = keys.flatMap((key) => post.post[key] ?? [])
    return { ...post, counts, values: counts.flatMap((count) => pointOf(count) ?? []) }
  })
  return { rows, leftOut: [...sample.leftOut, ...leftOut] }
}

/** Counts that no post of the sample speaks of. */
export const unstated = (sample: Sample, keys: readonly PostCount[]): PostCount[] =>
  keys.filter((key) => sample.posts.every(({ post }) => post[key] === undefined))

/** Why fewer than three posts state the named counts. */
export function shortage(sample: Sample, keys: readonly PostCount[] = []): Absence {
  if (sample.posts.length < MIN_POSTS) return onlyUndated(sample) ? 'no-dates' : 'too-few-posts'
  const missing = unstated(sample, keys)
  if (missing.length > 0) return missing.every((key) => key === 'views') ? 'no-views' : 'not-on-page'
  const never = (precision: Count['precision']) => keys.some((key) => sample.posts.every(({ post }) => post[key]?.precision === precision))
  if (never('hidden')) return 'hidden'
  return never('floor') ? 'floor' : 'too-few-posts'
}

const onlyUndated = ({ posts, leftOut }: Sample): boolean =>
  posts.length === 0 && leftOut.filter(({ reason }) => reason === 'undated').length >= MIN_POSTS
