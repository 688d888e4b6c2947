import type { Format } from '../schema/observation.ts'
import { narrow, recentPosts, type Sample } from './eligible.ts'
import { type Figure, figure } from './figure.ts'
import { MIN_POSTS } from './min-posts.ts'
import { onPosts, receiptOf } from './receipt.ts'
import { shortage } from './stated.ts'

/** How many posts are of a format, and their share (ratio 0…1). */
export interface FormatShare {
  format: Format
  n: number
  share: number
}

/** Format mix: the share of each format in the newest ≤ 30 own posts, young ones too, the most frequent first. Posts whose format is unknown are left out. */
export function formatMix(dated: Sample): Figure<FormatShare[]> {
  const recent = recentPosts(dated)
  const sample = recentPosts(narrow(dated, ({ post }) => (post.format ? null : 'incomplete')))
  const receipt = receiptOf({ formula: 'share-by-format', ...onPosts(sample) })
  const formats = sample.posts.flatMap(({ post }) => post.format ?? [])
  if (formats.length >= MIN_POSTS) return figure({ value: shares(formats) }, receipt)
  const unsaid = formats.length === 0 && recent.posts.length >= MIN_POSTS
  return figure({ absence: unsaid ? 'not-on-page' : shortage(sample) }, receipt)
}

function shares(formats: readonly Format[]): FormatShare[] {
  const counts = new Map<Format, number>()
  for (const format of formats) counts.set(format, (counts.get(format) ?? 0) + 1)
  return [...counts].map(([format, n]) => ({ format, n, share: n / formats.length })).toSorted((a, b) => b.n - a.n)
}
