import type { Count, Precision } from '../../shared/schema/count.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../../shared/schema/observation-keys.ts'
import type { CreatorFacts, PostFacts } from './platform.ts'

const RANK: Record<Precision, number> = { exact: 3, rounded: 2, floor: 1, hidden: 0 }

/** The better of two readings of one count: exact beats rounded beats floor beats hidden; of equals the newer. */
export function betterCount(older: Count | undefined, newer: Count | undefined): Count | undefined {
  if (!older || !newer) return newer ?? older
  return RANK[newer.precision] >= RANK[older.precision] ? newer : older
}

/** One creator out of two readings: the creator's own endpoint beats a mention, then count by count by {@link betterCount}. */
export function mergeCreator(older: CreatorFacts | undefined, newer: CreatorFacts): CreatorFacts {
  if (!older) return newer
  return { ...oneCreator(older, newer), ...aliases(older, newer) }
}

function oneCreator(older: CreatorFacts, newer: CreatorFacts): CreatorFacts {
  if (older.mention === newer.mention) return { ...overlay(older, newer), ...counts(CREATOR_COUNTS, older, newer) }
  const [own, mention] = newer.mention ? [older, newer] : [newer, older]
  const { mention: _, ...named } = mention
  return overlay(named, own)
}

/** One post out of two readings: count by count by {@link betterCount}; a time from the payload beats one from the id. */
export function mergePost(older: PostFacts | undefined, newer: PostFacts): PostFacts {
  if (!older) return newer
  return {
    ...overlay(older, newer),
    ...counts(POST_COUNTS, older, newer),
    ...time(older, newer),
    ...pinned(older, newer),
    ...aliases(older, newer),
    creatorId: newer.creatorId ?? older.creatorId,
  }
}

/** `newer` over `older`, but an empty text or null never covers something known. */
function overlay<T extends object>(older: T, newer: T): T {
  const known = Object.entries(newer).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return { ...older, ...Object.fromEntries(known) }
}

function counts<T extends object>(keys: readonly string[], older: T, newer: T): Partial<T> {
  const pairs = keys.flatMap((key) => {
    const better = betterCount(older[key as keyof T] as Count | undefined, newer[key as keyof T] as Count | undefined)
    return better ? [[key, better]] : []
  })
  return Object.fromEntries(pairs)
}

function time(older: PostFacts, newer: PostFacts): Partial<PostFacts> {
  const best = [newer, older].find((p) => p.publishedAt && p.publishedFrom !== 'id') ?? [newer, older].find((p) => p.publishedAt)
  if (!best) return {}
  return { publishedAt: best.publishedAt, publishedFrom: best.publishedFrom ?? 'payload' }
}

// Only some lists say that a post is pinned; the silence of another does not unpin it.
const pinned = (older: PostFacts, newer: PostFacts): Partial<PostFacts> => (older.pinned || newer.pinned ? { pinned: true } : {})

type Named = { aliases?: readonly string[] }
function aliases(older: Named, newer: Named): Named {
  const all = [...new Set([...(older.aliases ?? []), ...(newer.aliases ?? [])])]
  return all.length > 0 ? { aliases: all } : {}
}
