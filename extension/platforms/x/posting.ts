import * as v from 'valibot'
import { id, maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { fromDate, parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'

const Counter = v.object({ interactionType: text, name: text, userInteractionCount: number })
const Author = v.object({ identifier: maybe(id), additionalName: text, name: text, givenName: text })

/** The ld+json of a single post: exact numbers also where the page rounds them. */
export const Posting = v.pipe(
  v.object({
    identifier: maybe(id),
    '@id': text,
    url: text,
    author: maybe(Author),
    datePublished: text,
    dateCreated: text,
    articleBody: text,
    text,
    interactionStatistic: maybe(
      v.pipe(
        v.unknown(),
        v.transform((one) => [one].flat()),
        several(Counter),
      ),
    ),
  }),
  v.check((posting): boolean => idOf(posting) !== undefined),
)
type Posting = v.InferOutput<typeof Posting>

const idOf = ({ identifier, '@id': name, url }: Pick<Posting, 'identifier' | '@id' | 'url'>): string | undefined =>
  /^\d+$/.test(identifier ?? '') ? identifier : /\/status\/(\d+)/.exec(url ?? name ?? '')?.[1]

/** A counter by its name, else by an action that no other counter has: a repost and a quote may both be a ShareAction. */
function counted(posting: Posting, name: RegExp, action: RegExp) {
  const counters = present(posting.interactionStatistic)
  const named = counters.find((one) => name.test(one.name ?? ''))
  const acted = counters.filter((one) => !one.name && action.test(one.interactionType ?? ''))
  return parseCount((named ?? (acted.length === 1 ? acted[0] : undefined))?.userInteractionCount)
}

/** The post of the page; answers below it are comments. */
export function readPosting(posting: Posting, { page }: ReadContext): Facts {
  const postId = idOf(posting)
  if (!postId || (page?.postId && page.postId !== postId)) return {}
  const { author } = posting
  const handle = orNone(author?.additionalName)?.replace(/^@/, '')
  const publishedAt = fromDate(posting.datePublished ?? posting.dateCreated)
  const post: PostFacts = {
    id: postId,
    creatorId: author?.identifier ?? null,
    url: `https://x.com/${handle ?? 'i'}/status/${postId}`,
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    text: orNone(posting.articleBody) ?? orNone(posting.text),
    views: counted(posting, /^views?$/i, /\/(?:View|Watch)Action$/),
    likes: counted(posting, /^likes?$/i, /\/LikeAction$/),
    comments: counted(posting, /^(?:replies|comments)$/i, /\/(?:Comment|Reply)Action$/),
    shares: counted(posting, /^(?:retweets|reposts)$/i, /\/ShareAction$/),
    quotes: counted(posting, /^quotes?$/i, /\/QuoteAction$/),
    saves: counted(posting, /^bookmarks?$/i, /\/BookmarkAction$/),
  }
  const creator: CreatorFacts | undefined = author?.identifier
    ? { id: author.identifier, ...(handle ? { handle } : {}), name: orNone(author.name) ?? orNone(author.givenName), mention: true }
    : undefined
  return { creators: [creator], posts: [post] }
}
