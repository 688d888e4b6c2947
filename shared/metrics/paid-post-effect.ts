import type { Terms } from '../schema/terms.ts'
import { narrow, type Sample } from './eligible.ts'
import { type Figure, figure } from './figure.ts'
import { MIN_POSTS } from './min-posts.ts'
import { performanceOf } from './performance.ts'
import { onRows, receiptOf } from './receipt.ts'
import { sponsorshipOf } from './sponsorship.ts'
import { type Row, shortage } from './stated.ts'
import { median, sum } from './statistics.ts'

/**
 * Paid-post effect (ratio, 1 = no difference): median of the posts that disclose payment ÷ median of the rest, among the newest ≤ 30
 * eligible posts of the main format, with at least three of each; the numerator and denominator of Modash's Paid Post Performance
 * (help.modash.io 6959997) with the platform's views or engagement. What is not disclosed counts among the rest.
 */
export function paidPostEffect(terms: Terms, sample: Sample): Figure {
  const read = new Map(sample.posts.map(({ post }) => [post, sponsorshipOf(post)]))
  const judged = narrow(sample, ({ post }) => (read.get(post) ? null : 'incomplete'))
  const { basis, keys, rows } = performanceOf(terms, judged)
  const counts = (paid: boolean) => rows.posts.filter(({ post }) => read.get(post)?.sponsored === paid).map(({ values }: Row) => sum(values))
  const [marked, rest] = [counts(true), counts(false)]
  const inputs = { marked: marked.length, rest: rest.length, markedMedian: middle(marked), restMedian: middle(rest) }
  const receipt = receiptOf({ formula: 'paid-to-unpaid-median', inputs, ...onRows(rows) })
  const unsaid = judged.posts.length === 0 && sample.posts.length >= MIN_POSTS
  if (rows.posts.length < MIN_POSTS) return figure({ absence: unsaid ? 'not-on-page' : shortage(judged, keys) }, receipt, basis)
  if (marked.length < MIN_POSTS || rest.length < MIN_POSTS) return figure({ absence: 'too-few-sponsored' }, receipt, basis)
  if (!inputs.restMedian) return figure({ absence: 'zero-base' }, receipt, basis)
  return figure({ value: median(marked) / inputs.restMedian }, receipt, basis)
}

const middle = (values: readonly number[]): number | null => (values.length > 0 ? median(values) : null)
