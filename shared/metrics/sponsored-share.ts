import type { Metric } from '../schema/metric.ts'
import { narrow, newest, type Sample } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'
import { metric, onPosts } from './receipt.ts'
import { sponsorshipOf } from './sponsorship.ts'
import { shortage } from './stated.ts'

/**
 * Sponsored share (ratio, 商单占比): posts that disclose payment ÷ the newest ≤ 30 eligible posts that can be judged. What creators do not
 * disclose is not seen, so it is a least share.
 */
export function sponsoredShare(sample: Sample): Metric {
  const read = new Map(sample.posts.map(({ post }) => [post, sponsorshipOf(post)]))
  const judged = newest(narrow(sample, ({ post }) => (read.get(post) ? null : 'incomplete')))
  const n = judged.posts.length
  const found = judged.posts.flatMap(({ post }) => read.get(post) ?? []).filter(({ sponsored }) => sponsored)
  const marks = [...new Set(found.flatMap(({ mark }) => mark ?? []))].sort().join(' ')
  const inputs = { marked: found.length, byPlatform: found.filter(({ mark }) => mark === null).length, marks: marks || null }
  const absence = n === 0 && sample.posts.length >= MIN_POSTS ? 'not-on-page' : shortage(sample)
  return metric('sponsoredShare', n >= MIN_POSTS ? { value: found.length / n } : { absence }, { formula: 'marked-share', inputs, ...onPosts(judged) })
}
