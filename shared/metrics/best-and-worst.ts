import type { Terms } from '../schema/terms.ts'
import type { Sample } from './eligible.ts'
import { type Figure, figure } from './figure.ts'
import { MIN_POSTS } from './min-posts.ts'
import { performanceOf } from './performance.ts'
import { onRows, receiptOf } from './receipt.ts'
import { sponsorshipOf } from './sponsorship.ts'
import { type Row, shortage } from './stated.ts'
import { median, sum } from './statistics.ts'

/** A post that stands out and why: its `value` (count, of the figure's basis) is `times` the median of its format, null where that is 0. */
export interface Extreme {
  postId: string
  publishedAt: string | null
  value: number
  times: number | null
  /** Whether the post says that it is paid for; null where that cannot be judged. */
  sponsored: boolean | null
}

/**
 * Best and worst post among the newest ≤ 30 eligible posts of the main format: most and fewest views, or engagement where the platform's
 * rate divides by followers. Of equals the newest counts; where all are equal there is neither.
 */
export function bestAndWorst(terms: Terms, sample: Sample): Figure<{ best: Extreme; worst: Extreme }> {
  const { basis, keys, rows } = performanceOf(terms, sample)
  const ranked = rows.posts.map((row) => ({ row, value: sum(row.values) })).toSorted((a, b) => b.value - a.value)
  const centre = median(ranked.map(({ value }) => value))
  const format = rows.posts[0]?.post.format ?? null
  const inputs = ranked.length > 0 ? { format, median: centre } : { format }
  const receipt = receiptOf({ formula: 'extremes-of-posts', inputs, ...onRows(rows) })
  const [first, last] = [ranked[0], ranked.find(({ value }) => value === ranked.at(-1)?.value)]
  if (!first || !last || ranked.length < MIN_POSTS) return figure({ absence: shortage(sample, keys) }, receipt, basis)
  if (first.value === last.value) return figure({ absence: 'all-alike' }, receipt, basis)
  return figure({ value: { best: extreme(first, centre), worst: extreme(last, centre) } }, receipt, basis)
}

function extreme({ row: { post }, value }: { row: Row; value: number }, centre: number): Extreme {
  const times = centre > 0 ? value / centre : null
  return { postId: post.id, publishedAt: post.publishedAt, value, times, sponsored: sponsorshipOf(post)?.sponsored ?? null }
}
