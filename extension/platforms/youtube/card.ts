import * as v from 'valibot'
import { maybe, text } from '../../observe/fields.ts'
import type { CreatorFacts } from '../../observe/platform.ts'
import {
  Badges,
  ChannelId,
  channelIn,
  count,
  type Host,
  Images,
  type Item,
  imageOf,
  isStreamed,
  isVerified,
  type Locale,
  shortUrl,
  Text,
  textOf,
  videoUrl,
  within,
} from './fields.ts'

const TimeStatus = maybe(v.object({ thumbnailOverlayTimeStatusRenderer: maybe(v.object({ style: text })) }))

/** A card of a video until 2026-01: videoRenderer, gridVideoRenderer. */
export const Card = v.object({
  videoId: v.string(),
  title: Text,
  viewCountText: Text,
  publishedTimeText: Text,
  ownerText: Text,
  shortBylineText: Text,
  ownerBadges: Badges,
  thumbnailOverlays: maybe(v.array(TimeStatus)),
})
type Card = v.InferOutput<typeof Card>

export function readCard(card: Card, locale: Locale, host?: Host): Item {
  const styles = (card.thumbnailOverlays ?? []).map((overlay) => overlay?.thumbnailOverlayTimeStatusRenderer?.style)
  const date = textOf(card.publishedTimeText)
  const creator = namedBy(card, host)
  const isShort = styles.includes('SHORTS')
  const isLive = styles.includes('LIVE') || isStreamed(date)
  const isComing = styles.includes('UPCOMING')
  return {
    creator: creator?.id === host?.id ? undefined : creator,
    post: {
      id: card.videoId,
      creatorId: creator?.id ?? null,
      url: isShort ? shortUrl(card.videoId) : videoUrl(card.videoId),
      publishedAt: null,
      publishedWithin: within(date, locale),
      ...(isComing ? {} : { format: isShort ? 'short' : isLive ? 'live' : 'video' }),
      title: textOf(card.title),
      // In runs it is the people watching or waiting ("1,234", " watching").
      views: isComing || styles.includes('LIVE') ? undefined : count(card.viewCountText?.simpleText, locale),
    },
  }
}

function namedBy({ ownerText, shortBylineText, ownerBadges }: Card, host: Host | undefined): CreatorFacts | undefined {
  const byline = ownerText ?? shortBylineText
  if (!byline) return host && { id: host.id }
  const channel = channelIn(byline)
  return channel && { ...channel, name: textOf(byline), verified: isVerified(ownerBadges), mention: true }
}

/** A channel in search results. The handle stands in `subscriberCountText` and the subscribers in `videoCountText` since 2022; before, each in its own. */
export const ChannelCard = v.object({
  channelId: ChannelId,
  title: Text,
  descriptionSnippet: Text,
  subscriberCountText: Text,
  videoCountText: Text,
  navigationEndpoint: v.optional(v.unknown()),
  ownerBadges: Badges,
  thumbnail: Images,
})
export function readChannelCard(card: v.InferOutput<typeof ChannelCard>, locale: Locale): Item {
  const [first, second] = [textOf(card.subscriberCountText), textOf(card.videoCountText)]
  const isSwapped = first?.startsWith('@')
  const handle = isSwapped ? first : channelIn(card.navigationEndpoint)?.handle
  return {
    creator: {
      id: card.channelId,
      ...(handle ? { handle } : {}),
      name: textOf(card.title),
      avatar: imageOf(card.thumbnail),
      verified: isVerified(card.ownerBadges),
      followers: count(isSwapped ? second : first, locale),
      posts: isSwapped ? undefined : count(second, locale),
      mention: true,
    },
  }
}
