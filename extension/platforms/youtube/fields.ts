import * as v from 'valibot'
import { maybe, text } from '../../observe/fields.ts'
import { parseCount, parseRelativeTime } from '../../observe/parse.ts'
import type { CreatorFacts, PostFacts, ReadContext } from '../../observe/platform.ts'

const Browse = v.object({ browseId: v.string(), canonicalBaseUrl: text })
const Run = v.object({ text: v.string(), navigationEndpoint: maybe(v.object({ browseEndpoint: maybe(Browse) })) })

/** A text in one of its three spellings. */
const unread = v.optional(v.unknown())
export const Text = maybe(v.object({ simpleText: text, content: text, runs: maybe(v.array(Run)), commandRuns: unread, attachmentRuns: unread }))
export type Text = v.InferOutput<typeof Text>
/** A text without its invisible direction marks. */
export const textOf = (text: Text): string | undefined =>
  plain(text?.simpleText ?? text?.content ?? text?.runs?.map((run) => run.text).join('') ?? '') || undefined
export const plain = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').trim()

/** The language that a body is written in and the moment that its "3 weeks ago" counts from. */
export interface Locale {
  lang: string | undefined
  now: Date
}
export const localeOf = (topbar: unknown, context: ReadContext): Locale => {
  const lang = find(topbar, 'requestLanguage')
  return { lang: typeof lang === 'string' ? lang : context.lang, now: context.observedAt }
}

export const count = (text: string | undefined, { lang }: Locale) => parseCount(text, { lang })

/** The interval that a text such as "Streamed 6 months ago" leaves open. */
export const within = (text: string | undefined, { lang, now }: Locale): PostFacts['publishedWithin'] => parseRelativeTime(text, now, lang)

/** The first value under a key, however deep: YouTube moves its view models about but keeps their names. */
export function find(tree: unknown, key: string): unknown {
  if (typeof tree !== 'object' || tree === null) return undefined
  if (Object.hasOwn(tree, key)) return (tree as Record<string, unknown>)[key]
  for (const branch of Object.values(tree)) {
    const found = find(branch, key)
    if (found !== undefined) return found
  }
  return undefined
}

export interface Channel {
  id: string
  handle: string | undefined
}
/** The channel that the first link inside a tree leads to. */
export function channelIn(tree: unknown): Channel | undefined {
  const link = v.safeParse(Browse, find(tree, 'browseEndpoint'))
  return link.success && isChannel(link.output.browseId) ? { id: link.output.browseId, handle: handleIn(link.output.canonicalBaseUrl) } : undefined
}
const CHANNEL = /^UC[\w-]{22}$/
export const ChannelId = v.pipe(v.string(), v.regex(CHANNEL))
export const isChannel = (id: string | undefined): id is string => CHANNEL.test(id ?? '')

/** "@name" out of a path or URL that is spelt by handle. */
export const handleIn = (url: string | undefined): string | undefined => decoded(/^(?:https?:\/\/[^/]+)?\/(@[^/?#]+)/.exec(url ?? '')?.[1])
export function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The tick of a verified channel and the note of an official artist, which are icons in every language. */
export const isTicked = (attachments: unknown): boolean =>
  /^(?:CHECK_CIRCLE_FILLED|AUDIO_BADGE|MUSIC_FILLED)$/.test(String(find(attachments, 'imageName')))
const Badge = v.object({ metadataBadgeRenderer: v.object({ style: v.string() }) })
export const Badges = maybe(v.array(maybe(Badge)))
export const isVerified = (badges: v.InferOutput<typeof Badges>): boolean =>
  (badges ?? []).some((badge) => badge?.metadataBadgeRenderer.style.startsWith('BADGE_STYLE_TYPE_VERIFIED'))

export const Images = maybe(v.object({ thumbnails: v.array(v.object({ url: v.string() })) }))
export const imageOf = (images: v.InferOutput<typeof Images>): string | undefined => images?.thumbnails.at(-1)?.url.replace(/^\/\//, 'https://')

export const videoUrl = (id: string): string => `https://www.youtube.com/watch?v=${id}`
export const shortUrl = (id: string): string => `https://www.youtube.com/shorts/${id}`

/** How the date of a recorded live stream begins or ends ("Streamed …", "… gestreamt", "… 配信済み"). */
const STREAMED = /stream|diffus|transmi|emitid|trasmess|配信|直播|스트리밍|трансл/i
export const isStreamed = (date: string | undefined): boolean => STREAMED.test(date ?? '')

/** Whose page a list stands on: videos without a byline are this channel's. */
export interface Host {
  id: string
  name?: string | undefined
}
/** What one card of a list says. */
export interface Item {
  post?: PostFacts
  creator?: CreatorFacts | undefined
}
