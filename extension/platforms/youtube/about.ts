import * as v from 'valibot'
import { text } from '../../observe/fields.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'
import { ChannelId, count, find, handleIn, type Locale, localeOf } from './fields.ts'

const About = v.object({
  channelId: ChannelId,
  canonicalChannelUrl: text,
  country: text,
  subscriberCountText: text,
  videoCountText: text,
  viewCountText: text,
})
/** The "About" panel of a channel: the only place that states its country and all its views. */
export function readAbout(tree: unknown, locale: Locale): CreatorFacts | undefined {
  const about = v.safeParse(About, find(tree, 'aboutChannelViewModel'))
  if (!about.success) return undefined
  const { channelId, canonicalChannelUrl, country, subscriberCountText, videoCountText, viewCountText } = about.output
  const handle = handleIn(canonicalChannelUrl)
  return {
    id: channelId,
    ...(handle ? { handle } : {}),
    region: country || undefined,
    followers: count(subscriberCountText, locale),
    posts: count(videoCountText, locale),
    viewsReceived: count(viewCountText, locale),
  }
}

/** The panel as it is fetched when it is opened. Other panels come in the same wrapping. */
export const Panel = v.object({ onResponseReceivedEndpoints: v.array(v.unknown()), contents: v.optional(v.undefined()) })
export const readPanel = ({ onResponseReceivedEndpoints }: v.InferOutput<typeof Panel>, context: ReadContext): Facts => ({
  creators: [readAbout(onResponseReceivedEndpoints, localeOf(undefined, context))],
})
