import { imageUrl, orNone } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { pathOf, publishedAt, textOf } from './text.ts'

/** The id inside the address of a member's avatar, which is there also where the page goes by a chosen name. */
const idInAvatar = (root: ParentNode, selector: string): string | undefined =>
  /\/icon\/u[a-z]*(\d+)-/.exec(root.querySelector(selector)?.getAttribute('src') ?? '')?.[1]

/** A member's page. Most need a login, and then hold nothing of this. */
export function readPeoplePage(document: Document, { page }: ReadContext): Facts {
  // 2026-04, from notes
  const heading = document.querySelector('#db-usr-profile h1')
  const path = page?.handle?.replace('people/', '')
  if (!heading || !path) return {}
  const signature = heading.querySelector('#display')?.textContent ?? ''
  const followed = /被\s*([\d.,]+\s*[万亿]?)\s*人关注/.exec(textOf(document, '.rev-link') ?? '')?.[1]
  const id = idInAvatar(document, '#db-usr-profile img') ?? path
  return {
    creators: [
      {
        id,
        handle: /^\d+$/.test(path) ? null : path,
        aliases: [pathOf(path)],
        name: orNone(heading.textContent?.replace(signature, '').trim()),
        followers: parseCount(followed),
        following: parseCount(textOf(document, '#friend h2 a')),
      },
    ],
  }
}

/** The page about a public figure, who is no member: the ids of both kinds overlap. */
export function readPersonage(document: Document, { page }: ReadContext): Facts {
  // 2026-04
  const name = textOf(document, 'h1.subject-name')
  if (!name || !page?.handle) return {}
  const path = page.handle
  const avatar = imageUrl(document.querySelector('.avatar')?.getAttribute('src'))
  return {
    creators: [
      {
        id: path.replace('/', '-'),
        aliases: [path],
        name,
        avatar,
        url: `https://www.douban.com/${path}/`,
        followers: parseCount(textOf(document, '#fans_count')),
      },
    ],
  }
}

/** The reviews that a work's page lists, each by its own author. The number of ratings of a work is nobody's followers. */
export function readReviews(document: Document): Facts {
  // 2024-07
  const reviews = [...document.querySelectorAll('.review-item')].map((review) => ({ review, author: reviewer(review) }))
  return { creators: reviews.map(({ author }) => author), posts: reviews.map(({ review, author }) => reviewPost(review, author?.id ?? null)) }
}

function reviewer(review: Element): CreatorFacts | undefined {
  // 2024-07
  const path = /\/people\/([^/]+)/.exec(review.querySelector('a.name')?.getAttribute('href') ?? '')?.[1]
  if (!path) return undefined
  const id = idInAvatar(review, '.avator img') ?? path
  return { id, handle: /^\d+$/.test(path) ? null : path, aliases: [pathOf(path)], name: textOf(review, 'a.name'), mention: true }
}

function reviewPost(review: Element, creatorId: string | null): PostFacts {
  const id = review.getAttribute('id') ?? ''
  // 2024-07
  return {
    id,
    creatorId,
    url: review.querySelector('h2 a')?.getAttribute('href') ?? undefined,
    ...publishedAt(textOf(review, '.main-meta')),
    format: 'article',
    title: textOf(review, 'h2 a'),
    likes: parseCount(textOf(review, `#r-useful_count-${id}`)),
    comments: parseCount(textOf(review, '.reply')),
  }
}
