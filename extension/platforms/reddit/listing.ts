import * as v from 'valibot'
import type { Format } from '../../../shared/schema/observation.ts'
import { flag, id, imageUrl, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present, unescapeHtml } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'

/** about.json of a user: the followers are the subscribers of the profile's own subreddit; `verified` is about the e-mail. */
export const About = v.object({
  kind: v.literal('t2'),
  data: v.object({
    id,
    name: v.string(),
    icon_img: text,
    subreddit: maybe(v.object({ title: text, public_description: text, subscribers: number })),
  }),
})
export function readAbout({ data }: v.InferOutput<typeof About>, context: ReadContext): Facts {
  const plain = spelling(context)
  const { title, public_description: bio, subscribers } = data.subreddit ?? {}
  const creator: CreatorFacts = {
    id: data.id,
    handle: data.name,
    name: plain(title) ?? data.name,
    bio: plain(bio),
    avatar: imageUrl(plain(data.icon_img)),
    followers: parseCount(subscribers),
  }
  return { creators: [creator] }
}

/** A link, of which comments (t1) in the same list have other fields. */
const Link = v.object({
  id,
  author: text,
  author_fullname: text,
  title: text,
  selftext: text,
  permalink: text,
  created_utc: number,
  score: number,
  num_comments: number,
  crosspost_parent: text,
  is_video: flag,
  is_gallery: flag,
  is_self: flag,
  post_hint: text,
  pinned: flag,
  stickied: flag,
  promoted: flag,
})
type Link = v.InferOutput<typeof Link>
const Child = v.union([v.object({ kind: v.literal('t3'), data: Link }), v.object({ kind: v.pipe(v.string(), v.notValue('t3')) })])
export const Listing = v.object({ kind: v.literal('Listing'), data: v.object({ children: several(Child) }) })
type Listing = v.InferOutput<typeof Listing>

export function readListing({ data }: Listing, context: ReadContext): Facts {
  const links = present(data.children).flatMap((child) => ('data' in child && !child.data.promoted ? [child.data] : []))
  const authors = links.flatMap(authorOf)
  return { creators: [...new Map(authors.map((one) => [one.id, one])).values()], posts: links.map((link) => linkPost(link, spelling(context))) }
}

/** The page of a post: a list of the post alone and one of the comments. */
export const Comments = v.pipe(
  v.tuple([Listing, v.unknown()]),
  v.transform(([post]) => post),
)

/** t5 a subreddit, t4 a message, and other things that are no creator's. */
export const OtherThing = v.object({ kind: v.pipe(v.string(), v.regex(/^(?!Listing|t2|t3)/)) })

export const accountId = (fullname: string | null | undefined): string | null => /^t2_(\w+)$/.exec(fullname ?? '')?.[1] ?? null

const authorOf = ({ author, author_fullname }: Link): CreatorFacts[] => {
  const id = accountId(author_fullname)
  return id && author ? [{ id, handle: author, mention: true }] : []
}

function linkPost(link: Link, plain: Spelling): PostFacts {
  const format = formatOf(link)
  return {
    id: link.id,
    creatorId: accountId(link.author_fullname),
    url: link.permalink ? `https://www.reddit.com${link.permalink}` : undefined,
    ...statedSeconds(link.created_utc),
    ...(format ? { format } : {}),
    title: plain(link.title),
    text: plain(link.selftext),
    ...(link.pinned || link.stickied ? { pinned: true } : {}),
    likes: parseCount(link.score),
    comments: parseCount(link.num_comments),
  }
}

function formatOf({ crosspost_parent, is_video, is_gallery, is_self, post_hint = '' }: Link): Format | undefined {
  if (crosspost_parent) return 'repost'
  if (is_video || post_hint.endsWith(':video')) return 'video'
  if (is_gallery || post_hint === 'image') return 'image'
  return is_self ? 'text' : undefined
}

type Spelling = (text: string | undefined) => string | undefined
/** Texts are escaped for HTML unless the request says raw_json=1. */
const spelling =
  ({ url }: ReadContext): Spelling =>
  (text) =>
    orNone(text && url.searchParams.get('raw_json') !== '1' ? unescapeHtml(text) : text)

/** A reply that holds an error in place of the list. */
export const Failure = v.object({ error: v.number(), reason: text })
export function readFailure({ error, reason }: v.InferOutput<typeof Failure>): Facts {
  if (reason === 'private' || reason === 'banned') return { refused: reason === 'private' ? 'private' : 'gone' }
  return { refused: ({ 401: 'login', 403: 'blocked', 404: 'gone', 429: 'blocked' } as const)[error] }
}
/** about.json of a suspended account, without an id. */
export const Suspended = v.object({ kind: v.literal('t2'), data: v.object({ is_suspended: v.literal(true) }) })
