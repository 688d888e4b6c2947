import * as v from 'valibot'
import { flag, id, maybe, number, orNone, statedSeconds, text, timeOfId } from '../../observe/fields.ts'
import { fromSeconds } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { AuthorStats, authorCounts, ItemStats, itemCounts } from './count.ts'

export const User = v.object({ id, uniqueId: text, nickname: text, signature: text, avatarMedium: text, avatarThumb: text, verified: flag })
type User = v.InferOutput<typeof User>

export const userFacts = (user: User): CreatorFacts => ({
  id: user.id,
  handle: user.uniqueId || null,
  name: orNone(user.nickname),
  bio: orNone(user.signature),
  avatar: orNone(user.avatarMedium) ?? orNone(user.avatarThumb),
  verified: user.verified ?? undefined,
})

/** A post. Until 2023 a state may name the author by the bare handle, with id and nickname beside it. */
export const Item = v.object({
  id,
  desc: text,
  createTime: number,
  author: maybe(
    v.union([
      User,
      v.pipe(
        v.string(),
        v.transform((uniqueId) => ({ uniqueId })),
      ),
    ]),
  ),
  authorId: text,
  nickname: text,
  authorStats: AuthorStats.stats,
  authorStatsV2: AuthorStats.statsV2,
  ...ItemStats,
  imagePost: v.optional(v.unknown()),
  isPinnedItem: flag,
  isAd: flag,
  adLabelVersion: number,
})
export type Item = v.InferOutput<typeof Item>

function authorFacts({ author, authorId, nickname, authorStats, authorStatsV2 }: Item): CreatorFacts | undefined {
  const named = author && 'id' in author ? userFacts(author) : authorId ? userFacts({ ...author, id: authorId, nickname } as User) : undefined
  return named && { ...named, ...authorCounts({ stats: authorStats, statsV2: authorStatsV2 }, false), mention: true }
}

/** The seconds that begin an id: within a minute of the time of publishing. */
export const timeIn = (postId: string): string | null => (/^\d{17,20}$/.test(postId) ? fromSeconds(String(BigInt(postId) >> 32n)) : null)

export const postUrl = (handle: string | null | undefined, postId: string, isPhoto: boolean): string =>
  `https://www.tiktok.com/@${handle ?? ''}/${isPhoto ? 'photo' : 'video'}/${postId}`

function postFacts(item: Item, author: CreatorFacts | undefined): PostFacts {
  const stated = statedSeconds(item.createTime)
  const isPhoto = Boolean(item.imagePost)
  return {
    id: item.id,
    creatorId: author?.id ?? null,
    url: postUrl(author?.handle, item.id, isPhoto),
    ...(stated.publishedAt ? stated : timeOfId(timeIn(item.id))),
    format: isPhoto ? 'image' : 'video',
    text: orNone(item.desc),
    ...(typeof item.isPinnedItem === 'boolean' ? { pinned: item.isPinnedItem } : {}),
    ...(item.isAd || Number(item.adLabelVersion) === 1 ? { sponsored: true } : {}),
    ...itemCounts(item),
  }
}

/** Posts with the accounts that they name, each once. */
export function itemsFacts(items: readonly Item[]): Facts {
  const pairs = items.map((item) => ({ item, author: authorFacts(item) }))
  const authors = new Map(pairs.flatMap(({ author }) => (author ? [[author.id, author]] : [])))
  return { creators: [...authors.values()], posts: pairs.map(({ item, author }) => postFacts(item, author)) }
}
