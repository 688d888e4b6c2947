import * as v from 'valibot'
import { imageUrl, maybe, number, orNone, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { formatOf, postOnPage, wording } from './fields.ts'

const Feed = v.object({
  description: text,
  createtime: number,
  mediaType: number,
  likeCountFmt: number,
  commentCountFmt: number,
  favCountFmt: number,
  forwardCountFmt: number,
})
/** The preview of one post: counters as it displays them. It names the creator, but no id. */
export const Preview = v.object({
  data: v.object({
    authorInfo: maybe(v.object({ nickname: text, headImgUrl: text })),
    feedInfo: Feed,
    sceneInfo: maybe(v.object({ dynamicExportId: text })),
  }),
})

export function readPreview(
  { data: { authorInfo: author, feedInfo: feed, sceneInfo } }: v.InferOutput<typeof Preview>,
  { page }: ReadContext,
): Facts {
  const exported = orNone(sceneInfo?.dynamicExportId)
  const post = postOnPage(page) ?? exported
  return {
    creators: [author?.nickname ? { id: null, name: author.nickname, avatar: imageUrl(author.headImgUrl), mention: true } : undefined],
    posts: [post ? { ...previewed(feed, post), ...(exported && exported !== post ? { aliases: [exported] } : {}) } : undefined],
  }
}

const previewed = (feed: v.InferOutput<typeof Feed>, id: string): PostFacts => ({
  id,
  creatorId: null,
  ...statedSeconds(feed.createtime),
  ...formatOf(feed.mediaType),
  ...wording(feed.description),
  likes: parseCount(feed.likeCountFmt),
  comments: parseCount(feed.commentCountFmt),
  shares: parseCount(feed.forwardCountFmt),
  hearts: parseCount(feed.favCountFmt),
})
