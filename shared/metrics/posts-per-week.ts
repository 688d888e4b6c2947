import type { Metric } from '../schema/metric.ts'
import { DAY, recentPosts, type Sample } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'
import { metric, onPosts } from './receipt.ts'
import { shortage } from './stated.ts'

/**
 * Posts per week: (n − 1) ÷ span over the newest ≤ 30 dated posts, young ones too; a page that lists fewer posts than there are shortens
 * both alike. A relative date counts as the middle of its interval; a pinned post older than the rest would stretch the span and stays out.
 */
export function postsPerWeek(dated: Sample): Metric {
  const sample = recentPosts(dated)
  const { posts } = sample
  const weeks = ((posts[0]?.at ?? 0) - (posts.at(-1)?.at ?? 0)) / (7 * DAY)
  const ground = { formula: 'posts-per-span', inputs: { posts: posts.length, weeks }, ...onPosts(sample) } as const
  if (posts.length < MIN_POSTS) return metric('postsPerWeek', { absence: shortage(sample) }, ground)
  return metric('postsPerWeek', weeks > 0 ? { value: (posts.length - 1) / weeks } : { absence: 'no-dates' }, ground)
}
