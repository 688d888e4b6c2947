import * as v from 'valibot'
import { maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { fromDate, parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'

const Counter = v.object({ interactionType: v.string(), userInteractionCount: number })
/** One counter, or a list; missing where there is nothing to count, which is never read as 0. */
const Counters = maybe(
  v.pipe(
    v.unknown(),
    v.transform((one) => [one].flat()),
    several(Counter),
  ),
)
const counted = (counters: v.InferOutput<typeof Counters>, action: string) =>
  parseCount(present(counters).find((one) => one.interactionType.endsWith(action))?.userInteractionCount)

/** The vanity name at the end of a profile's address. */
export const vanityOf = (url: string | null | undefined): string | undefined =>
  decoded(/linkedin\.com\/in\/([^/?#]+)/.exec(url ?? '')?.[1])?.toLowerCase()
/** The id of a post in its address: a number for a post, the name for an article. */
export const postIdOf = (url: string | null | undefined): string | undefined =>
  /[-:](?:activity|share|ugcPost)[-:](\d+)/.exec(url ?? '')?.[1] ?? decoded(/linkedin\.com\/pulse\/([^/?#]+)/.exec(url ?? '')?.[1])

function decoded(part: string | undefined): string | undefined {
  try {
    return part && decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The owner of a public profile, with the exact followers that the page rounds for big accounts. Job titles are masked for guests. */
export const Person = v.object({
  url: v.pipe(v.string(), v.includes('/in/')),
  name: text,
  description: text,
  image: maybe(v.object({ contentUrl: text })),
  address: maybe(v.object({ addressLocality: text })),
  interactionStatistic: Counters,
})
export function readPerson(person: v.InferOutput<typeof Person>): Facts {
  const handle = vanityOf(person.url)
  if (!handle) return {}
  const creator: CreatorFacts = {
    id: handle,
    handle,
    name: orNone(person.name),
    bio: orNone(person.description),
    avatar: orNone(person.image?.contentUrl),
    region: orNone(person.address?.addressLocality),
    followers: counted(person.interactionStatistic, '/FollowAction'),
  }
  return { creators: [creator] }
}

/** A post (DiscussionForumPosting, SocialMediaPosting) or an article that a public page lists or is about. */
export const Posting = v.pipe(
  v.object({
    url: text,
    '@id': text,
    author: maybe(v.object({ url: text, name: text, interactionStatistic: Counters })),
    datePublished: text,
    headline: text,
    text: text,
    articleBody: text,
    commentCount: number,
    interactionStatistic: Counters,
  }),
  v.check(({ url, '@id': name }): boolean => Boolean(url ?? name)),
)
export function readPosting(posting: v.InferOutput<typeof Posting>): Facts {
  const { author, url = posting['@id'] } = posting
  const [id, handle] = [postIdOf(url), vanityOf(author?.url)]
  if (!id) return {}
  const followers = counted(author?.interactionStatistic, '/FollowAction')
  const publishedAt = fromDate(posting.datePublished)
  const post: PostFacts = {
    id,
    creatorId: handle ?? null,
    url,
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    format: url?.includes('/pulse/') ? 'article' : 'text',
    title: orNone(posting.headline),
    text: orNone(posting.text) ?? orNone(posting.articleBody),
    likes: counted(posting.interactionStatistic, '/LikeAction'),
    comments: counted(posting.interactionStatistic, '/CommentAction') ?? parseCount(posting.commentCount),
  }
  return { creators: [handle ? { id: handle, handle, name: orNone(author?.name), followers, mention: true } : undefined], posts: [post] }
}
