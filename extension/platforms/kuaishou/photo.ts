import * as v from 'valibot'
import type { Count } from '../../../shared/schema/count.ts'
import { id, maybe, number, orNone, several, statedMillis, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'

/** A work. `likeCount` is rounded in the old layout ("1.4w") and `realLikeCount` exact beside it, or 0; `timestamp` in ms. */
export const Photo = v.object({
  id,
  caption: text,
  duration: number,
  timestamp: number,
  likeCount: number,
  realLikeCount: number,
  viewCount: number,
  collectCount: number,
  commentCount: number,
})
export const Author = maybe(v.object({ id, name: text, headerUrl: text }))
export const Feed = v.object({ photo: v.nullish(Photo), author: Author })
type Feed = v.InferOutput<typeof Feed>
export const Feeds = several(Feed)

/** rest/v/profile/feed and search/feed: exact numbers; a search holds works of many. */
export const FeedReply = v.object({ result: v.optional(v.literal(1)), feeds: v.nullable(Feeds) })
export const readFeeds = ({ feeds }: v.InferOutput<typeof FeedReply>): Facts => feedFacts(present(feeds))

/** Works, each with its own author as a mention: `comment.us_c` is no count of comments. */
export function feedFacts(feeds: readonly Feed[]): Facts {
  const works = feeds.flatMap(({ photo, author }) => (photo ? [{ photo, author }] : []))
  const authors = new Map(present(works.map(({ author }) => author)).map((author) => [author.id, author]))
  return { creators: [...authors.values()].map(authorFacts), posts: works.map(({ photo, author }) => photoPost(photo, author?.id ?? null)) }
}

const authorFacts = ({ id, name, headerUrl }: NonNullable<v.InferOutput<typeof Author>>): CreatorFacts => ({
  id,
  name: orNone(name),
  avatar: orNone(headerUrl),
  mention: true,
})

const photoPost = (photo: v.InferOutput<typeof Photo>, creatorId: string | null): PostFacts => ({
  id: photo.id,
  creatorId,
  url: `https://www.kuaishou.com/short-video/${photo.id}`,
  ...statedMillis(photo.timestamp),
  ...(Number(photo.duration) > 0 ? { format: 'video' } : {}),
  text: orNone(photo.caption),
  views: given(photo.viewCount),
  likes: given(photo.realLikeCount) ?? parseCount(photo.likeCount) ?? parseCount(photo.realLikeCount),
  comments: given(photo.commentCount),
  saves: parseCount(photo.collectCount),
})

/** 0 stands where a list does not give a number. */
function given(value: string | number | null | undefined): Count | undefined {
  const stated = parseCount(value)
  return stated?.value ? stated : undefined
}
