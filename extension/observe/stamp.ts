import type { SourceNote } from '../../shared/schema/observation.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../../shared/schema/observation-keys.ts'
import type { CreatorFacts, Facts, PostFacts } from './platform.ts'
import type { Reading } from './reading.ts'

const MAX_ADDRESS = 2_048
const MAX_TEXT = { name: 10_000, bio: 10_000, title: 2_000, text: 10_000, handle: 256, region: 256 } as const

/** Adds facts to a reading: every count gets the key of its source, over-long texts are cut, ids that cannot be ids are dropped. */
export function stamp(reading: Reading, facts: Facts, note: SourceNote): void {
  const key = `${note.kind}:${note.name}@${note.layout}`
  reading.sources[key] = note
  reading.refused ??= facts.refused
  reading.creators.push(...(facts.creators ?? []).flatMap((creator) => (creator ? [tidy(creator, CREATOR_COUNTS, key)] : [])))
  reading.posts.push(...(facts.posts ?? []).flatMap((post) => (post && isId(post.id) ? [tidy(post, POST_COUNTS, key)] : [])))
}

const isId = (id: unknown): id is string => typeof id === 'string' && id.length > 0 && id.length <= 128

function tidy<T extends CreatorFacts | PostFacts>(facts: T, counts: readonly string[], source: string): T {
  const entries = Object.entries(facts).flatMap(([key, value]) => {
    if (value === undefined || isTooLong(key, value)) return []
    if (key === 'id' || key === 'creatorId') return [[key, isId(value) ? value : null]]
    if (counts.includes(key) && typeof value === 'object' && value !== null) return [[key, { ...value, source }]]
    return [[key, typeof value === 'string' ? cut(key, value) : value]]
  })
  return Object.fromEntries(entries)
}

/** An address that the record has no room for: cut off it would lead elsewhere. */
const isTooLong = (key: string, value: unknown): boolean => (key === 'avatar' || key === 'url') && String(value).length > MAX_ADDRESS

const cut = (key: string, text: string): string => (key in MAX_TEXT ? text.slice(0, MAX_TEXT[key as keyof typeof MAX_TEXT]).toWellFormed() : text)
