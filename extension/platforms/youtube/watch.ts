import * as v from 'valibot'
import { maybe, text } from '../../observe/fields.ts'
import { hidden, present } from '../../observe/parse.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { count, find, isStreamed, type Locale, localeOf, Text, textOf, videoUrl, within } from './fields.ts'
import { Owner, readOwners } from './owners.ts'

const Primary = v.object({
  title: Text,
  viewCount: maybe(v.object({ videoViewCountRenderer: v.object({ viewCount: Text, isLive: maybe(v.boolean()) }) })),
  dateText: Text,
  relativeDateText: Text,
  videoActions: v.optional(v.unknown()),
})
const Secondary = v.object({ owner: maybe(v.object({ videoOwnerRenderer: Owner })), attributedDescription: Text, description: Text })
const Section = v.object({
  videoPrimaryInfoRenderer: maybe(Primary),
  videoSecondaryInfoRenderer: maybe(Secondary),
  itemSectionRenderer: maybe(v.object({ sectionIdentifier: text, contents: maybe(v.array(v.unknown())) })),
})
const Panel = v.object({
  panelIdentifier: text,
  header: maybe(v.object({ engagementPanelTitleHeaderRenderer: maybe(v.object({ contextualInfo: Text })) })),
})

/** A watch page. The recommendations beside it are left out: they are chosen, and would flatter whoever they belong to. */
export const Watch = v.object({
  currentVideoEndpoint: v.object({ watchEndpoint: v.object({ videoId: v.string() }) }),
  contents: v.object({
    twoColumnWatchNextResults: v.object({ results: maybe(v.object({ results: v.object({ contents: maybe(v.array(maybe(Section))) }) })) }),
  }),
  engagementPanels: maybe(v.array(maybe(v.object({ engagementPanelSectionListRenderer: maybe(Panel) })))),
  topbar: v.optional(v.unknown()),
})
type Watch = v.InferOutput<typeof Watch>

export function readWatch(body: Watch, context: ReadContext): Facts {
  const locale = localeOf(body.topbar, context)
  const sections = present(body.contents.twoColumnWatchNextResults.results?.results.contents)
  const primary = sections.find((section) => section.videoPrimaryInfoRenderer)?.videoPrimaryInfoRenderer
  const secondary = sections.find((section) => section.videoSecondaryInfoRenderer)?.videoSecondaryInfoRenderer
  if (!primary) return {}
  const owners = readOwners(secondary?.owner?.videoOwnerRenderer, locale)
  const id = body.currentVideoEndpoint.watchEndpoint.videoId
  const post: PostFacts = {
    id,
    creatorId: owners[0]?.id ?? null,
    url: videoUrl(id),
    ...shown(primary, locale),
    text: textOf(secondary?.attributedDescription ?? secondary?.description),
    comments: isMuted(sections) ? hidden : commentsOf(body.engagementPanels, locale),
  }
  return { creators: owners, posts: [post] }
}

function shown({ title, viewCount, dateText, relativeDateText, videoActions }: v.InferOutput<typeof Primary>, locale: Locale) {
  const counter = viewCount?.videoViewCountRenderer
  return {
    publishedAt: null,
    publishedWithin: within(textOf(relativeDateText), locale),
    ...(counter?.isLive || isStreamed(textOf(dateText)) ? { format: 'live' as const } : {}),
    title: textOf(title),
    // Of a live stream it is the people watching, spelt in runs.
    views: counter?.isLive ? undefined : count(counter?.viewCount?.simpleText, locale),
    likes: likesOf(find(find(videoActions, 'likeButtonViewModel'), 'buttonViewModel') ?? find(videoActions, 'defaultText'), locale),
  }
}

/**
 * "28k" on the button, "… along with 28,046 other people" read aloud; until 2023 its text had other names. Hidden likes leave the bare
 * text "Like".
 */
function likesOf(button: unknown, locale: Locale): PostFacts['likes'] {
  const title = find(button, 'title') ?? find(button, 'simpleText')
  if (typeof title !== 'string') return undefined
  if (!/\p{Nd}/u.test(title)) return hidden
  const onButton = count(title, locale)
  if (onButton?.precision === 'exact') return onButton
  const spoken = String(find(button, 'accessibilityText') ?? find(button, 'label'))
  const aloud = count(/\p{Nd}(?:[\p{Nd}.,'’٬\s]*\p{Nd})?/u.exec(spoken)?.[0], locale)
  return aloud?.precision === 'exact' && isNear(aloud.value, onButton?.value) ? aloud : onButton
}
/** An abbreviation cuts off less than a tenth: a number that differs by more counts something else. */
const isNear = (exact: number, abbreviated: number | null | undefined): boolean =>
  typeof abbreviated === 'number' && Math.abs(exact - abbreviated) <= exact / 9

function commentsOf(panels: Watch['engagementPanels'], locale: Locale): PostFacts['comments'] {
  const sections = present(panels).map((panel) => panel.engagementPanelSectionListRenderer)
  const comments = sections.find((section) => section?.panelIdentifier?.includes('comments-section'))
  return count(textOf(comments?.header?.engagementPanelTitleHeaderRenderer?.contextualInfo), locale)
}

/** Comments turned off: their section holds a message in place of them. */
const isMuted = (sections: v.InferOutput<typeof Section>[]): boolean =>
  sections.some(
    ({ itemSectionRenderer: section }) =>
      section?.sectionIdentifier === 'comment-item-section' && find(section.contents, 'messageRenderer') !== undefined,
  )

/** What else /next and the page state hold: more comments, the phone's own layout, a short's overlay. The player's reply tells of the video. */
export const Beside = v.union([
  v.object({ onResponseReceivedEndpoints: v.array(v.unknown()), contents: v.optional(v.undefined()) }),
  v.object({ contents: v.object({ singleColumnWatchNextResults: v.object({}) }) }),
  v.object({ overlay: v.object({ reelPlayerOverlayRenderer: v.object({}) }) }),
])
