import * as v from 'valibot'
import type { Count } from '../../../shared/schema/count.ts'
import { id, imageUrl, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount, plainText, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'

const Badges = maybe(v.array(maybe(v.object({ type: text }))))

/** A member as the API and the state of a page spell it. */
export const Person = v.object({
  id,
  urlToken: text,
  name: text,
  headline: text,
  description: text,
  avatarUrl: text,
  ipInfo: text,
  followerCount: number,
  followersCount: number,
  followingCount: number,
  voteupCount: number,
  answerCount: number,
  articlesCount: number,
  pinsCount: number,
  zvideoCount: number,
  zvideosCount: number,
  badge: Badges,
  badgeV2: maybe(v.object({ detailBadges: Badges })),
})
export type Person = v.InferOutput<typeof Person>

/** The member that a reply is about: known by an id, by the token that pages go by, or by the request where the reply only counts. */
export const Member = v.pipe(
  v.object({ ...Person.entries, id: maybe(id) }),
  v.check((member) => Boolean(member.id || member.urlToken || member.followerCount)),
)
type Member = v.InferOutput<typeof Member>

export function readMember(person: Member, { url }: ReadContext): Facts {
  if (person.id || person.urlToken) return { creators: [member(person)] }
  const asked = url.pathname.split('/').at(-1) ?? ''
  return { creators: [member({ ...person, ...(/^[\da-f]{32}$/.test(asked) ? { id: asked } : { urlToken: asked }) })] }
}

/** The id of whoever wrote something; anonymous authors share the id "0". */
export const authorId = (person: Person | undefined): string | null => (person && person.id !== '0' ? person.id : null)

const identity = (person: Member): Omit<CreatorFacts, 'mention'> => ({
  id: person.id ?? null,
  handle: person.urlToken || null,
  name: person.name ? plainText(person.name) : undefined,
  bio: orNone(plainText(person.headline || person.description || '')),
  avatar: imageUrl(person.avatarUrl),
  region: orNone(person.ipInfo?.replace(/^IP\s*属地[:：]?\s*/, '')),
  ...badges(person),
})

/** The member that a reply or a page is about. */
export const member = (person: Member): CreatorFacts => ({
  ...identity(person),
  followers: parseCount(person.followerCount ?? person.followersCount),
  following: parseCount(person.followingCount),
  posts: works(person),
  likesReceived: parseCount(person.voteupCount),
})

/** A member found by a search. */
export const found = (person: Person): CreatorFacts => ({ ...member(person), mention: true })

/** The author of something: counts that were not asked for stand as 0 there, and badges as none. */
export function author(person: Person | undefined): CreatorFacts | undefined {
  if (!person || authorId(person) === null) return undefined
  const followers = person.followerCount ?? person.followersCount
  const { verified, ...named } = identity(person)
  return { ...named, ...(verified ? { verified } : {}), ...(Number(followers) > 0 ? { followers: parseCount(followers) } : {}), mention: true }
}

/** Answers, articles and pins together (and videos where they are stated): what the tabs of a profile list. */
function works({ answerCount, articlesCount, pinsCount, zvideoCount, zvideosCount }: Member): Count | undefined {
  const tabs = [answerCount, articlesCount, pinsCount, zvideoCount ?? zvideosCount ?? 0].map((stated) => parseCount(stated)?.value)
  const total = tabs.reduce<number | undefined>((sum, tab) => (sum === undefined || typeof tab !== 'number' ? undefined : sum + tab), 0)
  return parseCount(total)
}

/** A verified account bears a badge of identity; "best" is for good answers. */
function badges({ badge, badgeV2 }: Member): { verified?: boolean } {
  if (!badge && !badgeV2?.detailBadges) return {}
  return { verified: present([...(badge ?? []), ...(badgeV2?.detailBadges ?? [])]).some((one) => one.type === 'identity') }
}
