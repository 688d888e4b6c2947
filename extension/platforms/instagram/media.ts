import * as v from 'valibot'
import { flag, id, maybe, number, orNone, statedSeconds, text, timeOfId } from '../../observe/fields.ts'
import { hidden, parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { codeOfId, idOfCode, timeIn } from './id.ts'
import { Author, authorFacts } from './person.ts'

const Sum = maybe(v.object({ count: number }))
const Texts = maybe(v.object({ edges: v.array(v.object({ node: v.object({ text }) })) }))

/** A post, in the spelling of the pages since 2025 and the v1 API (`code`, `like_count`) or of the old graph of edges (`shortcode`, `edge_liked_by`). */
export const Media = v.pipe(
  v.object({
    pk: maybe(id),
    id: maybe(id),
    code: text,
    shortcode: text,
    carousel_parent_id: text,
    media_type: number,
    is_video: flag,
    product_type: text,
    user: maybe(Author),
    owner: maybe(Author),
    caption: maybe(v.object({ text })),
    edge_media_to_caption: Texts,
    taken_at: number,
    taken_at_timestamp: number,
    like_and_view_counts_disabled: flag,
    like_count: number,
    edge_liked_by: Sum,
    edge_media_preview_like: Sum,
    comment_count: number,
    edge_media_to_comment: Sum,
    edge_media_to_parent_comment: Sum,
    play_count: number,
    video_play_count: number,
    view_count: number,
    video_view_count: number,
    timeline_pinned_user_ids: maybe(v.array(id)),
    pinned_for_users: maybe(v.array(v.unknown())),
    is_timeline_pinned: flag,
    is_paid_partnership: flag,
  }),
  v.check((media): boolean => idOf(media) !== undefined),
)
type Media = v.InferOutput<typeof Media>

type Named = { [key in 'pk' | 'id' | 'code' | 'shortcode']?: string | null | undefined }
/** The number of a post: `pk`, or in `id` ("123_456", "POLARIS_123"), or what its shortcode spells. A pk that was rounded on the way is no text of digits. */
const idOf = ({ pk, id, code, shortcode }: Named): string | undefined => idOfCode(code ?? shortcode) ?? /\d{15,}/.exec(pk ?? id ?? '')?.[0]

/** Slides of a carousel, stories and ads stand in the same lists as posts. */
const isPost = ({ product_type, carousel_parent_id, ...media }: Media): boolean =>
  !carousel_parent_id &&
  !['carousel_item', 'story', 'ad'].includes(product_type ?? '') &&
  Boolean(media.user ?? media.caption ?? media.edge_media_to_caption ?? media.like_count ?? media.comment_count ?? media.edge_media_to_comment)

/** `play_count` is what the site shows as views; `view_count` counts fewer and stands alone on old videos. */
function counts(media: Media): Partial<PostFacts> {
  const likes = media.like_count ?? media.edge_liked_by?.count ?? media.edge_media_preview_like?.count
  const views = media.play_count ?? media.video_play_count ?? media.view_count ?? media.video_view_count
  const comments = media.comment_count ?? media.edge_media_to_comment?.count ?? media.edge_media_to_parent_comment?.count
  const isHidden = media.like_and_view_counts_disabled === true
  return {
    likes: isHidden ? hidden : parseCount(likes),
    comments: parseCount(comments),
    views: isHidden && formatOf(media) !== 'image' ? hidden : parseCount(views),
  }
}

function formatOf({ media_type, is_video, product_type }: Media): PostFacts['format'] {
  if (product_type === 'clips') return 'short'
  if (media_type === undefined && is_video === undefined) return undefined
  return Number(media_type) === 2 || is_video ? 'video' : 'image'
}

function pinned(media: Media): Pick<PostFacts, 'pinned'> {
  const lists = [media.timeline_pinned_user_ids, media.pinned_for_users].filter((list) => Array.isArray(list))
  if (typeof media.is_timeline_pinned !== 'boolean' && lists.length === 0) return {}
  return { pinned: media.is_timeline_pinned === true || lists.some((list) => list.length > 0) }
}

function postFacts(media: Media, author: CreatorFacts | undefined): PostFacts | undefined {
  const id = idOf(media)
  if (!id) return undefined
  const stated = statedSeconds(media.taken_at ?? media.taken_at_timestamp)
  const code = media.code || media.shortcode || codeOfId(id)
  return {
    id,
    // The second half of an id is the account's number.
    creatorId: author?.id ?? /^\d+_(\d+)$/.exec(media.id ?? '')?.[1] ?? null,
    aliases: [code],
    url: `https://www.instagram.com/p/${code}/`,
    ...(stated.publishedAt ? stated : timeOfId(timeIn(id))),
    format: formatOf(media),
    text: orNone(media.caption?.text) ?? orNone(media.edge_media_to_caption?.edges[0]?.node.text),
    ...pinned(media),
    ...(media.is_paid_partnership ? { sponsored: true } : {}),
    ...counts(media),
  }
}

/** Posts with the accounts that they name, each once. */
export function mediaFacts(found: readonly Media[]): Facts {
  const pairs = found.filter(isPost).map((media) => ({ media, author: authorFacts(media.user) ?? authorFacts(media.owner) }))
  const authors = new Map(pairs.flatMap(({ author }) => (author ? [[author.id, author]] : [])))
  return { creators: [...authors.values()], posts: pairs.map(({ media, author }) => postFacts(media, author)) }
}
