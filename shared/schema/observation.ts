import * as z from 'zod/mini'
import { Count } from './count.ts'
import { CREATOR_COUNTS, FORMATS, POST_COUNTS } from './observation-keys.ts'
import { Terms } from './terms.ts'

export type { CreatorCount, Format, PostCount } from './observation-keys.ts'
export { CREATOR_COUNTS, FORMATS, POST_COUNTS } from './observation-keys.ts'

const counts = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, z.optional(Count)])) as Record<K, z.ZodMiniOptional<typeof Count>>

const text = (max: number) => z.string().check(z.maxLength(max))
const id = text(128).check(z.minLength(1))

/** A creator as a page states it. Only `id` is mandatory: every other key is absent where the page does not speak of it. */
export const Creator = z.object({
  platform: text(40).check(z.minLength(1)),
  id,
  handle: z.optional(z.nullable(text(256))),
  name: z.optional(text(10_000)),
  bio: z.optional(text(10_000)),
  avatar: z.optional(text(2_048)),
  url: z.optional(text(2_048)),
  region: z.optional(text(256)),
  verified: z.optional(z.boolean()),
  ...counts(CREATOR_COUNTS),
})
export type Creator = z.infer<typeof Creator>

/**
 * A post as a page states it. `publishedAt` is ISO 8601 UTC, null where only an interval or nothing is known;
 * `publishedFrom` says whether it stands in the payload or was taken from the id (then it is "not later than published");
 * `publishedWithin` is the interval [from, to] that a relative text ("3 weeks ago") leaves open.
 */
export const Post = z.object({
  id,
  creatorId: z.nullable(id),
  url: z.optional(text(2_048)),
  publishedAt: z.nullable(z.iso.datetime()),
  publishedFrom: z.optional(z.enum(['payload', 'id'])),
  publishedWithin: z.optional(z.tuple([z.iso.datetime(), z.iso.datetime()])),
  format: z.optional(z.enum(FORMATS)),
  title: z.optional(text(2_000)),
  text: z.optional(text(10_000)),
  pinned: z.optional(z.boolean()),
  sponsored: z.optional(z.boolean()),
  /** Whether it led a push of several articles (头条). */
  headline: z.optional(z.boolean()),
  ...counts(POST_COUNTS),
})
export type Post = z.infer<typeof Post>

/** Where facts were read: `name` is the source's own name, `layout` the month in which that layout was last seen recorded. */
export const SourceNote = z.object({
  kind: z.enum(['response', 'state', 'ld-json', 'document', 'id']),
  name: text(200),
  layout: text(20),
  readAt: z.iso.datetime(),
})
export type SourceNote = z.infer<typeof SourceNote>

/** All that one visit read about one creator: raw facts, no ratios. Saved as it is, so that a corrected metric corrects history. */
export const Observation = z.object({
  creator: Creator,
  posts: z.array(Post).check(z.maxLength(500)),
  observedAt: z.iso.datetime(),
  terms: Terms,
  sources: z.record(text(240), SourceNote),
})
export type Observation = z.infer<typeof Observation>
