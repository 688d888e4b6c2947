import * as v from 'valibot'
import type { CreatorCount, PostCount } from '../../../shared/schema/observation.ts'
import { maybe, number } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, PostFacts } from '../../observe/platform.ts'

type Count = ReturnType<typeof parseCount>
type Spelled = string | number | null | undefined

/** TikTok rounds from 10,000 to hundreds, later to more: such a number is exact only where it is no full hundred. */
export function shown(value: Spelled): Count {
  const count = parseCount(value)
  return count?.precision === 'exact' && count.value >= 10_000 && count.value % 100 === 0 ? { ...count, precision: 'rounded' } : count
}

const Author = maybe(v.object({ followerCount: number, followingCount: number, heart: number, heartCount: number, videoCount: number }))
/** `stats` holds rounded numbers, and for huge accounts a count of hearts that has overflown below zero; `statsV2` holds texts of whole ones. */
export const AuthorStats = { stats: Author, statsV2: Author }
type Stats<T extends v.GenericSchema> = { stats?: v.InferOutput<T>; statsV2?: v.InferOutput<T> }

/** @param isOwn whether it is the account's own page: beside a post `statsV2` is rounded too */
export function authorCounts({ stats, statsV2 }: Stats<typeof Author>, isOwn: boolean): Pick<CreatorFacts, CreatorCount> {
  const v2 = isOwn ? parseCount : shown
  const one = (key: 'followerCount' | 'followingCount' | 'heartCount' | 'heart' | 'videoCount') => v2(statsV2?.[key]) ?? shown(stats?.[key])
  return {
    followers: one('followerCount'),
    following: one('followingCount'),
    posts: one('videoCount'),
    likesReceived: one('heartCount') ?? one('heart'),
  }
}

const Item = maybe(v.object({ playCount: number, diggCount: number, commentCount: number, shareCount: number, collectCount: number }))
export const ItemStats = { stats: Item, statsV2: Item }

export function itemCounts({ stats, statsV2 }: Stats<typeof Item>): Pick<PostFacts, PostCount> {
  const one = (key: 'playCount' | 'diggCount' | 'commentCount' | 'shareCount' | 'collectCount') => shown(statsV2?.[key]) ?? shown(stats?.[key])
  return { views: one('playCount'), likes: one('diggCount'), comments: one('commentCount'), shares: one('shareCount'), saves: one('collectCount') }
}
