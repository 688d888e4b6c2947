import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { Card, cardCreator, UpData } from './account.ts'
import { bvid, isVerified, Official, reply } from './fields.ts'

const Person = v.object({ mid: id, name: text, face: text })
const Partner = v.object({ mid: id, name: text, face: text, follower: number, official: Official })
const VideoStat = v.object({ view: number, danmaku: number, reply: number, favorite: number, coin: number, share: number, like: number })
const Video = v.object({
  bvid,
  title: text,
  desc: text,
  pubdate: number,
  owner: maybe(Person),
  staff: maybe(several(Partner)),
  stat: maybe(VideoStat),
})
type Video = v.InferOutput<typeof Video>

export const videoUrl = (bvid: string): string => `https://www.bilibili.com/video/${bvid}`

const videoPost = ({ bvid, title, desc, pubdate, owner, stat }: Video): PostFacts => ({
  id: bvid,
  creatorId: owner ? String(owner.mid) : null,
  url: videoUrl(bvid),
  ...statedSeconds(pubdate),
  format: 'video',
  title: orNone(title),
  text: orNone(desc),
  views: parseCount(stat?.view),
  likes: parseCount(stat?.like),
  comments: parseCount(stat?.reply),
  shares: parseCount(stat?.share),
  saves: parseCount(stat?.favorite),
  danmaku: parseCount(stat?.danmaku),
  coins: parseCount(stat?.coin),
})

/** The owner, and the partners of a joint work: named by the video, each with the followers that it states. */
const namedBy = ({ owner, staff }: Video): CreatorFacts[] => [
  ...present([owner]).map((one) => ({ id: String(one.mid), name: orNone(one.name), avatar: imageUrl(one.face), mention: true })),
  ...present(staff).map((one) => ({
    id: String(one.mid),
    name: orNone(one.name),
    avatar: imageUrl(one.face),
    verified: isVerified(one.official),
    followers: parseCount(one.follower),
    mention: true,
  })),
]

const videoFacts = (video: Video): Facts => ({ creators: namedBy(video), posts: [videoPost(video)] })

export const View = reply(Video)
export const readView = ({ data }: v.InferOutput<typeof View>): Facts => videoFacts(data)

/** top/arc: the video that the creator pinned to the space. */
export function readTop({ data }: v.InferOutput<typeof View>): Facts {
  return { creators: namedBy(data), posts: [{ ...videoPost(data), pinned: true }] }
}

/** masterpiece: up to three videos that the creator chose for new visitors. */
export const Best = reply(several(Video))
export const readBest = ({ data }: v.InferOutput<typeof Best>): Facts => ({
  creators: present(data).flatMap(namedBy),
  posts: present(data).map(videoPost),
})

/** view/detail: the video and its owner's card; `Related` are videos of others. */
export const Detail = reply(v.object({ View: Video, Card: maybe(Card) }))
export const readDetail = ({ data }: v.InferOutput<typeof Detail>): Facts => withCard(videoFacts(data.View), data.Card)

export const VideoPage = v.object({ videoData: Video, upData: maybe(UpData) })
export const readVideoPage = ({ videoData, upData }: v.InferOutput<typeof VideoPage>): Facts => withCard(videoFacts(videoData), upData)

const withCard = ({ creators = [], posts = [] }: Facts, card: v.InferOutput<typeof Card> | null | undefined): Facts => ({
  creators: [...creators, ...present([card]).map(cardCreator)],
  posts,
})

const Listed = v.object({
  bvid,
  mid: maybe(id),
  author: text,
  title: text,
  description: text,
  created: number,
  play: number,
  comment: number,
  video_review: number,
})

/** arc/search: the videos of a space. A joint work keeps the mid of the partner who posted it. */
export const Space = reply(v.object({ list: v.object({ vlist: v.nullable(several(Listed)) }), page: maybe(v.object({ count: number })) }))
export function readSpace({ data: { list, page } }: v.InferOutput<typeof Space>, { url }: ReadContext): Facts {
  const owner = url.searchParams.get('mid')
  const videos = present(list.vlist)
  const isWhole = !url.searchParams.get('keyword') && !Number(url.searchParams.get('tid'))
  const authors = new Map(videos.flatMap((video) => (video.mid ? [[video.mid, orNone(video.author)]] : [])))
  if (owner && isWhole && !authors.has(owner)) authors.set(owner, undefined)
  return {
    creators: [...authors].map(([id, name]) => ({ id, name, posts: id === owner && isWhole ? parseCount(page?.count) : undefined, mention: true })),
    posts: videos.map((video) => listedPost(video, owner)),
  }
}

const listedPost = (video: v.InferOutput<typeof Listed>, owner: string | null): PostFacts => ({
  id: video.bvid,
  creatorId: video.mid ?? owner,
  url: videoUrl(video.bvid),
  ...statedSeconds(video.created),
  format: 'video',
  title: orNone(video.title),
  text: orNone(video.description),
  views: parseCount(video.play),
  comments: parseCount(video.comment),
  danmaku: parseCount(video.video_review),
})
