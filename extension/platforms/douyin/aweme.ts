import * as v from 'valibot'
import type { Count } from '../../../shared/schema/count.ts'
import { flag, id, maybe, number, orNone, several, statedSeconds, text, timeOfId } from '../../observe/fields.ts'
import { fromSeconds, parseCount, present } from '../../observe/parse.ts'
import type { Facts, PostFacts } from '../../observe/platform.ts'
import { Author, authorFacts } from './user.ts'

const Statistics = maybe(v.object({ play_count: number, digg_count: number, comment_count: number, share_count: number, collect_count: number }))

/** One work: a video, or a note of pictures. The same object in lists, feeds, searches, its own reply and the share page. */
const Aweme = v.object({
  aweme_id: id,
  desc: text,
  item_title: text,
  create_time: number,
  aweme_type: number,
  images: maybe(v.array(v.unknown())),
  is_top: number,
  is_ads: flag,
  star_atlas_order_id: number,
  cell_room: maybe(v.object({})),
  author: maybe(Author),
  author_user_id: maybe(id),
  statistics: Statistics,
})
type Aweme = v.InferOutput<typeof Aweme>

const good = v.optional(v.literal(0))
const Works = several(Aweme)

/** aweme/post: one creator's works, up to three pinned ones first; the other lists and feeds have the same body. */
export const List = v.object({ status_code: good, aweme_list: v.nullable(Works) })
export const readPosts = ({ aweme_list }: v.InferOutput<typeof List>): Facts => awemeFacts(aweme_list, true)
export const readFeed = ({ aweme_list }: v.InferOutput<typeof List>): Facts => awemeFacts(aweme_list, false)

const Mix = maybe(v.object({ mix_items: maybe(v.array(maybe(Aweme))) }))
const Found = v.object({ aweme_info: v.nullish(Aweme), aweme: v.nullish(Aweme), aweme_mix_info: Mix })
const SearchRows = v.union([
  v.object({ status_code: good, data: v.nullable(several(Found)) }),
  v.object({ status_code: good, business_data: v.nullable(several(v.object({ data: v.nullish(Found) }))) }),
])

/**
 * general/search (rows with `aweme_info` or the works of a collection, among rows of users and hints; the app wraps each, or all, once more) and
 * follow/feed (rows with `aweme`).
 */
export const Search = v.union([
  SearchRows,
  v.pipe(
    v.object({ status_code: good, data: SearchRows }),
    v.transform(({ data }) => data),
  ),
])
export function readSearch(body: v.InferOutput<typeof Search>): Facts {
  const rows = 'data' in body ? body.data : body.business_data?.map((row) => row?.data)
  const works = present(rows).flatMap((row) => [row.aweme_info, row.aweme, ...(row.aweme_mix_info?.mix_items ?? [])])
  return awemeFacts(works, false)
}

/** general/search/stream: the parts of a search, sent one by one. */
export const SearchParts = several(Search)
export function readSearchParts(parts: v.InferOutput<typeof SearchParts>): Facts {
  const facts = present(parts).map(readSearch)
  return { creators: facts.flatMap(({ creators = [] }) => creators), posts: facts.flatMap(({ posts = [] }) => posts) }
}

/** A search that asks for a captcha looks like one without results. */
export const Captcha = v.object({ search_nil_info: v.object({ search_nil_type: v.literal('verify_check') }) })

/** aweme/detail: one work, or why it cannot be seen. */
export const Detail = v.object({ status_code: good, aweme_detail: Aweme })
export const readDetail = ({ aweme_detail }: v.InferOutput<typeof Detail>): Facts => awemeFacts([aweme_detail], false)
export const NoDetail = v.object({ aweme_detail: v.null(), filter_detail: v.object({ filter_reason: v.pipe(v.string(), v.nonEmpty()) }) })

const Shared = v.nullish(v.object({ item_list: Works, filter_list: maybe(v.array(v.unknown())) }))

/** Several works asked for by their ids: multi/aweme/detail, and what share pages ask for (slidesinfo, before 2023 iteminfo). */
export const Details = v.union([v.object({ status_code: good, aweme_details: Works }), v.object({ status_code: good, item_list: Works })])
export const readDetails = (body: v.InferOutput<typeof Details>): Facts =>
  awemeFacts('item_list' in body ? body.item_list : body.aweme_details, false)

/** The state of a share page, by its route ("video_(id)/page", "note_(id)/page"); other routes have no `videoInfoRes`. */
export const SharePage = v.object({ loaderData: v.record(v.string(), v.nullable(v.object({ videoInfoRes: Shared }))) })
export function readSharePage({ loaderData }: v.InferOutput<typeof SharePage>): Facts {
  const shared = present(Object.values(loaderData).map((route) => route?.videoInfoRes))
  const items = shared.flatMap(({ item_list }) => item_list)
  return items.length === 0 && shared.some(({ filter_list }) => filter_list?.length) ? { refused: 'gone' } : awemeFacts(items, false)
}

function awemeFacts(items: readonly (Aweme | null | undefined)[] | null, ownList: boolean): Facts {
  const works = present(items).filter(isWork)
  const named = works.map((item) => item.author && ownerOf(item) && authorFacts(item.author, ownerOf(item) ?? ''))
  const authors = new Map(named.flatMap((creator) => (creator ? [[creator.id, creator]] : [])))
  return { creators: [...authors.values()], posts: works.map((item) => awemePost(item, ownList)) }
}

/** False for a live room among the works of a feed (type 101): its counters are none of a work. */
const isWork = ({ aweme_type: type, cell_room: room }: Aweme): boolean => Number(type) !== 101 && !room

const ownerOf = ({ author, author_user_id }: Aweme): string | null => author?.uid ?? author_user_id ?? orNone(author?.sec_uid) ?? null

function awemePost(item: Aweme, ownList: boolean): PostFacts {
  const { aweme_id: id, statistics: stats } = item
  const isNote = Boolean(item.images?.length) || Number(item.aweme_type) === 68
  return {
    id,
    creatorId: ownerOf(item),
    url: `https://www.douyin.com/${isNote ? 'note' : 'video'}/${id}`,
    ...published(item.create_time, id),
    format: isNote ? 'image' : 'video',
    title: orNone(item.item_title),
    text: orNone(item.desc),
    ...(ownList ? { pinned: Number(item.is_top) === 1 } : {}),
    ...(item.is_ads || Number(item.star_atlas_order_id) > 0 ? { sponsored: true } : {}),
    views: given(stats?.play_count),
    likes: parseCount(stats?.digg_count),
    comments: parseCount(stats?.comment_count),
    shares: parseCount(stats?.share_count),
    saves: parseCount(stats?.collect_count),
  }
}

/** `play_count` is 0 in every page: not given. */
function given(value: string | number | null | undefined): Count | undefined {
  const stated = parseCount(value)
  return stated?.value ? stated : undefined
}

/** The payload's time, else the one that the id holds: that of the upload, which a timed post follows. */
function published(createTime: string | number | null | undefined, id: string): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const stated = statedSeconds(createTime)
  return stated.publishedAt || !/^\d{19}$/.test(id) ? stated : timeOfId(fromSeconds(Number(BigInt(id) >> 32n)))
}
