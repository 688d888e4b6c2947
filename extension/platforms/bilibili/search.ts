import * as z from 'zod/mini'
import { fromSeconds, plainText } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { bvid, count, id, imageUrl, isVerified, maybe, number, Official, orNone, reply, text } from './fields.ts'
import { videoUrl } from './video.ts'

const Recent = z.object({ bvid, title: text, pubdate: number, play: number, dm: number, coin: number, fav: number })
const Found = z.object({
  type: text,
  bvid: maybe(bvid),
  mid: maybe(id),
  title: text,
  description: text,
  author: text,
  upic: text,
  pubdate: number,
  play: number,
  review: number,
  video_review: number,
  favorites: number,
  like: number,
  uname: text,
  usign: text,
  fans: number,
  videos: number,
  official_verify: Official,
  res: maybe(z.array(Recent)),
})
type Found = z.infer<typeof Found>
const Group = z.object({ result_type: z.string(), data: z.array(Found) })

/** search/type (a flat list of one type) and search/all/v2 (groups of every type). */
export const Search = reply(z.object({ result: maybe(z.array(z.union([Group, Found]))) }))
export function readSearch({ data }: z.infer<typeof Search>): Facts {
  const found = (data.result ?? []).flatMap((one) => ('data' in one ? one.data : [one]))
  const [videos, users] = [found.filter((one) => one.type === 'video'), found.filter((one) => one.type === 'bili_user')]
  return {
    creators: [...videos.map(foundAuthor), ...users.map(foundUser)],
    posts: [...videos.map(foundPost), ...users.flatMap((user) => (user.res ?? []).map((video) => recentPost(video, user)))],
  }
}

const foundAuthor = ({ mid, author, upic }: Found): CreatorFacts | undefined =>
  mid ? { id: String(mid), name: author ? plainText(author) : undefined, avatar: imageUrl(upic), mention: true } : undefined

const foundUser = (user: Found): CreatorFacts | undefined =>
  user.mid
    ? {
        id: String(user.mid),
        name: user.uname ? plainText(user.uname) : undefined,
        bio: orNone(user.usign),
        avatar: imageUrl(user.upic),
        verified: isVerified(user.official_verify),
        followers: count(user.fans),
        posts: count(user.videos),
        mention: true,
      }
    : undefined

const foundPost = (video: Found): PostFacts | undefined =>
  video.bvid
    ? {
        id: video.bvid,
        creatorId: video.mid ? String(video.mid) : null,
        url: videoUrl(video.bvid),
        publishedAt: fromSeconds(video.pubdate),
        format: 'video',
        title: plainText(video.title ?? '') || undefined,
        text: orNone(video.description),
        views: count(video.play),
        likes: count(video.like),
        comments: count(video.review),
        saves: count(video.favorites),
        danmaku: count(video.video_review),
      }
    : undefined

const recentPost = (video: z.infer<typeof Recent>, { mid }: Found): PostFacts => ({
  id: video.bvid,
  creatorId: mid ? String(mid) : null,
  url: videoUrl(video.bvid),
  publishedAt: fromSeconds(video.pubdate),
  format: 'video',
  title: plainText(video.title ?? '') || undefined,
  views: count(video.play),
  saves: count(video.fav),
  danmaku: count(video.dm),
  coins: count(video.coin),
})
