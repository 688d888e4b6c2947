import * as v from 'valibot'
import type { Count } from '../../../shared/schema/count.ts'
import type { Format } from '../../../shared/schema/observation.ts'
import { flag, id, maybe, number, orNone, several, text, timeOfId } from '../../observe/fields.ts'
import { fromDate, fromSeconds, parseCount, plainText, present } from '../../observe/parse.ts'
import type { Facts, PostFacts } from '../../observe/platform.ts'
import { isPage, isVideo, media, playsOf } from './media.ts'
import { authorsOf, identified, ownUser, User } from './user.ts'

/** A post of weibo.com (`idstr`, `mblogid`, `text_raw`) or m.weibo.cn (`bid`, `text` with markup). */
const Status = identified(
  v.object({
    id,
    mblogid: text,
    bid: text,
    created_at: text,
    text_raw: text,
    text,
    user: maybe(User),
    isTop: number,
    title: maybe(v.object({ text })),
    pic_num: number,
    ...media,
    repost_type: number,
    retweeted_status: maybe(v.object({})),
    reads_count: number,
    reposts_count: number,
    comments_count: number,
    attitudes_count: number,
    content_auth_info: maybe(v.object({ content_auth_title: text })),
    ads_material_info: maybe(v.object({ is_ads: flag })),
  }),
)
type Status = v.InferOutput<typeof Status>

/** A deleted post keeps its place in a list, without author and counts. */
const Item = v.union([v.object({ deleted: v.union([v.literal('1'), v.literal(1), v.literal(true)]) }), Status])
type Item = v.InferOutput<typeof Item>

/** ajax/statuses/mymblog: one creator's posts, the pinned ones first; searchProfile and getWaterFallContent choose among them. */
export const Blog = v.object({ data: v.object({ list: several(Item) }) })
export const readBlog = ({ data }: v.InferOutput<typeof Blog>): Facts => itemFacts(data.list, true)

/** ajax/feed/…timeline: posts of everyone followed. */
export const Timeline = v.object({ statuses: several(Item) })
export const readTimeline = ({ statuses }: v.InferOutput<typeof Timeline>): Facts => itemFacts(statuses, false)

/** ajax/statuses/show: one post. */
export const Show = Status
export const readShow = (status: Status): Facts => itemFacts([status], false)

/** m.weibo.cn/statuses/show, and the state of m.weibo.cn/detail: one post. */
export const MobileShow = v.object({ data: Status })
export const readMobileShow = ({ data }: v.InferOutput<typeof MobileShow>): Facts => readShow(data)
export const DetailPage = v.tuple([v.object({ status: Status })])
export const readDetailPage = ([{ status }]: v.InferOutput<typeof DetailPage>): Facts => readShow(status)

/** m.weibo.cn/profile/info: an account and its newest posts. */
export const MobileProfile = v.object({ data: v.object({ user: User, statuses: maybe(v.array(maybe(Item))) }) })
export const readMobileProfile = ({ data: { user, statuses } }: v.InferOutput<typeof MobileProfile>): Facts => ownFacts(user, statuses ?? [])

const Card = maybe(v.object({ mblog: maybe(Item) }))
const Index = v.object({
  userInfo: maybe(User),
  cards: maybe(v.array(maybe(v.object({ mblog: maybe(Item), card_group: maybe(v.array(Card)) })))),
})

/** m.weibo.cn getIndex: the container decides whether it holds a header, a creator's posts or a search; the first post may sit in a group. */
export const MobileIndex = v.object({ data: Index })
export function readMobileIndex({ data }: v.InferOutput<typeof MobileIndex>): Facts {
  const items = present(data.cards).flatMap(({ mblog, card_group }) => [mblog, ...present(card_group).map((card) => card.mblog)])
  return ownFacts(data.userInfo, items)
}

type Items = readonly (Item | null | undefined)[]

function ownFacts(user: v.InferOutput<typeof User> | null | undefined, items: Items): Facts {
  const { creators = [], posts = [] } = itemFacts(items, true)
  return { creators: [...ownUser(user), ...creators], posts }
}

function itemFacts(items: Items, mayPin: boolean): Facts {
  const statuses = present(items).filter((item): item is Status => !('deleted' in item))
  return { creators: authorsOf(present(statuses.map(({ user }) => user))), posts: statuses.map((status) => statusPost(status, mayPin)) }
}

function statusPost(status: Status, mayPin: boolean): PostFacts | undefined {
  const [id, code] = [status.id, status.mblogid || status.bid]
  if (!status.user) return undefined
  return {
    id,
    ...(code ? { aliases: [code] } : {}),
    creatorId: status.user.id,
    url: `https://weibo.com/${status.user.id}/${code || id}`,
    ...published(status.created_at, id),
    format: formatOf(status),
    text: wording(status),
    ...(mayPin ? { pinned: Number(status.isTop) === 1 || status.title?.text === '置顶' } : {}),
    ...(isMarkedAd(status) ? { sponsored: true } : {}),
    views: viewsOf(status),
    likes: parseCount(status.attitudes_count),
    comments: capped(status.comments_count),
    shares: capped(status.reposts_count),
  }
}

const isRepost = ({ repost_type: type, retweeted_status: original }: Status): boolean => Boolean(original) || Number(type) === 1

function formatOf(status: Status): Format {
  if (isRepost(status)) return 'repost'
  if (isVideo(status)) return 'video'
  if (status.mix_media_info || Number(status.pic_num) > 0) return 'image'
  return isPage(status, 'article') ? 'article' : 'text'
}

/** Plays of the post's own video (that of a repost belongs to the original), else the reads, which viewers are told of their own posts; 0 is not given. */
function viewsOf(status: Status): Count | undefined {
  const plays = isVideo(status) && !isRepost(status) ? playsOf(status) : []
  return [...plays, status.reads_count].map((stated) => parseCount(stated)).find((count) => count?.value)
}

const CAP = 1_000_000

/** Reposts and comments stop at a million ("100万+"), likes do not. */
function capped(value: Status['reposts_count']): Count | undefined {
  const stated = parseCount(value)
  return stated?.value === CAP ? { value: CAP, precision: 'floor' } : stated
}

const wording = ({ text_raw, text }: Status): string | undefined =>
  orNone((text_raw ?? plainText((text ?? '').replace(/<br\s*\/?>/g, '\n'))).replaceAll('\u200b', '').trim())

const isMarkedAd = ({ content_auth_info: label, ads_material_info: ad }: Status): boolean =>
  label?.content_auth_title === '广告' || ad?.is_ads === true

const STAMP = /^\w{3} (\w{3}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d) (\d{4})$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Wed Nov 03 09:45:23 +0800 2021"; else ("05-02", "3分钟前") the time that the id holds, to the second, since 2011. */
function published(createdAt: string | null | undefined, id: string): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const [, month = '', day, time, hours, minutes, year] = STAMP.exec(createdAt ?? '') ?? []
  const stated = fromDate(`${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}T${time}${hours}:${minutes}`)
  if (stated) return { publishedAt: stated, publishedFrom: 'payload' }
  const seconds = /^\d{16}$/.test(id) ? Number(BigInt(id) >> 22n) + 515_483_463 : 0
  return timeOfId(seconds > 1_300_000_000 ? fromSeconds(seconds) : null)
}
