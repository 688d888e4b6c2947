import * as v from 'valibot'
import { maybe, orNone, several, text } from '../../observe/fields.ts'
import { fromDate, parseCount, present, textOfHtml } from '../../observe/parse.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { blogCreator, excerpt, postId } from './blog.ts'
import { countOfBlog } from './feed.ts'
import { siteOf } from './site.ts'

const Value = maybe(v.object({ $t: v.string() }))
const Links = maybe(v.array(v.object({ rel: text, href: text })))
const Entry = v.object({
  id: v.object({ $t: v.pipe(v.string(), v.nonEmpty()) }),
  published: Value,
  title: Value,
  content: Value,
  summary: Value,
  link: Links,
  thr$total: Value,
})

/** A feed of Blogger as JSON (`alt=json`): the Atom feed, its texts under `$t` and its prefixes before a `$`. */
export const AtomAsJson = v.object({
  feed: v.object({ title: Value, subtitle: Value, link: Links, openSearch$totalResults: Value, entry: v.optional(several(Entry)) }),
})

export function readAtomAsJson({ feed }: v.InferOutput<typeof AtomAsJson>, { url }: ReadContext): Facts {
  const site = siteOf(pageIn(feed.link)) ?? url.hostname
  const links = present(feed.link).map(({ href }) => href)
  return {
    creators: [
      {
        ...blogCreator(site, url),
        name: orNone(feed.title?.$t),
        bio: orNone(textOfHtml(feed.subtitle?.$t ?? '')),
        posts: countOfBlog(feed.openSearch$totalResults?.$t, links),
      },
    ],
    posts: present(feed.entry).map((entry) => entryPost(entry, site)),
  }
}

const pageIn = (links: v.InferOutput<typeof Links>) => links?.find(({ rel }) => rel === 'alternate')?.href

function entryPost(entry: v.InferOutput<typeof Entry>, site: string): PostFacts {
  const [link, publishedAt] = [pageIn(entry.link), fromDate(entry.published?.$t)]
  return {
    id: postId(entry.id.$t),
    creatorId: site,
    ...(link ? { url: link } : {}),
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    format: 'article',
    title: orNone(textOfHtml(entry.title?.$t ?? '')),
    text: excerpt(entry.content?.$t ?? entry.summary?.$t),
    comments: parseCount(entry.thr$total?.$t),
  }
}
