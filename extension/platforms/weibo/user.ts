import * as v from 'valibot'
import { flag, id, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'

/** Something that goes by its `id`, which cut payloads spell `idstr` or `mid` alone. */
export const identified = <T extends v.GenericSchema>(schema: T) =>
  v.pipe(
    v.unknown(),
    v.transform((one) => (v.is(v.looseObject({}), one) ? { ...one, id: one.id || one.idstr || one.mid } : one)),
    schema,
  )

/** An account: weibo.com calls the accounts it follows `friends_count`, m.weibo.cn `follow_count`. */
export const User = identified(
  v.object({
    id,
    screen_name: text,
    domain: text,
    avatar_hd: text,
    description: text,
    location: text,
    verified: flag,
    followers_count: number,
    followers_count_str: text,
    friends_count: number,
    follow_count: number,
    statuses_count: number,
    status_total_counter: maybe(v.object({ like_cnt: number })),
  }),
)
type User = v.InferOutput<typeof User>

const userFacts = (user: User): CreatorFacts => ({
  id: user.id,
  handle: orNone(user.domain),
  aliases: present([user.screen_name, user.domain]).filter(Boolean),
  name: orNone(user.screen_name),
  bio: orNone(user.description),
  avatar: orNone(user.avatar_hd),
  region: orNone(user.location),
  verified: user.verified ?? undefined,
  followers: parseCount(user.followers_count) ?? parseCount(user.followers_count_str),
  following: parseCount(user.friends_count) ?? parseCount(user.follow_count),
  posts: parseCount(user.statuses_count),
  likesReceived: parseCount(user.status_total_counter?.like_cnt),
})

/** The authors that posts name, each once. */
export const authorsOf = (users: readonly User[]): CreatorFacts[] =>
  [...new Map(users.map((user) => [user.id, user])).values()].map((user) => ({ ...userFacts(user), mention: true }))

/** ajax/profile/info: the header of a profile, asked for by number (`uid`) or vanity path (`custom`). */
export const Info = v.object({ data: v.object({ user: User }) })
export function readInfo({ data }: v.InferOutput<typeof Info>, { url }: ReadContext): Facts {
  const user = userFacts(data.user)
  return { creators: [{ ...user, aliases: [...new Set(present([...(user.aliases ?? []), url.searchParams.get('custom')]))] }] }
}

/** The account in the header of a profile on m.weibo.cn. */
export const ownUser = (user: User | null | undefined): CreatorFacts[] => present([user]).map(userFacts)

/** ajax/profile/detail: no counts at all; its `followers` are the people followed by the viewer who follow this one. */
export const Detail = v.object({ data: v.object({ description: text, location: text }) })
export const readDetail = ({ data }: v.InferOutput<typeof Detail>, { url }: ReadContext): Facts => ({
  creators: [{ id: url.searchParams.get('uid'), bio: orNone(data.description), region: orNone(data.location) }],
})
