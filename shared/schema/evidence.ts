import * as z from 'zod/mini'
import { Receipt } from './metric.ts'

/** What can speak against a creator's numbers, and at the end against a brief: evidence with its figures, never a verdict on a person. */
export const EVIDENCE_CODES = [
  'follower-jump',
  'follower-drip',
  'promoted-views',
  'ratio-out-of-band',
  'dormant',
  'sponsored-heavy',
  'same-comments',
  'suspect-followers',
  'must-not-word',
  'competitor',
] as const
export type EvidenceCode = (typeof EVIDENCE_CODES)[number]

/** A place in what a creator says: `quote` in folded letters; `postId` null in name or bio; `paid` null where that cannot be told. */
export const Quoted = z.object({
  where: z.enum(['name', 'bio', 'hashtag', 'caption']),
  postId: z.nullable(z.string()),
  url: z.optional(z.string()),
  quote: z.string(),
  paid: z.nullable(z.boolean()),
})
export type Quoted = z.infer<typeof Quoted>

/**
 * One piece of evidence. Views put the code into three sentences: what was seen (with `numbers`), what would clear it, what it cannot see.
 * `at` is the moment it speaks of, `postIds` the posts; `factor` 0…1 is what it leaves of a score.
 */
export const Evidence = z.object({
  code: z.enum(EVIDENCE_CODES),
  at: z.optional(z.iso.datetime()),
  numbers: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  postIds: z.optional(z.array(z.string())),
  /** The first places where words were found. */
  quotes: z.optional(z.array(Quoted)),
  factor: z.number().check(z.gte(0), z.lte(1)),
  receipt: Receipt,
})
export type Evidence = z.infer<typeof Evidence>

/** A follower as a list of followers shows one; null where the list does not say. Counts are of posts, people followed and followers. */
export const FollowerProfile = z.object({
  posts: z.nullable(z.number()),
  following: z.nullable(z.number()),
  followers: z.nullable(z.number()),
  hasPicture: z.nullable(z.boolean()),
  isPrivate: z.nullable(z.boolean()),
  usernameLength: z.nullable(z.number()),
  usernameDigits: z.nullable(z.number()),
  bioLength: z.nullable(z.number()),
})
export type FollowerProfile = z.infer<typeof FollowerProfile>
