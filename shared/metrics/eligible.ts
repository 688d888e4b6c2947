import type { LeftOut, Receipt } from '../schema/metric.ts'
import type { Observation, Post } from '../schema/observation.ts'
import type { Terms } from '../schema/terms.ts'
import { isCount, pointOf } from './count.ts'

const MAX_POSTS = 30
const MIN_AGE_DAYS = 7
export const DAY = 86_400_000

/** A post with its time of publishing in ms: `from`–`to` is what a relative text leaves open, `at` the middle; all are one where the time is known. */
export interface DatedPost {
  post: Post
  at: number
  from: number
  to: number
}

/** Posts to compute from, newest first, and those left out with the reason. */
export interface Sample<P extends DatedPost = DatedPost> {
  posts: readonly P[]
  leftOut: Receipt['leftOut']
}

/** The sample without the posts that there is a reason to leave out. */
export function narrow<P extends DatedPost>({ posts, leftOut }: Sample<P>, reasonFor: (post: P, index: number) => LeftOut | null): Sample<P> {
  const reasons = posts.map(reasonFor)
  return {
    posts: posts.filter((_, index) => !reasons[index]),
    leftOut: [...leftOut, ...posts.flatMap(({ post }, index) => (reasons[index] ? { postId: post.id, reason: reasons[index] } : []))],
  }
}

/** The newest 30 posts. */
export const newest = <P extends DatedPost>(sample: Sample<P>): Sample<P> =>
  narrow(sample, (_, index) => (index < MAX_POSTS ? null : 'beyond-window'))

/** The newest 30 posts of all ages, for habits rather than performance; a pinned post older than the rest stays out, because a page shows it out of its turn. */
export function recentPosts(dated: Sample): Sample {
  const oldest = Math.min(...dated.posts.map(({ post, at }) => (post.pinned ? Number.POSITIVE_INFINITY : at)))
  return newest(narrow(dated, ({ post, at }) => (post.pinned && at < oldest ? 'pinned' : null)))
}

/** The creator's own posts that bear a time, pinned and young ones too. Of two posts with one id the fuller counts. */
export function datedPosts({ posts, observedAt }: Observation): Sample {
  const now = Date.parse(observedAt)
  const all = posts.toSorted(byId).map(dated)
  const sample = narrow({ posts: all, leftOut: [] }, ({ post, at }, index) => {
    if (post.id === all[index - 1]?.post.id) return 'duplicate'
    if (post.format === 'repost') return 'repost'
    if (Number.isNaN(at)) return 'undated'
    return at > now ? 'future' : null
  })
  return { ...sample, posts: sample.posts.toSorted((a, b) => b.at - a.at) }
}

/** The posts that figures about typical performance rest on: own, dated, at least 7 days old at the observation, not pinned, plausible. */
export function eligiblePosts({ observedAt, terms }: Observation, dated: Sample): Sample {
  const young = Date.parse(observedAt) - MIN_AGE_DAYS * DAY
  return narrow(dated, ({ post, to }) => {
    if (post.pinned) return 'pinned'
    if (to > young) return 'too-young'
    return isPlausible(post, terms) ? null : 'implausible'
  })
}

function dated(post: Post): DatedPost {
  const [a, b] = post.publishedAt ? [post.publishedAt, post.publishedAt] : (post.publishedWithin ?? ['', ''])
  const [from, to] = [Date.parse(a), Date.parse(b)]
  return { post, from: Math.min(from, to), to: Math.max(from, to), at: (from + to) / 2 }
}

function isPlausible(post: Post, { engagement, engagementPer }: Terms): boolean {
  const views = pointOf(post.views)
  const moreLikesThanViews = engagementPer === 'views' && views !== null && (post.likes?.value ?? 0) > views
  return !moreLikesThanViews && [...engagement, 'views' as const].every((key) => isCount(post[key]?.value ?? 0))
}

/** By id; of equals the fuller first, so that the order in which posts were read never matters. */
function byId(a: Post, b: Post): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  return other.length - one.length || (one < other ? -1 : Number(one > other))
}
