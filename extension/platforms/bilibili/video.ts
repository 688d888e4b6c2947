import * as z from 'zod/mini'
import { fromSeconds, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { Card, cardCreator, UpData } from './account.ts'
import { bvid, count, id, imageUrl, isVerified, maybe, number, Official, orNone, reply, text } from './fields.ts'

const Person = z.object({ mid: id, name: text, face: text })
const Partner = z.object({ mid: id, name: text, face: text, follower: number, official: Official })
const VideoStat = z.object({ view: number, danmaku: number, reply: number, favorite: number, coin: number, share: number, like: number })
const Video = z.object({
  bvid,
  title: text,
  desc: text,
  pubdate: number,
  owner: maybe(Person),
  staff: maybe(z.array(Partner)),
  stat: maybe(VideoStat),
})
type Video = z.infer<typeof Video>

export const videoUrl = (bvid: string): string => `https://www.bilibili.com/video/${bvid}`

const videoPost = ({ bvid, title, desc, pubdate, owner, stat }: Video): PostFacts => ({
  id: bvid,
  creatorId: owner ? String(owner.mid) : null,
  url: videoUrl(bvid),
  publishedAt: fromSeconds(pubdate),
  format: 'video',
  title: orNone(title),
  text: orNone(desc),
  views: count(stat?.view),
  likes: count(stat?.like),
  comments: count(stat?.reply),
  shares: count(stat?.share),
  saves: count(stat?.favorite),
  danmaku: count(stat?.danmaku),
  coins: count(stat?.coin),
})

/** The owner, and the partners of a joint work: named by the video, each with the followers that it states. */
const namedBy = ({ owner, staff }: Video): CreatorFacts[] => [
  ...present([owner]).map((one) => ({ id: String(one.mid), name: orNone(one.name), avatar: imageUrl(one.face), mention: true })),
  ...(staff ?? []).map((one) => ({
    id: String(one.mid),
    name: orNone(one.name),
    avatar: imageUrl(one.face),
    verified: isVerified(one.official),
    followers: count(one.follower),
    mention: true,
  })),
]

const videoFacts = (video: Video): Facts => ({ creators: namedBy(video), posts: [videoPost(video)] })

export const View = reply(Video)
export const readView = ({ data }: z.infer<typeof View>): Facts => videoFacts(data)

/** view/detail: the video and its owner's card; `Related` are videos of others. */
export const Detail = reply(z.object({ View: Video, Card: maybe(Card) }))
export const readDetail = ({ data }: z.infer<typeof Detail>): Facts => withCard(videoFacts(data.View), data.Card)

export const VideoPage = z.object({ videoData: Video, upData: maybe(UpData) })
export const readVideoPage = ({ videoData, upData }: z.infer<typeof VideoPage>): Facts => withCard(videoFacts(videoData), upData)

const withCard = ({ creators = [], posts = [] }: Facts, card: z.infer<typeof Card> | null | undefined): Facts => ({
  creators: [...creators, ...present([card]).map(cardCreator)],
  posts,
})

const Listed = z.object({
  bvid,
  mid: id,
  author: text,
  title: text,
  description: text,
  created: number,
  play: number,
  comment: number,
  video_review: number,
})

/** arc/search: the videos of a space. A joint work keeps the mid of the partner who posted it. */
export const Space = reply(z.object({ list: z.object({ vlist: z.array(Listed) }), page: maybe(z.object({ count: number })) }))
export function readSpace({ data: { list, page } }: z.infer<typeof Space>, { url }: ReadContext): Facts {
  const owner = url.searchParams.get('mid')
  const isWhole = !url.searchParams.get('keyword') && !Number(url.searchParams.get('tid'))
  const authors = new Map(list.vlist.map((video) => [String(video.mid), orNone(video.author)]))
  if (owner && isWhole && !authors.has(owner)) authors.set(owner, undefined)
  return {
    creators: [...authors].map(([id, name]) => ({ id, name, posts: id === owner && isWhole ? count(page?.count) : undefined, mention: true })),
    posts: list.vlist.map(listedPost),
  }
}

const listedPost = (video: z.infer<typeof Listed>): PostFacts => ({
  id: video.bvid,
  creatorId: String(video.mid),
  url: videoUrl(video.bvid),
  publishedAt: fromSeconds(video.created),
  format: 'video',
  title: orNone(video.title),
  text: orNone(video.description),
  views: count(video.play),
  comments: count(video.comment),
  danmaku: count(video.video_review),
})
