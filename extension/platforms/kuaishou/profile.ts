import * as v from 'valibot'
import { id, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'

/** A profile: `ownerCount` stands beside `profile`; `userDefineId` is the 快手号, not the id of page addresses. */
export const UserProfile = v.object({
  profile: v.object({ user_id: id, user_name: text, user_text: text, headurl: text }),
  ownerCount: maybe(v.object({ fan: number, follow: number, photo_public: number, like: number })),
  userDefineId: number,
})
type UserProfile = v.InferOutput<typeof UserProfile>

export const profileFacts = ({ profile, ownerCount, userDefineId }: UserProfile): CreatorFacts => ({
  id: profile.user_id,
  handle: orNone(String(userDefineId ?? '')),
  name: orNone(profile.user_name),
  bio: orNone(profile.user_text),
  avatar: orNone(profile.headurl),
  followers: parseCount(ownerCount?.fan),
  following: parseCount(ownerCount?.follow),
  posts: parseCount(ownerCount?.photo_public),
  likesReceived: parseCount(ownerCount?.like),
})

/** rest/v/profile/user: exact, and with the likes received. */
export const ProfileReply = v.object({ result: v.optional(v.literal(1)), userProfile: UserProfile })
export const readProfile = ({ userProfile }: v.InferOutput<typeof ProfileReply>): Facts => ({ creators: [profileFacts(userProfile)] })

/** INIT_STATE: replies by scrambled request paths, perhaps left from another page: only the profile of the page's own address counts. */
export const InitState = v.record(v.string(), v.unknown())
export const readInitState = (state: v.InferOutput<typeof InitState>, { page }: ReadContext): Facts => ({
  creators: profilesIn(state, 0)
    .filter(({ profile }) => page?.kind === 'creator' && profile.user_id === page.creatorId)
    .map(profileFacts),
})

function profilesIn(node: unknown, depth: number): UserProfile[] {
  if (typeof node !== 'object' || node === null || depth > 3) return []
  const found = v.safeParse(UserProfile, Reflect.get(node, 'userProfile'))
  return found.success ? [found.output] : Object.values(node).flatMap((child) => profilesIn(child, depth + 1))
}
