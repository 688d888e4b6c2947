import * as v from 'valibot'
import type { Format } from '../../../shared/schema/observation.ts'
import { flag, id, imageUrl, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { accountOf, articleUrl, Cell, cellCounts } from './article.ts'

const Item = v.pipe(
  v.object({
    group_id: maybe(id),
    title: text,
    abstract: text,
    content: text,
    publish_time: number,
    behot_time: number,
    has_video: flag,
    comment_base: v.optional(v.unknown()),
    read_count: number,
    digg_count: number,
    comment_count: number,
    share_count: number,
    repin_count: number,
    forward_info: maybe(v.object({ forward_count: number })),
    user_info: maybe(v.object({ user_id: maybe(id), name: text, avatar_url: text, user_verified: flag })),
    itemCell: maybe(Cell),
  }),
  v.check((item) => idOf(item) !== undefined),
)
type Item = v.InferOutput<typeof Item>

const idOf = ({ itemCell, group_id }: { itemCell?: Cell | undefined; group_id?: string | undefined }) => itemCell?.articleBase?.gidStr ?? group_id

/** api/pc/list/user/feed: what one account published and passed on, asked for by the token that the account's page goes by. */
export const Feed = v.object({ message: v.literal('success'), data: v.nullable(several(Item)) })
export function readFeed({ data }: v.InferOutput<typeof Feed>, { url }: ReadContext): Facts {
  const items = present(data)
  const authors = new Map(present(items.map(author)).map((one) => [one.id, one]))
  const owner = ownerOf(items)
  const token = url.searchParams.get('token')
  return {
    creators: [...authors.values()].map((one) =>
      one.id === owner && token ? { ...one, handle: token, aliases: [...(one.aliases ?? []), token] } : one,
    ),
    posts: items.map(itemPost),
  }
}

/** The author of most items. */
function ownerOf(items: readonly Item[]): string | null | undefined {
  const ids = items.map((item) => accountIn(item).id)
  return ids.toSorted((a, b) => ids.filter((one) => one === b).length - ids.filter((one) => one === a).length)[0]
}

const accountIn = ({ itemCell, user_info }: Item) => accountOf(itemCell?.userInfo?.userID ?? user_info?.user_id, itemCell?.userInfo?.mediaID)

function author(item: Item): CreatorFacts | undefined {
  const { user_info: user, itemCell } = item
  const account = accountIn(item)
  if (!account.id) return undefined
  return {
    ...account,
    name: orNone(user?.name || itemCell?.userInfo?.name),
    avatar: imageUrl(user?.avatar_url),
    verified: user?.user_verified,
    mention: true,
  }
}

/** Items carry their counters in `itemCell` (new) or flat (old). */
function itemPost(item: Item): PostFacts {
  const post = idOf(item) ?? ''
  const cell = item.itemCell ?? {}
  const counts = cellCounts(cell)
  return {
    id: post,
    creatorId: accountIn(item).id,
    url: articleUrl(post),
    ...statedSeconds(item.publish_time || item.behot_time),
    format: formatOf(item),
    title: orNone(item.title || cell.articleBase?.title),
    text: orNone(item.abstract || item.content),
    views: parseCount(views(item, cell)),
    likes: counts.likes ?? parseCount(item.digg_count),
    comments: counts.comments ?? parseCount(item.comment_count),
    shares: counts.shares ?? parseCount(item.share_count ?? item.forward_info?.forward_count),
    saves: counts.saves ?? parseCount(item.repin_count),
  }
}

/** Reads; of a video the plays, where they are counted apart. */
function views({ has_video, read_count }: Item, { itemCounter: counter }: Cell): string | number | undefined {
  const plays = has_video && Number(counter?.videoWatchCount) > 0 ? counter?.videoWatchCount : undefined
  return plays ?? counter?.readCount ?? read_count
}

/** An item that bears a `comment_base` passes on another's; one without a title is a micro post (微头条). */
function formatOf({ comment_base, has_video, title }: Item): Format {
  if (comment_base) return 'repost'
  if (has_video) return 'video'
  return title ? 'article' : 'text'
}
