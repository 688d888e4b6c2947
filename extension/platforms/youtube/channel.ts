import * as v from 'valibot'
import { maybe, text } from '../../observe/fields.ts'
import { present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'
import { readAbout } from './about.ts'
import { Badges, ChannelId, count, decoded, handleIn, Images, imageOf, isTicked, isVerified, type Locale, localeOf, Text, textOf } from './fields.ts'
import { readItems } from './items.ts'

const Metadata = v.object({
  channelMetadataRenderer: v.object({
    externalId: ChannelId,
    title: text,
    description: text,
    vanityChannelUrl: text,
    ownerUrls: maybe(v.array(v.string())),
    avatar: Images,
  }),
})
const unread = v.optional(v.unknown())
const common = { metadata: Metadata, contents: unread, engagementPanels: unread, topbar: unread }

const Part = v.object({ text: Text, accessibilityLabel: text })
const Row = v.object({ metadataParts: maybe(v.array(maybe(Part))) })
const ViewModel = v.object({
  title: unread,
  metadata: maybe(v.object({ contentMetadataViewModel: v.object({ metadataRows: v.array(maybe(Row)) }) })),
})
/** A tab of a channel, since the end of 2024. */
export const ChannelPage = v.object({
  ...common,
  header: v.object({ pageHeaderRenderer: v.object({ content: maybe(v.object({ pageHeaderViewModel: ViewModel })) }) }),
})
export function readChannelPage(body: v.InferOutput<typeof ChannelPage>, context: ReadContext): Facts {
  const model = body.header.pageHeaderRenderer.content?.pageHeaderViewModel
  const parts = (model?.metadata?.contentMetadataViewModel.metadataRows ?? []).flatMap((row) => present(row?.metadataParts))
  // A row may hold the handle and pronouns.
  const handle = parts.flatMap((part) => /^@\S+/.exec(textOf(part.text) ?? '') ?? [])[0]
  const own = {
    ...(handle ? { handle } : {}),
    ...figures(parts, localeOf(body.topbar, context)),
    ...(model ? { verified: isTicked(model.title) } : {}),
  }
  return readChannel(body, own, context)
}

const VIDEOS = /v[ií]d[eé]o|видео|відео|動画|影片|视频|視頻|동영상|فيديو|वीडियो|วิดีโอ/i
/** Subscribers, then videos. A lone figure is one or the other: a channel may hide its subscribers, a new one has no video. */
function figures(parts: v.InferOutput<typeof Part>[], locale: Locale): Pick<CreatorFacts, 'followers' | 'posts'> {
  const told = parts.filter((part) => /^[^@]*\p{Nd}/u.test(textOf(part.text) ?? ''))
  const [first, second] = told.map((part) => count(textOf(part.text), locale))
  if (told.length > 1) return { followers: first, posts: second }
  if (VIDEOS.test(textOf(told[0]?.text) ?? '')) return { posts: first }
  return told[0]?.accessibilityLabel ? { followers: first } : {}
}

const C4 = v.object({ subscriberCountText: Text, videosCountText: Text, channelHandleText: Text, badges: Badges })
/** A tab of a channel before the end of 2024, and the channels that YouTube makes itself, which have another header. */
export const OldChannelPage = v.object({ ...common, header: maybe(v.object({ c4TabbedHeaderRenderer: maybe(C4) })) })
export function readOldChannelPage(body: v.InferOutput<typeof OldChannelPage>, context: ReadContext): Facts {
  const header = body.header?.c4TabbedHeaderRenderer
  if (!header) return readChannel(body, {}, context)
  const locale = localeOf(body.topbar, context)
  const handle = textOf(header.channelHandleText)
  const own = {
    ...(handle ? { handle } : {}),
    followers: count(textOf(header.subscriberCountText), locale),
    posts: count(textOf(header.videosCountText), locale),
    verified: isVerified(header.badges),
  }
  return readChannel(body, own, context)
}

type Body = Omit<v.InferOutput<typeof OldChannelPage>, 'header'>
function readChannel(body: Body, own: Partial<CreatorFacts>, context: ReadContext): Facts {
  const channel = body.metadata.channelMetadataRenderer
  const locale = localeOf(body.topbar, context)
  const { posts, creators } = readItems(body.contents, locale, { id: channel.externalId, name: channel.title })
  const urls = [channel.vanityChannelUrl, ...(channel.ownerUrls ?? []), context.url.href]
  const aliases = [...new Set(urls.flatMap((url) => formerName(url) ?? []))]
  const creator: CreatorFacts = {
    id: channel.externalId,
    handle: handleIn(channel.vanityChannelUrl) ?? null,
    name: channel.title,
    bio: channel.description || undefined,
    avatar: imageOf(channel.avatar),
    ...own,
    ...(aliases.length ? { aliases } : {}),
  }
  return { creators: [creator, readAbout(body.engagementPanels, locale), ...creators], posts }
}

/** The name in /user/NAME and /c/NAME, which still lead to a channel that has a handle by now. */
const formerName = (url: string | undefined): string | undefined => decoded(/youtube\.com\/(?:user|c)\/([^/?#]+)/.exec(url ?? '')?.[1])
