import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { pathOf, publishedAt } from './text.ts'

/** A member. Pages go by the uid, which is a chosen name or the id itself. */
export const User = v.object({
  id,
  uid: text,
  name: text,
  avatar: text,
  intro: text,
  loc: maybe(v.object({ name: text })),
  verify_type: maybe(v.number()),
  followers_count: number,
  following_count: number,
  statuses_count: number,
})
type User = v.InferOutput<typeof User>

const identity = (user: User): CreatorFacts => ({
  id: user.id,
  handle: user.uid && user.uid !== user.id ? user.uid : null,
  aliases: [...new Set([user.id, user.uid || user.id])].map(pathOf),
  name: orNone(user.name),
  avatar: imageUrl(user.avatar),
})

export const readUser = (user: User): Facts => ({
  creators: [
    {
      ...identity(user),
      bio: orNone(user.intro),
      region: orNone(user.loc?.name),
      ...(user.verify_type === undefined ? {} : { verified: user.verify_type > 0 }),
      followers: parseCount(user.followers_count),
      following: parseCount(user.following_count),
      posts: parseCount(user.statuses_count),
    },
  ],
})

const Status = v.object({
  id,
  text,
  create_time: text,
  likes_count: number,
  like_count: number,
  comments_count: number,
  reshares_count: number,
  reshared_status: v.optional(v.unknown()),
  images: maybe(v.array(v.unknown())),
  author: maybe(User),
})
type Status = v.InferOutput<typeof Status>
/** What a member posted, each bare or wrapped with its comments. */
export const Stream = v.object({ items: several(v.union([v.object({ status: Status }), Status])) })

export function readStream({ items }: v.InferOutput<typeof Stream>, { url }: ReadContext): Facts {
  const statuses = present(items).map((item) => ('status' in item ? item.status : item))
  const owner = /(?:user|user_timeline)\/(\d+)/.exec(url.pathname)?.[1] ?? null
  const authors = present(statuses.map(({ author }) => author)).map((author): [string, CreatorFacts] => [
    author.id,
    { ...identity(author), mention: true },
  ])
  return { creators: [...new Map(authors).values()], posts: statuses.map((status) => statusPost(status, owner)) }
}

/** A status that passes on another's has counters of its own. */
const statusPost = (status: Status, owner: string | null): PostFacts => ({
  id: status.id,
  creatorId: status.author?.id ?? owner,
  ...publishedAt(status.create_time),
  format: status.reshared_status ? 'repost' : status.images?.length ? 'image' : 'text',
  text: orNone(status.text),
  likes: parseCount(status.likes_count ?? status.like_count),
  comments: parseCount(status.comments_count),
  shares: parseCount(status.reshares_count),
})

/** A failure of rexxar, told by its message. */
export const Failure = v.object({ code: v.number(), msg: v.string() })
export function readFailure({ msg }: v.InferOutput<typeof Failure>): Facts {
  if (/login/.test(msg)) return { refused: 'login' }
  if (/not_(?:found|exist)/.test(msg)) return { refused: 'gone' }
  return /invalid_request|rate/.test(msg) ? { refused: 'blocked' } : {}
}
