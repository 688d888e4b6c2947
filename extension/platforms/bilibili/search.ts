import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, plainText, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { bvid, isVerified, Official, reply } from './fields.ts'
import { videoUrl } from './video.ts'

const Recent = v.object({ bvid, title: text, pubdate: number, play: number, dm: number, coin: number, fav: number })
const Found = v.object({
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
  res: maybe(several(Recent)),
})
type Found = v.InferOutput<typeof Found>
const Group = v.object({ result_type: v.string(), data: v.array(Found) })

/** search/type (a flat list of one type) and search/all/v2 (groups of every type). */
export const Search = reply(v.object({ result: maybe(v.array(v.union([Group, Found]))) }))
export function readSearch({ data }: v.InferOutput<typeof Search>): Facts {
  const found = (data.result ?? []).flatMap((one) => ('data' in one ? one.data : [one]))
  const videos = found.filter(({ type, bvid }) => type === 'video' || (!type && bvid))
  const users = found.filter(({ type, uname }) => type === 'bili_user' || (!type && uname))
  return {
    creators: [...videos.map(foundAuthor), ...users.map(foundUser)],
    posts: [...videos.map(foundPost), ...users.flatMap((user) => present(user.res).map((video) => recentPost(video, user)))],
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
        followers: parseCount(user.fans),
        posts: parseCount(user.videos),
        mention: true,
      }
    : undefined

const foundPost = (video: Found): PostFacts | undefined =>
  video.bvid
    ? {
        id: video.bvid,
        creatorId: video.mid ? String(video.mid) : null,
        url: videoUrl(video.bvid),
        ...statedSeconds(video.pubdate),
        format: 'video',
        title: plainText(video.title ?? '') || undefined,
        text: orNone(video.description),
        views: parseCount(video.play),
        likes: parseCount(video.like),
        comments: parseCount(video.review),
        saves: parseCount(video.favorites),
        danmaku: parseCount(video.video_review),
      }
    : undefined

const recentPost = (video: v.InferOutput<typeof Recent>, { mid }: Found): PostFacts => ({
  id: video.bvid,
  creatorId: mid ? String(mid) : null,
  url: videoUrl(video.bvid),
  ...statedSeconds(video.pubdate),
  format: 'video',
  title: plainText(video.title ?? '') || undefined,
  views: parseCount(video.play),
  saves: parseCount(video.fav),
  danmaku: parseCount(video.dm),
  coins: parseCount(video.coin),
})
