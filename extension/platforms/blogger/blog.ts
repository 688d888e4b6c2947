import * as v from 'valibot'
import { id, orNone, several, text } from '../../observe/fields.ts'
import { fromDate, textOfHtml } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'
import { handleOf, siteOf } from './site.ts'

const MAX_ID = 128
const MAX_TEXT = 2_000

/** A blog as feeds name it: also by the host that the feed was read from. */
export const blogCreator = (site: string, { hostname }: URL): CreatorFacts => ({ id: site, handle: handleOf(site), aliases: [hostname] })

/** Ids may be whole addresses: of Medium's the last part is the post's id, of one too long the end tells posts apart. */
export const postId = (id: string): string => id.replace(/^https:\/\/medium\.com\/p\//, '').slice(-MAX_ID)

/** The beginning of an article, which feeds may hold whole. */
export const excerpt = (html: string | undefined): string | undefined => orNone(textOfHtml(html ?? '').slice(0, MAX_TEXT))

const Item = v.object({ id, url: text, external_url: text, title: text, content_html: text, content_text: text, summary: text, date_published: text })

/** A JSON Feed, which counts nothing. */
export const JsonFeed = v.object({
  version: v.pipe(v.string(), v.regex(/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//)),
  title: text,
  description: text,
  home_page_url: text,
  icon: text,
  items: several(Item),
})
export function readJsonFeed(feed: v.InferOutput<typeof JsonFeed>, { url }: ReadContext): Facts {
  const site = siteOf(feed.home_page_url) ?? url.hostname
  return {
    creators: [{ ...blogCreator(site, url), name: orNone(feed.title), bio: orNone(feed.description), avatar: orNone(feed.icon) }],
    posts: feed.items.map((item) => item && itemPost(item, site)),
  }
}

function itemPost(item: v.InferOutput<typeof Item>, site: string) {
  const publishedAt = fromDate(item.date_published)
  return {
    id: postId(item.id),
    creatorId: site,
    ...(item.url ? { url: item.url } : {}),
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' as const } : {}),
    format: 'article' as const,
    title: orNone(item.title),
    text: orNone(item.content_text?.slice(0, MAX_TEXT)) ?? excerpt(item.content_html ?? item.summary),
  }
}
