import { fromDate, parseCount } from '../../observe/parse.ts'
import type { Facts, PostFacts } from '../../observe/platform.ts'
import { isChannel, shortUrl, videoUrl } from './fields.ts'

/** The Atom feed of a channel: its 15 newest videos with exact views, likes and times. */
export function readFeed(document: Document): Facts {
  const [feed] = all(document, 'feed')
  if (!feed) return {}
  const id = channelId(textIn(feed, 'yt:channelid'))
  const posts = all(feed, 'entry').flatMap((entry) => readEntry(entry) ?? [])
  return { creators: id ? [{ id, name: textIn(feed, 'title'), mention: true }] : [], posts }
}

function readEntry(entry: Element): PostFacts | undefined {
  const id = textIn(entry, 'yt:videoid')
  if (!id) return undefined
  const isShort = all(entry, 'link').some((link) => link.getAttribute('href')?.includes('/shorts/'))
  return {
    id,
    creatorId: channelId(textIn(entry, 'yt:channelid')),
    url: isShort ? shortUrl(id) : videoUrl(id),
    publishedAt: fromDate(textIn(entry, 'published')),
    publishedFrom: 'payload',
    format: isShort ? 'short' : 'video',
    title: textIn(entry, 'title'),
    text: textIn(entry, 'media:description'),
    views: count(entry, 'media:statistics', 'views'),
    likes: count(entry, 'media:starrating', 'count'),
  }
}

/** Elements by their lower-case name, prefix and all: a page that takes the feed for HTML loses the capitals. */
const all = (scope: Document | Element, tag: string): Element[] =>
  [...scope.querySelectorAll('*')].filter((element) => element.tagName.toLowerCase() === tag)
const textIn = (scope: Element, tag: string): string | undefined => all(scope, tag)[0]?.textContent?.trim() || undefined
const count = (scope: Element, tag: string, attribute: string) => parseCount(all(scope, tag)[0]?.getAttribute(attribute))

/** At the top of the feed the id lacks its first two letters. */
function channelId(text: string | undefined): string | null {
  const id = text?.length === 22 ? `UC${text}` : text
  return isChannel(id) ? id : null
}
