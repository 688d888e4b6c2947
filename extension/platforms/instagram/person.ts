import * as v from 'valibot'
import { flag, id, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts } from '../../observe/platform.ts'

const Sum = maybe(v.object({ count: number }))
const profile = {
  username: v.string(),
  full_name: text,
  biography: text,
  profile_pic_url: text,
  is_verified: flag,
}
const Profile = v.object(profile)

const named = (person: v.InferOutput<typeof Profile>) => ({
  handle: person.username,
  name: orNone(person.full_name),
  bio: orNone(person.biography),
  avatar: orNone(person.profile_pic_url),
  verified: person.is_verified ?? undefined,
})

interface Numbered {
  pk?: string | null | undefined
  id?: string | null | undefined
}
const idOf = ({ pk, id }: Numbered): string | undefined => [pk, id].find((one) => one && /^\d+$/.test(one)) ?? undefined

/** An account with its numbers, in the pages since 2025 and in the v1 API. */
export const User = v.pipe(
  v.object({
    ...profile,
    pk: maybe(id),
    id: maybe(id),
    follower_count: number,
    following_count: number,
    media_count: number,
    all_media_count: number,
  }),
  v.check((user) => idOf(user) !== undefined),
)
export const userFacts = (user: v.InferOutput<typeof User>): CreatorFacts => ({
  id: idOf(user) ?? null,
  ...named(user),
  followers: parseCount(user.follower_count),
  following: parseCount(user.following_count),
  posts: parseCount(user.media_count ?? user.all_media_count),
})

/** The same in the old graph of edges. */
export const EdgeUser = v.object({ ...profile, id, edge_followed_by: Sum, edge_follow: Sum, edge_owner_to_timeline_media: Sum })
export const edgeUserFacts = (user: v.InferOutput<typeof EdgeUser>): CreatorFacts => ({
  id: user.id,
  ...named(user),
  followers: parseCount(user.edge_followed_by?.count),
  following: parseCount(user.edge_follow?.count),
  posts: parseCount(user.edge_owner_to_timeline_media?.count),
})

/** The account that a post names. */
export const Author = v.object({ ...profile, username: text, pk: maybe(id), id: maybe(id) })
export function authorFacts(author: v.InferOutput<typeof Author> | null | undefined): CreatorFacts | undefined {
  const id = author ? idOf(author) : undefined
  if (!author || !id) return undefined
  return { id, ...(author.username ? named({ ...author, username: author.username }) : {}), mention: true }
}
