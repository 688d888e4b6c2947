import * as v from 'valibot'
import type { Count } from '../../../shared/schema/count.ts'
import type { Format } from '../../../shared/schema/observation.ts'
import { id, imageUrl, lookUp, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { fromSeconds, hidden, parseCount, present, tryJson } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { bvid, reply } from './fields.ts'
import { videoUrl } from './video.ts'

const Tally = maybe(v.object({ count: number, hidden: maybe(v.boolean()) }))
export const Stat = maybe(v.object({ like: Tally, comment: Tally, forward: Tally, favorite: Tally, coin: Tally }))
export const Author = maybe(v.object({ mid: maybe(id), name: text, face: text, pub_ts: number, type: text }))

const Archive = v.object({ bvid: maybe(bvid), title: text, desc: text, stat: maybe(v.object({ play: number, danmaku: number })) })
const Major = v.object({
  archive: maybe(Archive),
  opus: maybe(v.object({ title: text, summary: maybe(v.object({ text })) })),
  article: maybe(v.object({ title: text, desc: text })),
  live_rcmd: maybe(v.object({ content: text })),
})
const Item = v.object({
  id_str: id,
  type: text,
  modules: v.object({
    module_author: Author,
    module_dynamic: maybe(v.object({ desc: maybe(v.object({ text })), major: maybe(Major) })),
    module_stat: Stat,
    module_tag: maybe(v.object({ text })),
  }),
})
type Item = v.InferOutput<typeof Item>

const FORMATS: Record<string, Format> = {
  DYNAMIC_TYPE_AV: 'video',
  DYNAMIC_TYPE_DRAW: 'image',
  DYNAMIC_TYPE_WORD: 'text',
  DYNAMIC_TYPE_ARTICLE: 'article',
  DYNAMIC_TYPE_FORWARD: 'repost',
  DYNAMIC_TYPE_LIVE_RCMD: 'live',
  DYNAMIC_TYPE_MUSIC: 'audio',
  DYNAMIC_TYPE_COMMON_SQUARE: 'text',
}

/** feed/space (one creator's dynamics, pinned first) and feed/all (those of everyone followed). `orig` is another's post. */
export const Feed = reply(v.object({ items: v.nullable(several(Item)) }))
export function readFeed({ data }: v.InferOutput<typeof Feed>): Facts {
  const items = present(data.items).filter(isOwnWork)
  const creators = new Map(items.flatMap(({ modules }) => authorOf(modules.module_author)).map((creator) => [creator.id, creator]))
  return { creators: [...creators.values()], posts: items.map(itemPost) }
}

/** web-dynamic/v1/detail: one dynamic on its own page. */
export const Dynamic = reply(v.object({ item: Item }))
export const readDynamic = ({ data: { item } }: v.InferOutput<typeof Dynamic>): Facts =>
  isOwnWork(item) ? { creators: authorOf(item.modules.module_author), posts: [itemPost(item)] } : {}

/** False for deleted dynamics, ads, and updates that a series or season "authors" under an id that is no account's. */
const isOwnWork = ({ type, modules: { module_author: author } }: Item): boolean =>
  !/^DYNAMIC_TYPE_(?:NONE|AD|BANNER)$/.test(type ?? '') && (author?.type ?? 'AUTHOR_TYPE_NORMAL') === 'AUTHOR_TYPE_NORMAL'

export const authorOf = (author: v.InferOutput<typeof Author>): CreatorFacts[] =>
  author?.mid ? [{ id: String(author.mid), name: orNone(author.name), avatar: imageUrl(author.face), mention: true }] : []

function itemPost(item: Item): PostFacts {
  const { module_author: author, module_dynamic: dynamic, module_stat: stat, module_tag: tag } = item.modules
  const format = lookUp(FORMATS, item.type)
  const archive = item.type === 'DYNAMIC_TYPE_FORWARD' ? undefined : dynamic?.major?.archive
  return {
    id: archive?.bvid ?? String(item.id_str),
    creatorId: author?.mid ? String(author.mid) : null,
    url: archive?.bvid ? videoUrl(archive.bvid) : `https://t.bilibili.com/${item.id_str}`,
    ...published(author?.pub_ts, String(item.id_str)),
    ...(format ? { format } : {}),
    ...wording(dynamic),
    ...(tag?.text?.trim() === '置顶' ? { pinned: true } : {}),
    views: parseCount(archive?.stat?.play),
    danmaku: parseCount(archive?.stat?.danmaku),
    ...tallies(stat),
  }
}

function wording(dynamic: Item['modules']['module_dynamic']): Pick<PostFacts, 'title' | 'text'> {
  const { archive, opus, article, live_rcmd: live } = dynamic?.major ?? {}
  return {
    title: orNone(archive?.title || opus?.title || article?.title || liveTitle(live?.content)),
    text: orNone(dynamic?.desc?.text || opus?.summary?.text || archive?.desc || article?.desc),
  }
}

const LiveNotice = v.object({ live_play_info: v.object({ title: v.string() }) })

/** The title inside a live notice, whose content is a JSON text inside the JSON. Its `online` is heat and `watched_show` no play count. */
function liveTitle(content: string | null | undefined): string | undefined {
  const notice = v.safeParse(LiveNotice, tryJson(content ?? ''))
  return notice.success ? notice.output.live_play_info.title : undefined
}

/** The counters of a dynamic; those of a forward are its own. A counter hidden at 0 says nothing. */
export const tallies = (stat: v.InferOutput<typeof Stat>) => ({
  likes: tally(stat?.like),
  comments: tally(stat?.comment),
  shares: tally(stat?.forward),
  saves: tally(stat?.favorite),
  coins: tally(stat?.coin),
})
const tally = (one: v.InferOutput<typeof Tally>): Count | undefined => (one?.hidden && !Number(one.count) ? hidden : parseCount(one?.count))

/** The payload's time, else the time that the id holds: seconds after 2017-07-01 above its 32nd bit (old ids of 14 digits hold none). */
export function published(pubTs: string | number | null | undefined, id: string): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const stated = statedSeconds(pubTs)
  if (stated.publishedAt || !/^\d{17,19}$/.test(id)) return stated
  return { publishedAt: fromSeconds(Number(BigInt(id) >> 32n) + 1_498_838_400), publishedFrom: 'id' }
}
