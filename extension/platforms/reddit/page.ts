import * as v from 'valibot'
import type { Format } from '../../../shared/schema/observation.ts'
import { jsonText, lookUp, orNone } from '../../observe/fields.ts'
import { fromDate, parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { accountId } from './listing.ts'

const FORMATS: Record<string, Format> = { text: 'text', image: 'image', gallery: 'image', video: 'video', gif: 'video', crosspost: 'repost' }

/** The posts of a feed, a profile or a post's own page: custom elements that bear all as attributes. Ads are other elements. */
export function readFeed(document: Document): Facts {
  const elements = [...document.querySelectorAll('shreddit-post')] // 2026-08
  return { creators: elements.flatMap(authorOf), posts: elements.map(elementPost) }
}

const authorOf = (element: Element): CreatorFacts[] => {
  const [id, handle] = [accountId(element.getAttribute('author-id')), element.getAttribute('author')]
  return id && handle ? [{ id, handle, mention: true }] : []
}

function elementPost(element: Element): PostFacts | undefined {
  const attribute = (name: string) => orNone(element.getAttribute(name))
  const id = postId(attribute('id'))
  const format = lookUp(FORMATS, attribute('post-type'))
  if (!id) return undefined
  return {
    id,
    creatorId: accountId(attribute('author-id')),
    ...address(attribute('permalink')),
    ...stated(attribute('created-timestamp')),
    ...(format ? { format } : {}),
    title: attribute('post-title'),
    likes: parseCount(attribute('score')),
    comments: parseCount(attribute('comment-count')),
  }
}

const Tracked = jsonText(v.object({ post: v.object({ title: v.string() }) }))

/** Search results: votes and comments are two numbers in a row; titles may be machine translations, the tracking keeps the original. */
export function readSearch(document: Document): Facts {
  const [wrapped, bare] = ['search-sdui-post', 'search-post-unit'].map((name) => [...document.querySelectorAll(`[data-testid="${name}"]`)]) // 2025-07
  return { posts: (wrapped?.length ? wrapped : (bare ?? [])).map(unitPost) }
}

function unitPost(unit: Element): PostFacts | undefined {
  const path = unit.querySelector('a[data-testid="post-title"]')?.getAttribute('href') // 2025-07
  const id = postId(unit.getAttribute('data-thingid')) ?? /\/comments\/(\w+)/.exec(path ?? '')?.[1]
  const tracker = unit.hasAttribute('data-faceplate-tracking-context') ? unit : unit.querySelector('[data-faceplate-tracking-context]') // 2025-07
  const tracked = v.safeParse(Tracked, tracker?.getAttribute('data-faceplate-tracking-context'))
  const numbers = [...unit.querySelectorAll('[data-testid="search-counter-row"] faceplate-number')] // 2025-07
  const [likes, comments] = numbers.length === 2 ? numbers.map((one) => parseCount(one.getAttribute('number'))) : []
  if (!id) return undefined
  return {
    id,
    creatorId: null,
    ...address(path),
    ...stated(unit.querySelector('faceplate-timeago')?.getAttribute('ts')), // 2025-07
    title: tracked.success ? tracked.output.post.title : undefined,
    likes,
    comments,
  }
}

const postId = (fullname: string | null | undefined): string | undefined => /^t3_(\w+)$/.exec(fullname ?? '')?.[1]
const address = (path: string | null | undefined) =>
  path?.startsWith('/r/') || path?.startsWith('/user/') ? { url: `https://www.reddit.com${path}` } : {}
function stated(time: string | null | undefined): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const publishedAt = fromDate(time)
  return publishedAt ? { publishedAt, publishedFrom: 'payload' } : { publishedAt }
}
