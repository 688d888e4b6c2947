import type { Count } from '../schema/count.ts'
import { CREATOR_COUNTS, type CreatorCount, type Observation, POST_COUNTS, type Post } from '../schema/observation.ts'
import { pointOf } from './count.ts'
import { DAY } from './eligible.ts'

const MAX_POSTS = 500
/** Counts of the creator that the newest page did not state are taken over from pages seen so lately. */
const LATELY = 7 * DAY

/**
 * What several observations of one creator say together: the newest, with posts that only earlier ones saw, and of each post what only they
 * stated. So a visit to a single post takes nothing away of what the list said, and adds what it alone says.
 * @param observations newest first
 */
export function wholeOf([newest, ...earlier]: readonly [Observation, ...Observation[]]): Observation {
  if (earlier.length === 0) return newest
  const posts = new Map<string, Post>()
  for (const one of [...earlier.toReversed(), newest]) for (const post of one.posts) posts.set(post.id, joined(posts.get(post.id), post))
  return {
    ...newest,
    creator: { ...countsOf(newest, earlier), ...newest.creator },
    posts: [...posts.values()].toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, MAX_POSTS),
    sources: Object.assign({}, ...earlier.toReversed().map(({ sources }) => sources), newest.sources),
  }
}

/** The newer reading counts, but for what it says less of: no time, a count that is hidden now, or only its lower bound. */
function joined(older: Post | undefined, newer: Post): Post {
  if (!older) return newer
  const vague = POST_COUNTS.filter((key) => isNumber(older[key]) && newer[key] && !isNumber(newer[key]))
  const told = Object.fromEntries(vague.map((key) => [key, older[key]]))
  return { ...older, ...newer, ...told, publishedAt: newer.publishedAt ?? older.publishedAt }
}

const isNumber = (count: Count | undefined): boolean => pointOf(count) !== null

const timeOf = ({ publishedAt, publishedWithin }: Post): number => Date.parse(publishedAt ?? publishedWithin?.[1] ?? '') || 0

function countsOf({ observedAt }: Observation, earlier: readonly Observation[]): Partial<Observation['creator']> {
  const lately = earlier.filter((one) => Date.parse(observedAt) - Date.parse(one.observedAt) < LATELY)
  const stated = lately.toReversed().flatMap(({ creator }) => CREATOR_COUNTS.flatMap((key) => (creator[key] ? [[key, creator[key]] as const] : [])))
  return Object.fromEntries(stated) satisfies Partial<Record<CreatorCount, unknown>>
}
