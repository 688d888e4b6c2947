import * as v from 'valibot'
import { flag, id, maybe, number, text } from '../../observe/fields.ts'
import type { CreatorFacts, Facts } from '../../observe/platform.ts'
import { authorCounts } from './count.ts'
import { Item, itemsFacts, userFacts } from './item.ts'

const person = { userId: id, uniqueId: text, nickName: text, signature: text, coversMedium: maybe(v.array(v.string())), verified: flag }
type Person = v.InferOutput<v.ObjectSchema<typeof person, undefined>>

const facts = ({ userId, nickName, coversMedium, ...rest }: Person): CreatorFacts =>
  userFacts({ ...rest, id: userId, nickname: nickName, avatarMedium: coversMedium?.[0], avatarThumb: undefined })

/** An account in the state until the spring of 2020: `fans`, `heart` and `video` are its numbers. */
export const EarlyUser = v.object({ ...person, fans: number, following: number, heart: number, video: number })
export const readEarlyUser = ({ fans, following, heart, video, ...user }: v.InferOutput<typeof EarlyUser>): CreatorFacts => ({
  ...facts(user),
  ...authorCounts({ stats: { followerCount: fans, followingCount: following, heartCount: heart, heart: undefined, videoCount: video } }, true),
})

const Counts = { playCount: number, diggCount: number, commentCount: number, shareCount: number }
const Infos = v.object({ id, text, createTime: number, ...Counts, collectCount: number })

/** A post of that time, its parts beside one another. */
export const EarlyVideo = v.object({ itemInfos: Infos, authorInfos: maybe(v.object(person)) })
export function readEarlyVideo({
  itemInfos: { id: postId, text: desc, createTime, ...stats },
  authorInfos,
}: v.InferOutput<typeof EarlyVideo>): Facts {
  const author = authorInfos && { ...authorInfos, id: authorInfos.userId, nickname: authorInfos.nickName }
  return itemsFacts([v.parse(Item, { id: postId, desc, createTime, author, stats })])
}
