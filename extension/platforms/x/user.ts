import * as v from 'valibot'
import { flag, id, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount, unescapeHtml } from '../../observe/parse.ts'
import type { CreatorFacts } from '../../observe/platform.ts'

const shared = {
  rest_id: id,
  is_blue_verified: flag,
  verification: maybe(v.object({ verified: flag })),
  avatar: maybe(v.object({ image_url: text })),
  profile_bio: maybe(v.object({ description: text })),
  location: maybe(v.object({ location: text })),
}
const names = { name: text, screen_name: v.string() }
const counts = { followers_count: number, friends_count: number, statuses_count: number }
const legacy = { ...counts, description: text, verified: flag, profile_image_url_https: text, location: text }
type Shared = v.InferOutput<v.ObjectSchema<typeof shared, undefined>>
type Names = v.InferOutput<v.ObjectSchema<typeof names, undefined>>
type Legacy = Partial<v.InferOutput<v.ObjectSchema<typeof legacy, undefined>>>

const facts = (user: Shared, { name, screen_name }: Names, old: Legacy): CreatorFacts => ({
  id: user.rest_id,
  handle: screen_name,
  name: orNone(name),
  bio: orNone(unescapeHtml(user.profile_bio?.description ?? old.description ?? '')),
  avatar: orNone((user.avatar?.image_url ?? old.profile_image_url_https)?.replace('_normal.', '_400x400.')),
  region: orNone(user.location?.location ?? old.location),
  verified: user.is_blue_verified || user.verification?.verified || old.verified || false,
  followers: parseCount(old.followers_count),
  following: parseCount(old.friends_count),
  posts: parseCount(old.statuses_count),
})

/** Since 2026-08 a user has no `legacy` any more. */
export const NewUser = v.pipe(
  v.object({
    ...shared,
    core: v.object(names),
    relationship_counts: v.object({ followers: number, following: number }),
    tweet_counts: maybe(v.object({ tweets: number })),
  }),
  v.transform((user) => ({
    ...facts(user, user.core, {}),
    followers: parseCount(user.relationship_counts.followers),
    following: parseCount(user.relationship_counts.following),
    posts: parseCount(user.tweet_counts?.tweets),
  })),
)

/** From 2025 to 2026-07: names in `core`, counts in `legacy`. */
export const MixedUser = v.pipe(
  v.object({ ...shared, core: v.object(names), legacy: v.object(legacy) }),
  v.transform((user) => facts(user, user.core, user.legacy)),
)

/** Until 2025: everything in `legacy`. */
export const OldUser = v.pipe(
  v.object({ ...shared, legacy: v.object({ ...legacy, ...names }) }),
  v.transform((user) => facts(user, user.legacy, user.legacy)),
)

export const User = v.union([NewUser, MixedUser, OldUser])

/** The reply of UserByScreenName and UserByRestId in one of the layouts. */
export const userReply = <T extends v.GenericSchema>(user: T) => v.object({ data: v.object({ user: v.object({ result: user }) }) })

/** The same reply where there is no such account, or none that may be seen. */
export const NoUser = v.object({
  data: v.object({ user: v.optional(v.object({ result: v.optional(v.object({ __typename: v.literal('UserUnavailable') })) })) }),
})
