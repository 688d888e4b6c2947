// Reads the replies of Youku's old open API (openapi.youku.com/v2) about videos and who uploaded them.
import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, statedInChina, text } from '../observe/fields.ts'
import { parseCount, present } from '../observe/parse.ts'
import { type CreatorFacts, definePlatform, type Facts, type PostFacts, response, source } from '../observe/platform.ts'

const User = v.object({ id, name: text, link: text, avatar: text })
const Video = v.object({
  id,
  title: text,
  description: text,
  published: text,
  user: maybe(User),
  view_count: number,
  up_count: number,
  comment_count: number,
  favorite_count: number,
})
type Video = v.InferOutput<typeof Video>

/** A list of videos, or one alone. `day_vv` are the plays of a single day and not read. */
const Videos = v.pipe(
  v.unknown(),
  v.transform((body) => Reflect.get(Object(body), 'videos') ?? [body].flat()),
  several(Video),
)
const readVideos = (list: v.InferOutput<typeof Videos>): Facts => {
  const videos = present(list)
  return { creators: present(videos.map((video) => video.user)).map(uploader), posts: videos.map(videoPost) }
}

/** Who uploaded a video; the code in the page's address is another one than the number. */
const uploader = (user: v.InferOutput<typeof User>): CreatorFacts => ({
  id: user.id,
  handle: /\/[ui]\/(U[\w=-]+)/.exec(user.link ?? '')?.[1] ?? null,
  name: orNone(user.name),
  avatar: imageUrl(user.avatar),
  url: user.link?.replace(/^http:/, 'https:') || undefined,
  mention: true,
})

const videoPost = (video: Video): PostFacts => ({
  id: video.id,
  creatorId: video.user?.id ?? null,
  url: `https://v.youku.com/v_show/id_${video.id}.html`,
  ...statedInChina(video.published),
  format: 'video',
  title: orNone(video.title),
  text: orNone(video.description),
  views: parseCount(video.view_count),
  likes: parseCount(video.up_count),
  comments: parseCount(video.comment_count),
  saves: parseCount(video.favorite_count),
})

const API = response(/^https?:\/\/openapi\.youku\.com\/v2\/(?:videos\/|searches\/video\/|(?:shows|playlists)\/videos)/)
/** A refused call; its codes are not known well enough to say why. */
const Refusal = v.object({ error: v.object({}) })

export default definePlatform({
  id: 'youku',
  name: { zh: '优酷', en: 'Youku' },
  hosts: ['i.youku.com', 'v.youku.com'],
  terms: { engagement: ['likes', 'comments', 'saves'], engagementPer: 'views' },
  pages: {
    creator: {
      url: /^https:\/\/i\.youku\.com\/[ui]\/(?<handle>U[\w=%-]+)/,
      examples: ['https://i.youku.com/u/UMzk2MDAwMDQwNA==', 'https://i.youku.com/i/UMzk2MDAwMDQwNA==?spm=a2h0k'],
    },
    post: {
      url: /^https:\/\/v\.youku\.com\/v_show\/id_(?<postId>X[\w=%-]+)\.html/,
      examples: ['https://v.youku.com/v_show/id_XNjAwMDAwMDAwMQ==.html?spm=a2h0k'],
    },
  },
  sources: [source('openapi videos', '2016-08', API, Videos, readVideos), source('openapi refused', '2016-08', API, Refusal, () => ({}))],
  engagementReason: 'Up-votes, comments and favourites (收藏) are what a page states beside plays.',
  limits:
    'Read from the old open API only, last recorded in 2016: no recording of a page of i.youku.com or v.youku.com as it is today was to be had, so expect nothing there until there is one; no followers, no shares.',
  profileUrl: (creatorId, handle) => `https://i.youku.com/u/${handle ?? creatorId}`,
})
