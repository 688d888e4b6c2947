import * as v from 'valibot'
import { flag, id, lookUp, maybe, number, orNone, statedSeconds, text, timeOfId } from '../../observe/fields.ts'
import { fromMillis, hidden, parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'

const person = { username: text, full_name: text, profile_pic_url: text, is_verified: flag }
const Person = v.object({ ...person, pk: id })

const personFacts = ({ pk, username, full_name, profile_pic_url, is_verified }: v.InferOutput<typeof Person>): CreatorFacts => ({
  id: pk,
  handle: username || null,
  name: orNone(full_name),
  avatar: orNone(profile_pic_url),
  verified: is_verified ?? undefined,
})

export const User = v.object({ ...person, pk: id, follower_count: number, biography: text })
export const userFacts = ({ follower_count, biography, ...user }: v.InferOutput<typeof User>): CreatorFacts => ({
  ...personFacts(user),
  bio: orNone(biography),
  followers: parseCount(follower_count),
})

const Info = v.object({
  direct_reply_count: number,
  repost_count: number,
  quote_count: number,
  is_reply: flag,
  pinned_post_info: maybe(v.object({ is_pinned_to_profile: flag })),
  share_info: maybe(v.object({ reposted_post: v.optional(v.unknown()) })),
})
export const Post = v.object({
  pk: id,
  code: text,
  user: maybe(Person),
  caption: maybe(v.object({ text })),
  taken_at: number,
  media_type: number,
  like_count: number,
  like_and_view_counts_disabled: flag,
  is_paid_partnership: flag,
  text_post_app_info: Info,
})
type Post = v.InferOutput<typeof Post>

const FORMATS: Record<string, 'image' | 'video'> = { 1: 'image', 2: 'video', 8: 'image' }

/** An id counts milliseconds since 2011-08-24 above its lowest 23 bits, as on Instagram. */
const timeIn = (pk: string): string | null => (/^\d{15,20}$/.test(pk) ? fromMillis(Number((BigInt(pk) >> 23n) + 1_314_220_021_721n)) : null)

/** `reshare_count` is sent beside `repost_count`, mostly null: what it adds to is not known. */
function postFacts({ text_post_app_info: info, ...post }: Post): PostFacts {
  const stated = statedSeconds(post.taken_at)
  const isRepost = Boolean(info.share_info?.reposted_post)
  return {
    id: post.pk,
    creatorId: post.user?.pk ?? null,
    ...(post.code
      ? { aliases: [post.code], url: `https://www.threads.com/${post.user?.username ? `@${post.user.username}/post` : 't'}/${post.code}` }
      : {}),
    ...(stated.publishedAt ? stated : timeOfId(timeIn(post.pk))),
    format: isRepost ? 'repost' : (lookUp(FORMATS, post.media_type) ?? 'text'),
    text: orNone(post.caption?.text),
    ...(info.pinned_post_info ? { pinned: info.pinned_post_info.is_pinned_to_profile === true } : {}),
    ...(post.is_paid_partnership ? { sponsored: true } : {}),
    likes: post.like_and_view_counts_disabled ? hidden : parseCount(post.like_count),
    comments: parseCount(info.direct_reply_count),
    shares: parseCount(info.repost_count),
    quotes: parseCount(info.quote_count),
  }
}

/** Posts with the accounts that they name. A reply is talk, no post, unless the page is about it. */
export function postsFacts(found: readonly Post[], { page }: ReadContext): Facts {
  const posts = found.filter((post) => !post.text_post_app_info.is_reply || (page?.postId !== undefined && post.code === page.postId))
  const authors = new Map(posts.flatMap(({ user }) => (user ? [[user.pk, { ...personFacts(user), mention: true }]] : [])))
  return { creators: [...authors.values()], posts: posts.map(postFacts) }
}
