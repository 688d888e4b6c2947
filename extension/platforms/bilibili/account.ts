import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'
import { isVerified, Official, reply } from './fields.ts'

/** acc/info: who the creator is, without any count. */
export const Info = reply(v.object({ mid: id, name: text, sign: text, face: text, official: Official }))
export const readInfo = ({ data }: v.InferOutput<typeof Info>): Facts => ({
  creators: [
    { id: String(data.mid), name: orNone(data.name), bio: orNone(data.sign), avatar: imageUrl(data.face), verified: isVerified(data.official) },
  ],
})

export const Relation = reply(v.object({ mid: id, follower: number, following: number }))
export const readRelation = ({ data }: v.InferOutput<typeof Relation>): Facts => ({
  creators: [{ id: String(data.mid), followers: parseCount(data.follower), following: parseCount(data.following) }],
})

const Account = v.object({ mid: id, name: text, sign: text, face: text, fans: number, attention: number, Official, archiveCount: number })

/** card: all in one; also stands in view/detail, and flattened as `upData` in the state of a video page. */
export const Card = v.object({ card: Account, follower: number, archive_count: number, like_num: number })
export const cardCreator = ({ card, follower, archive_count, like_num }: v.InferOutput<typeof Card>): CreatorFacts => ({
  id: String(card.mid),
  name: orNone(card.name),
  bio: orNone(card.sign),
  avatar: imageUrl(card.face),
  verified: isVerified(card.Official),
  followers: parseCount(follower) ?? parseCount(card.fans),
  following: parseCount(card.attention),
  posts: parseCount(archive_count) ?? parseCount(card.archiveCount),
  likesReceived: parseCount(like_num),
})
export const UpData = v.pipe(
  Account,
  v.transform((card) => ({ card })),
)
export const readCard = ({ data }: { data: v.InferOutput<typeof Card> }): Facts => ({ creators: [cardCreator(data)] })

/** upstat: sums over all videos; `{}` where the viewer is not logged in. */
export const UpStat = reply(v.object({ likes: number, archive: maybe(v.object({ view: number })) }))
export function readUpStat({ data }: v.InferOutput<typeof UpStat>, { url }: ReadContext): Facts {
  const [likesReceived, viewsReceived] = [parseCount(data.likes), parseCount(data.archive?.view)]
  return likesReceived || viewsReceived ? { creators: [{ id: url.searchParams.get('mid'), likesReceived, viewsReceived }] } : {}
}

/** navnum: how many works the tabs hold; dynamics are not among them. */
export const NavNum = reply(v.object({ video: number }))
export const readNavNum = ({ data }: v.InferOutput<typeof NavNum>, { url }: ReadContext): Facts => ({
  creators: [{ id: url.searchParams.get('mid'), posts: parseCount(data.video) }],
})

/** live_user/v1/Master/info: the host of a live room with the followers of the account. */
export const LiveHost = reply(v.object({ info: v.object({ uid: id, uname: text, face: text, official_verify: Official }), follower_num: number }))
export const readLiveHost = ({ data: { info, follower_num } }: v.InferOutput<typeof LiveHost>): Facts => ({
  creators: [
    {
      id: String(info.uid),
      name: orNone(info.uname),
      avatar: imageUrl(info.face),
      verified: isVerified(info.official_verify),
      followers: parseCount(follower_num),
    },
  ],
})
