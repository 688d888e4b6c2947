import * as v from 'valibot'
import { id, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'

const Image = maybe(v.object({ url_list: maybe(v.array(v.string())) }))

/** Who an account is. Page addresses hold the `sec_uid`, everything else goes by the `uid`, which the share page leaves out. */
const identity = {
  sec_uid: text,
  nickname: text,
  unique_id: text,
  short_id: number,
  signature: text,
  avatar_medium: Image,
  avatar_thumb: Image,
  avatar_168x168: Image,
  custom_verify: text,
  enterprise_verify_reason: text,
}

/** The author of a post: its followers, posts and likes are 0 or missing, its badge empty; they say nothing and are not read. */
export const Author = v.object({ uid: maybe(id), ...identity })
type Author = v.InferOutput<typeof Author>

/** user/profile/other. `mplatform_followers_count` adds other apps, `max_follower_count` is a past maximum. */
export const Profile = v.object({
  status_code: v.optional(v.literal(0)),
  user: v.object({
    uid: id,
    ...identity,
    ip_location: text,
    follower_count: number,
    following_count: number,
    aweme_count: number,
    total_favorited: number,
  }),
})

export const readProfile = ({ user }: v.InferOutput<typeof Profile>, { url }: ReadContext): Facts => ({
  creators: [
    {
      ...accountFacts(user, user.uid, user.sec_uid || url.searchParams.get('sec_user_id')),
      verified: isVerified(user),
      region: orNone(user.ip_location?.replace(/^IP属地：\s*/, '')),
      followers: parseCount(user.follower_count),
      following: parseCount(user.following_count),
      posts: parseCount(user.aweme_count),
      likesReceived: parseCount(user.total_favorited),
    },
  ],
})

/** An author as a mention. */
export const authorFacts = (author: Author, id: string): CreatorFacts => ({ ...accountFacts(author, id, author.sec_uid), mention: true })

/** The 抖音号 is the `unique_id` where one was chosen, else the `short_id`; either may be "" or "0". */
function accountFacts(user: Author, id: string, secUid: string | null | undefined): CreatorFacts {
  const numbers = [user.unique_id, user.short_id].map((one) => String(one ?? ''))
  return {
    id,
    handle: numbers.find((one) => one !== '' && one !== '0') ?? null,
    aliases: secUid ? [secUid] : [],
    name: orNone(user.nickname),
    bio: orNone(user.signature),
    avatar: present([user.avatar_medium, user.avatar_168x168, user.avatar_thumb]).flatMap(({ url_list }) => url_list ?? [])[0],
    ...(secUid ? { url: `https://www.douyin.com/user/${secUid}` } : {}),
  }
}

const isVerified = ({ custom_verify: person, enterprise_verify_reason: company }: Author): boolean | undefined =>
  typeof person === 'string' || typeof company === 'string' ? Boolean(person || company) : undefined
