import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { DAY, type Sample } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'
import { metric, onPosts } from './receipt.ts'

/**
 * Last post (days since, at the observation): the newest own post that bears a date, pinned or not; of a relative date the middle of its
 * interval, both ends of which are inputs. Of fewer than three posts none need be the newest: the page of one old post shows that one alone.
 */
export function lastPost({ observedAt }: Observation, dated: Sample): Metric {
  const [post] = dated.posts
  const ground = { formula: 'days-since-newest', ...onPosts({ ...dated, posts: dated.posts.slice(0, 1) }) } as const
  const undated = dated.leftOut.some(({ reason }) => reason === 'undated')
  if (!post) return metric('lastPost', { absence: undated ? 'no-dates' : 'too-few-posts' }, ground)
  if (dated.posts.length < MIN_POSTS) return metric('lastPost', { absence: 'too-few-posts' }, { ...ground, ...onPosts(dated) })
  const daysSince = (time: number) => Math.max(0, Date.parse(observedAt) - time) / DAY
  const inputs = post.from < post.to ? { atLeast: daysSince(post.to), atMost: daysSince(post.from) } : {}
  return metric('lastPost', { value: daysSince(post.at) }, { ...ground, inputs })
}
