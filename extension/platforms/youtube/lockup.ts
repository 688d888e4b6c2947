import * as v from 'valibot'
import { maybe, text } from '../../observe/fields.ts'
import type { CreatorFacts } from '../../observe/platform.ts'
import { channelIn, count, type Host, type Item, isStreamed, isTicked, type Locale, shortUrl, Text, textOf, videoUrl, within } from './fields.ts'

const Badge = maybe(v.object({ thumbnailBadgeViewModel: v.object({ text: text, badgeStyle: text }) }))
const Overlay = v.object({
  thumbnailBottomOverlayViewModel: maybe(v.object({ badges: v.array(Badge) })),
  thumbnailOverlayBadgeViewModel: maybe(v.object({ thumbnailBadges: v.array(Badge) })),
})
const Row = maybe(v.object({ metadataParts: maybe(v.array(maybe(v.object({ text: Text })))) }))
const Details = v.object({
  title: Text,
  image: v.optional(v.unknown()),
  metadata: maybe(v.object({ contentMetadataViewModel: v.object({ metadataRows: v.array(Row) }) })),
})

/** A card of a video, 2025-07 on; playlists and podcasts have the same one with another contentType. */
export const Lockup = v.object({
  contentId: v.string(),
  contentType: v.string(),
  contentImage: maybe(v.object({ thumbnailViewModel: v.object({ overlays: v.array(maybe(Overlay)) }) })),
  metadata: maybe(v.object({ lockupMetadataViewModel: Details })),
})
type Lockup = v.InferOutput<typeof Lockup>

export function readLockup(lockup: Lockup, locale: Locale, host?: Host): Item | undefined {
  if (lockup.contentType !== 'LOCKUP_CONTENT_TYPE_VIDEO') return undefined
  const rows = rowsOf(lockup)
  const at = statsAt(rows, locale)
  const stats = rows[at]?.map(textOf) ?? []
  const date = stats.at(-1)
  const played = isPlayed(lockup)
  const creator = namedBy(lockup, at > 0 ? rows[0]?.[0] : undefined, host)
  return {
    creator: creator?.id === host?.id ? undefined : creator,
    post: {
      id: lockup.contentId,
      creatorId: creator?.id ?? null,
      url: videoUrl(lockup.contentId),
      publishedAt: null,
      publishedWithin: within(date, locale),
      ...(isLive(lockup) || isStreamed(date) ? { format: 'live' } : played ? { format: 'video' } : {}),
      title: textOf(lockup.metadata?.lockupMetadataViewModel.title),
      views: played ? count(stats.at(-2), locale) : undefined,
    },
  }
}

const rowsOf = (lockup: Lockup): Text[][] =>
  (lockup.metadata?.lockupMetadataViewModel.metadata?.contentMetadataViewModel.metadataRows ?? []).flatMap((row) =>
    row?.metadataParts?.length ? [row.metadataParts.map((part) => part?.text)] : [],
  )

/** Where views and date stand: in the row that ends in a date, else in the last one. Above it may be a byline, below it remarks. */
function statsAt(rows: Text[][], locale: Locale): number {
  const dated = rows.findLastIndex((row) => within(textOf(row.at(-1)), locale))
  return dated < 0 ? rows.length - 1 : dated
}

/** The channel in the byline, or the page's own where a card has none. Joint works go to the first named, who posted them. */
function namedBy(lockup: Lockup, byline: Text, host: Host | undefined): CreatorFacts | undefined {
  const image = lockup.metadata?.lockupMetadataViewModel.image
  const channel = channelIn(image) ?? channelIn(byline)
  const name = textOf(byline)
  if (!channel) return host && (!name || name === host.name) ? { id: host.id } : undefined
  const joint = typeof image === 'object' && image !== null && 'avatarStackViewModel' in image
  const verified = isTicked(byline?.attachmentRuns) ? { verified: true } : {}
  return { ...channel, ...(joint ? {} : { name, ...verified }), mention: true }
}

const badgesOf = (lockup: Lockup) =>
  (lockup.contentImage?.thumbnailViewModel.overlays ?? [])
    .flatMap((overlay) => [
      ...(overlay?.thumbnailBottomOverlayViewModel?.badges ?? []),
      ...(overlay?.thumbnailOverlayBadgeViewModel?.thumbnailBadges ?? []),
    ])
    .flatMap((badge) => badge?.thumbnailBadgeViewModel ?? [])

const isLive = (lockup: Lockup): boolean => badgesOf(lockup).some((badge) => badge.badgeStyle === 'THUMBNAIL_OVERLAY_BADGE_STYLE_LIVE')
/** Only a card with a duration ("12:34") has views: the number on a live or coming one is the people watching or waiting. */
const isPlayed = (lockup: Lockup): boolean => badgesOf(lockup).some((badge) => /^\p{Nd}+(?:[:.]\p{Nd}\p{Nd})+$/u.test(badge.text ?? ''))

/** A card of a short: never a date, and a byline nowhere. */
export const Short = v.object({
  entityId: v.pipe(v.string(), v.regex(/^shorts-shelf-item-/)),
  overlayMetadata: maybe(v.object({ primaryText: Text, secondaryText: Text })),
})
export function readShort({ entityId, overlayMetadata }: v.InferOutput<typeof Short>, locale: Locale, host?: Host): Item {
  const id = entityId.replace('shorts-shelf-item-', '')
  return {
    post: {
      id,
      creatorId: host?.id ?? null,
      url: shortUrl(id),
      publishedAt: null,
      format: 'short',
      title: textOf(overlayMetadata?.primaryText),
      views: count(textOf(overlayMetadata?.secondaryText), locale),
    },
  }
}
