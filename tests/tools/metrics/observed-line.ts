import { isCount } from '../../../shared/metrics/count.ts'
import type { Count } from '../../../shared/schema/count.ts'
import type { FollowerProfile } from '../../../shared/schema/evidence.ts'
import { FORMATS, type Format, type Observation, type Post, type PostCount } from '../../../shared/schema/observation.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import type { Line } from './line.ts'

type Stated = NonNullable<Line['posts']>[number]
const COUNTS = ['views', 'likes', 'comments', 'shares', 'saves', 'danmaku', 'coins'] as const satisfies readonly PostCount[]
/** Names that platforms give to formats of ours. */
const SYNONYMS: ReadonlyMap<string, Format> = new Map([
  ['shorts', 'short'],
  ['reel', 'short'],
  ['reels', 'short'],
  ['long', 'video'],
  ['videos', 'video'],
  ['note', 'image'],
  ['photo', 'image'],
])
/** Parts of an engagement sum that are left out of it where no post of a line states them: never likes or comments. */
const OPTIONAL: readonly PostCount[] = ['saves', 'shares', 'danmaku', 'coins', 'quotes', 'recommends', 'thanks', 'hearts']

/** The observation that a line speaks of, under its platform's terms. */
export function observedIn(line: Line, terms: Terms): Observation {
  const posts = (line.posts ?? []).map(postOf)
  return {
    creator: { platform: line.platform, id: 'creator', ...countIn('followers', line.followers) },
    posts,
    observedAt: new Date(momentOf(line)).toISOString(),
    terms: {
      ...terms,
      engagement: terms.engagement.filter((key) => !OPTIONAL.includes(key) || posts.length === 0 || posts.some((post) => post[key])),
    },
    sources: {},
  }
}

/** When a line was observed, in ms; where it does not say, no earlier than the newest thing in it. */
function momentOf({ observedAt, posts, history }: Line): number {
  if (observedAt) return Date.parse(observedAt)
  const stated = [...(posts ?? []).map(({ publishedAt }) => publishedAt), ...(history ?? []).map(({ date }) => date)]
  const times = stated.map((text) => Date.parse(text ?? '')).filter((time) => !Number.isNaN(time))
  return times.reduce((newest, time) => Math.max(newest, time), 0)
}

function postOf(stated: Stated): Post {
  const time = Date.parse(stated.publishedAt ?? '')
  const format = formatOf(stated.format)
  return {
    id: String(stated.id),
    creatorId: 'creator',
    publishedAt: Number.isNaN(time) ? null : new Date(time).toISOString(),
    ...(format ? { format } : {}),
    ...(typeof stated.pinned === 'boolean' ? { pinned: stated.pinned } : {}),
    ...(typeof stated.sponsored === 'boolean' ? { sponsored: stated.sponsored } : {}),
    ...Object.assign({}, ...COUNTS.map((key) => countIn(key, stated[key]))),
  }
}

/** A stated number counts as exact: what is no count (negative, a fraction) the metrics leave out with a reason. */
const countIn = (key: string, value: number | null | undefined): Record<string, Count> =>
  typeof value === 'number' ? { [key]: { value, precision: 'exact' } } : {}

const formatOf = (name: string | null | undefined): Format | undefined =>
  FORMATS.find((format) => format === name?.toLowerCase()) ?? SYNONYMS.get(name?.toLowerCase() ?? '')

/** A profile of the sample with null for what the line does not say, or what no profile can have. */
export function profileOf(stated: NonNullable<Line['followersSample']>[number]): FollowerProfile {
  const usernameLength = possible(stated.usernameLength)
  const usernameDigits = possible(stated.usernameDigits)
  return {
    posts: possible(stated.posts),
    following: possible(stated.following),
    followers: possible(stated.followers),
    hasPicture: stated.hasPicture ?? null,
    isPrivate: stated.isPrivate ?? null,
    usernameLength,
    usernameDigits: usernameLength !== null && (usernameDigits ?? 0) > usernameLength ? null : usernameDigits,
    bioLength: possible(stated.bioLength),
  }
}

const possible = (value: number | null | undefined): number | null => (typeof value === 'number' && isCount(value) ? value : null)
