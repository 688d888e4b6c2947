import type { LeftOut, Receipt } from '../schema/metric.ts'
import type { Observation, Post } from '../schema/observation.ts'
import type { Terms } from '../schema/terms.ts'
import { isCount, pointOf } from './count.ts'

export const MIN_POSTS = 3
export const MAX_POSTS = 30
const MIN_AGE_DAYS = 7
export const DAY = 86_400_000

/** A post with its time of publishing in ms: `from`–`to` is what a relative text leaves open, `at` its midpoint; all three are one where the time is known. */
export interface DatedPost {
  post: Post
  at: number
  from: number
  to: number
}
export type LeftOutPost = Receipt['leftOut'][number]

/** Posts to compute from, newest first, and those left out with the reason. */
export interface Sample {
  posts: readonly DatedPost[]
  leftOut: readonly LeftOutPost[]
}

/** Splits items by whether there is a reason to leave them out; order is kept. */
export function sift<T extends { post: Post }>(items: readonly T[], reasonFor: (item: T) => LeftOut | null): { kept: T[]; leftOut: LeftOutPost[] } {
  const kept: T[] = []
  const leftOut: LeftOutPost[] = []
  for (const item of items) {
    const reason = reasonFor(item)
    if (reason) leftOut.push({ postId: item.post.id, reason })
    else kept.push(item)
  }
  return { kept, leftOut }
}

/** The creator's own posts that bear a time, pinned and young ones too. Of two posts with one id the fuller counts. */
export function datedPosts({ posts, observedAt }: Observation): Sample {
  const now = Date.parse(observedAt)
  const seen = new Set<string>()
  const { kept, leftOut } = sift(posts.toSorted(byId).map(dated), ({ post, at }) => {
    if (seen.has(post.id)) return 'duplicate'
    seen.add(post.id)
    if (post.format === 'repost') return 'repost'
    if (Number.isNaN(at)) return 'undated'
    return at > now ? 'future' : null
  })
  return { posts: kept.sort((a, b) => b.at - a.at), leftOut }
}

/** The posts that figures about typical performance may rest on: own, dated, at least 7 days old at the observation, not pinned, plausible. */
export function eligiblePosts(observation: Observation, all: Sample = datedPosts(observation)): Sample {
  const young = Date.parse(observation.observedAt) - MIN_AGE_DAYS * DAY
  const { kept, leftOut } = sift(all.posts, ({ post, to }) => {
    if (post.pinned) return 'pinned'
    if (to > young) return 'too-young'
    return isPlausible(post, observation.terms) ? null : 'implausible'
  })
  return { posts: kept, leftOut: [...all.leftOut, ...leftOut] }
}

/** The newest 30 of posts that are newest first. */
export function newest<T extends { post: Post }>(posts: readonly T[]): { kept: readonly T[]; leftOut: LeftOutPost[] } {
  return { kept: posts.slice(0, MAX_POSTS), leftOut: posts.slice(MAX_POSTS).map(({ post }) => ({ postId: post.id, reason: 'beyond-window' })) }
}

function dated(post: Post): DatedPost {
  const { publishedAt, publishedWithin = ['', ''] } = post
  const [a, b] = publishedAt ? [publishedAt, publishedAt] : publishedWithin
  const [from, to] = [Date.parse(a), Date.parse(b)]
  return { post, from: Math.min(from, to), to: Math.max(from, to), at: (from + to) / 2 }
}

function isPlausible(post: Post, { engagement, engagementPer }: Terms): boolean {
  const likes = post.likes?.value ?? 0
  const views = pointOf(post.views) ?? Number.POSITIVE_INFINITY
  const moreLikesThanViews = engagementPer === 'views' && likes > views
  return !moreLikesThanViews && [...engagement, 'views' as const].every((key) => isCount(post[key]?.value ?? 0))
}

/** By id; of equals the fuller first, so that the order in which posts were read never matters. */
function byId(a: Post, b: Post): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  return other.length - one.length || (one < other ? -1 : Number(one > other))
}
