import { orNone } from '../../observe/fields.ts'
import { fromDate, parseCount, textOfHtml } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { blogCreator, excerpt, postId } from './blog.ts'
import { siteOf } from './site.ts'

/** An Atom or RSS feed, or nothing where the page is none. */
export function readFeed(document: Document, { url }: ReadContext): Facts {
  const [channel] = [...all(document, 'feed'), ...all(document, 'channel')]
  if (!channel) return {}
  const items = [...all(document, 'entry'), ...all(document, 'item')]
  const own = [...channel.children]
  const site = siteOf(linkOf(own)) ?? url.hostname
  const links = own.map((part) => part.getAttribute('href'))
  return {
    creators: [
      {
        ...blogCreator(site, url),
        name: textIn(own, 'title')?.replace(/^Stories by (.+) on Medium$/, '$1'),
        bio: orNone(textOfHtml(textIn(own, 'subtitle', 'description') ?? '')),
        posts: countOfBlog(textIn(own, 'opensearch:totalresults'), links),
      },
    ],
    posts: items.map((item) => itemPost([...item.children], site)),
  }
}

function itemPost(parts: readonly Element[], site: string): PostFacts | undefined {
  const link = textIn(parts, 'feedburner:origlink') ?? linkOf(parts)
  const id = textIn(parts, 'id', 'guid') ?? link
  const publishedAt = fromDate(textIn(parts, 'published', 'pubdate', 'dc:date', 'issued'))
  if (!id) return undefined
  return {
    id: postId(id),
    creatorId: site,
    ...(link ? { url: link } : {}),
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    format: 'article',
    title: orNone(textOfHtml(textIn(parts, 'title') ?? '')),
    text: excerpt(textIn(parts, 'content', 'content:encoded', 'summary', 'description')),
    // Comments that are switched off have no count at all.
    comments: parseCount(textIn(parts, 'thr:total', 'slash:comments')),
  }
}

/** Elements by their lower-case name, prefix and all. */
const all = (scope: Document | Element, tag: string): Element[] => [...scope.querySelectorAll('*')].filter((element) => nameOf(element) === tag)
const nameOf = (element: Element): string => element.tagName.toLowerCase()
function textIn(parts: readonly Element[], ...names: string[]): string | undefined {
  const found = names.map((name) => parts.find((part) => nameOf(part) === name)?.textContent?.trim())
  return found.find(Boolean)
}

/** `<link rel="alternate" href>` of Atom, `<link>` with a text of RSS. */
function linkOf(parts: readonly Element[]): string | undefined {
  const links = parts.filter((part) => nameOf(part) === 'link')
  const page = links.find((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate')
  return orNone(page?.getAttribute('href')) ?? orNone(page?.textContent?.trim())
}
/** How many posts a blog has; a feed of one label counts the posts of that label. */
export function countOfBlog(total: string | undefined, links: readonly (string | null | undefined)[]): CreatorFacts['posts'] {
  const count = parseCount(total)
  const isOfLabel = links.some((link) => /\/search\/label\/|\/posts\/\w+\/-\//.test(link ?? ''))
  return count?.precision === 'exact' && isOfLabel ? { ...count, precision: 'floor' } : count
}
