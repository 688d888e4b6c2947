import * as v from 'valibot'
import { maybe, text } from '../../observe/fields.ts'
import { fromDate, hidden, parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { handleIn, isChannel, shortUrl, Text, textOf, videoUrl } from './fields.ts'

const number = maybe(v.union([v.string(), v.number()]))
const Details = v.object({
  videoId: v.string(),
  title: text,
  shortDescription: text,
  isLiveContent: maybe(v.boolean()),
  isUpcoming: maybe(v.boolean()),
  allowRatings: maybe(v.boolean()),
})
const Microformat = v.object({
  title: Text,
  description: Text,
  externalChannelId: text,
  ownerChannelName: text,
  ownerProfileUrl: text,
  viewCount: number,
  likeCount: number,
  publishDate: text,
  canonicalUrl: text,
  liveBroadcastDetails: maybe(v.object({ isLiveNow: maybe(v.boolean()), startTimestamp: text })),
})
type Live = Pick<v.InferOutput<typeof Microformat>, 'liveBroadcastDetails'>

/** The player's reply: exact counts and the second of publication. `paidContentOverlay` is the creator's own disclosure. */
export const Player = v.object({
  videoDetails: Details,
  microformat: v.object({ playerMicroformatRenderer: Microformat }),
  paidContentOverlay: v.optional(v.unknown()),
})
type Player = v.InferOutput<typeof Player>

export function readPlayer({ videoDetails: details, microformat, paidContentOverlay }: Player, context: ReadContext): Facts {
  const { externalChannelId, ownerChannelName, ownerProfileUrl, ...video } = microformat.playerMicroformatRenderer
  const creatorId = isChannel(externalChannelId) ? externalChannelId : null
  const handle = handleIn(ownerProfileUrl)
  const creator: CreatorFacts = { id: creatorId, ...(handle ? { handle } : {}), name: ownerChannelName, mention: true }
  const isShort = /\/shorts\//.test(video.canonicalUrl ?? '')
  const post: PostFacts = {
    id: details.videoId,
    creatorId,
    url: isShort ? shortUrl(details.videoId) : videoUrl(details.videoId),
    ...whenOf(video.publishDate),
    format: isShort ? 'short' : (details.isLiveContent ?? video.liveBroadcastDetails) ? 'live' : 'video',
    title: details.title ?? textOf(video.title),
    text: details.shortDescription || textOf(video.description),
    ...(paidContentOverlay ? { sponsored: true } : {}),
    views: isComing(details, video, context.observedAt) ? undefined : parseCount(video.viewCount),
    likes: parseCount(video.likeCount) ?? (details.allowRatings === false ? hidden : undefined),
  }
  return { creators: creatorId ? [creator] : [], posts: [post] }
}

/** A day alone, as it was written until 2023, is no moment. */
const whenOf = (date: string | undefined): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> =>
  date?.includes('T') ? { publishedAt: fromDate(date), publishedFrom: 'payload' } : { publishedAt: null }

/** A premiere or stream that has not begun: its views are people waiting. */
const isComing = ({ isUpcoming }: v.InferOutput<typeof Details>, { liveBroadcastDetails: live }: Live, now: Date): boolean =>
  isUpcoming ?? (live?.isLiveNow === false && Date.parse(live.startTimestamp ?? '') > now.getTime())

/** A video that is not played: removed, for members, or only after signing in. */
export const NoPlayer = v.object({
  playabilityStatus: v.object({ status: v.pipe(v.string(), v.regex(/^(?:ERROR|UNPLAYABLE|[A-Z_]+_REQUIRED)$/)) }),
  microformat: v.optional(v.undefined()),
})
export const readNoPlayer = ({ playabilityStatus: { status } }: v.InferOutput<typeof NoPlayer>): Facts => ({
  refused: status === 'ERROR' ? 'gone' : status === 'UNPLAYABLE' ? 'private' : 'login',
})
