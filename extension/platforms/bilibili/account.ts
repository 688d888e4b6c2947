import * as z from 'zod/mini'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'
import { count, id, imageUrl, isVerified, maybe, number, Official, orNone, reply, text } from './fields.ts'

/** acc/info: who the creator is, without any count. */
export const Info = reply(z.object({ mid: id, name: text, sign: text, face: text, official: Official }))
export const readInfo = ({ data }: z.infer<typeof Info>): Facts => ({
  creators: [
    { id: String(data.mid), name: orNone(data.name), bio: orNone(data.sign), avatar: imageUrl(data.face), verified: isVerified(data.official) },
  ],
})

export const Relation = reply(z.object({ mid: id, follower: number, following: number }))
export const readRelation = ({ data }: z.infer<typeof Relation>): Facts => ({
  creators: [{ id: String(data.mid), followers: count(data.follower), following: count(data.following) }],
})

const Account = z.object({ mid: id, name: text, sign: text, face: text, fans: number, attention: number, Official, archiveCount: number })

/** card: all in one; also stands in view/detail, and flattened as `upData` in the state of a video page. */
export const Card = z.object({ card: Account, follower: number, archive_count: number, like_num: number })
export const cardCreator = ({ card, follower, archive_count, like_num }: z.infer<typeof Card>): CreatorFacts => ({
  id: String(card.mid),
  name: orNone(card.name),
  bio: orNone(card.sign),
  avatar: imageUrl(card.face),
  verified: isVerified(card.Official),
  followers: count(follower) ?? count(card.fans),
  following: count(card.attention),
  posts: count(archive_count) ?? count(card.archiveCount),
  likesReceived: count(like_num),
})
export const UpData = z.pipe(
  Account,
  z.transform((card) => ({ card })),
)
export const readCard = ({ data }: { data: z.infer<typeof Card> }): Facts => ({ creators: [cardCreator(data)] })

/** upstat: sums over all videos; `{}` where the viewer is not logged in. */
export const UpStat = reply(z.object({ likes: number, archive: maybe(z.object({ view: number })) }))
export function readUpStat({ data }: z.infer<typeof UpStat>, { url }: ReadContext): Facts {
  const [likesReceived, viewsReceived] = [count(data.likes), count(data.archive?.view)]
  return likesReceived || viewsReceived ? { creators: [{ id: url.searchParams.get('mid'), likesReceived, viewsReceived }] } : {}
}

/** navnum: how many works the tabs hold; dynamics are not among them. */
export const NavNum = reply(z.object({ video: number }))
export const readNavNum = ({ data }: z.infer<typeof NavNum>, { url }: ReadContext): Facts => ({
  creators: [{ id: url.searchParams.get('mid'), posts: count(data.video) }],
})

/** live_user/v1/Master/info: the host of a live room with the followers of the account. */
export const LiveHost = reply(z.object({ info: z.object({ uid: id, uname: text, face: text, official_verify: Official }), follower_num: number }))
export const readLiveHost = ({ data: { info, follower_num } }: z.infer<typeof LiveHost>): Facts => ({
  creators: [
    {
      id: String(info.uid),
      name: orNone(info.uname),
      avatar: imageUrl(info.face),
      verified: isVerified(info.official_verify),
      followers: count(follower_num),
    },
  ],
})
