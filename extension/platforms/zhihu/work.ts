import * as v from 'valibot'
import type { Format } from '../../../shared/schema/observation.ts'
import { id, lookUp, maybe, number, orNone, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, plainText, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { author, authorId, Person } from './person.ts'

export const KINDS = ['answer', 'article', 'pin'] as const
export type Kind = (typeof KINDS)[number]

const Part = v.object({ type: text, content: text })
/** An answer, an article or a pin (想法). The state of a page may name the author by a key of its users. */
export const Work = v.object({
  id,
  author: maybe(v.union([Person, v.string()])),
  question: maybe(v.object({ id: maybe(id), title: text, name: text })),
  title: text,
  excerpt: text,
  content: maybe(v.union([v.string(), v.array(maybe(Part))])),
  createdTime: number,
  created: number,
  voteupCount: number,
  commentCount: number,
  thanksCount: number,
  favlistsCount: number,
  likeCount: number,
  repinCount: number,
  favoriteCount: number,
  reaction: maybe(v.object({ statistics: maybe(v.object({ upVoteCount: number, commentCount: number, likeCount: number, favorites: number })) })),
})
export type Work = v.InferOutput<typeof Work>

/** What a work says, in the order given: posts, and their authors once each. */
export function worksFacts(works: readonly { kind: Kind; work: Work }[], users: Record<string, Person | undefined> = {}): Facts {
  const by = ({ author }: Work): Person | undefined => (typeof author === 'string' ? lookUp(users, author) : withFollowers(author, users))
  const authors = present(works.map(({ work }) => author(by(work))))
  return {
    creators: [...new Map(authors.map((creator): [string | null, CreatorFacts] => [creator.id, creator])).values()],
    posts: works.map(({ kind, work }) => post(kind, work, authorId(by(work)))),
  }
}

/** An author whose followers stand with the users of the page, where the work does not repeat them. */
function withFollowers(author: Person | undefined, users: Record<string, Person | undefined>): Person | undefined {
  const user = lookUp(users, author?.urlToken)
  return author && user?.id === author.id ? { ...author, followerCount: author.followerCount ?? author.followersCount ?? user.followerCount } : author
}

function post(kind: Kind, work: Work, creatorId: string | null): PostFacts {
  return {
    id: work.id,
    creatorId,
    url: urlOf(kind, work),
    ...statedSeconds(work.createdTime ?? work.created),
    format: kind === 'pin' ? pinFormat(work) : 'article',
    title: orNone(plainText(work.question?.title || work.question?.name || work.title || '')),
    text: orNone(plainText(work.excerpt || ownText(work))),
    comments: parseCount(work.commentCount ?? work.reaction?.statistics?.commentCount),
    ...(kind === 'pin' ? pinCounts(work) : counts(work)),
  }
}

/** Upvotes (赞同), 喜欢 and saves. The plays, views and shares of `statistics` are 0 because they are not shown. */
const counts = ({ voteupCount, thanksCount, favlistsCount, reaction }: Work): Partial<PostFacts> => ({
  likes: parseCount(voteupCount ?? reaction?.statistics?.upVoteCount),
  thanks: parseCount(thanksCount ?? reaction?.statistics?.likeCount),
  saves: parseCount(favlistsCount ?? reaction?.statistics?.favorites),
})

const pinCounts = ({ likeCount, repinCount, favoriteCount, favlistsCount, reaction }: Work): Partial<PostFacts> => ({
  likes: parseCount(likeCount ?? reaction?.statistics?.upVoteCount),
  shares: parseCount(repinCount),
  saves: parseCount(favoriteCount ?? favlistsCount),
})

function urlOf(kind: Kind, { id, question }: Work): string {
  if (kind === 'article') return `https://zhuanlan.zhihu.com/p/${id}`
  if (kind === 'pin') return `https://www.zhihu.com/pin/${id}`
  return question?.id ? `https://www.zhihu.com/question/${question.id}/answer/${id}` : `https://www.zhihu.com/answer/${id}`
}

const parts = ({ content }: Work) => (Array.isArray(content) ? present(content) : [])
const ownText = (work: Work): string => parts(work).find((part) => part.type === 'text')?.content ?? ''
function pinFormat(work: Work): Format {
  const types = parts(work).map((part) => part.type)
  if (types.includes('video')) return 'video'
  return types.includes('image') ? 'image' : 'text'
}
