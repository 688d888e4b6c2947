import * as z from 'zod/mini'
import { Quota } from './plan.ts'
import { Currency } from './quote.ts'
import { SCORE_PARTS, Weights } from './score.ts'

const Term = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
const terms = (max: number) => z._default(z.array(Term).check(z.maxLength(max)), [])
const share = z.number().check(z.gte(0), z.lte(100))
const Bounds = Quota.check(z.refine(({ min, max }) => (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY), 'Its least exceeds its most'))
const SomeWeights = Weights.check(z.refine((weights) => SCORE_PARTS.some((part) => weights[part] > 0), 'One weight at least must be above 0'))

/** A category by its name and the words it is recognised by. */
export const Category = z.object({ name: Term, words: terms(50) })
export type Category = z.infer<typeof Category>

/** From these on, both 0…100, performance and fit count as high. */
export const Thresholds = z.object({ performance: share, fit: share })
export type Thresholds = z.infer<typeof Thresholds>

export const GOALS = ['exposure', 'engagement', 'conversion'] as const

/**
 * What creators are looked for. Languages are ISO 639-1, regions ISO 3166 codes or names; any one of several is enough. `budget` is in
 * `currency` (ISO 4217), null where it is open. Without weights or thresholds the usual ones hold.
 */
export const Brief = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  goal: z.enum(GOALS),
  platforms: terms(60),
  regions: terms(60),
  languages: z._default(z.array(z.string().check(z.regex(/^[a-z]{2}$/))).check(z.maxLength(20)), []),
  keywords: terms(50),
  categories: z._default(z.array(Category).check(z.maxLength(20)), []),
  mustNot: z._default(z.object({ words: terms(100), competitors: terms(100) }), { words: [], competitors: [] }),
  tiers: z._default(z.record(z.string().check(z.maxLength(40)), Bounds), {}),
  budget: z._default(z.nullable(z.number().check(z.nonnegative())), null),
  currency: z._default(Currency, 'CNY'),
  weights: z.optional(SomeWeights),
  thresholds: z.optional(Thresholds),
})
export type Brief = z.infer<typeof Brief>

export const BriefId = z.uuid()

/** A brief as a team keeps it. `version` grows by one with each change; a change names the version it was made from. */
export const SavedBrief = z.object({
  id: BriefId,
  brief: Brief,
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedBy: z.string(),
  updatedAt: z.iso.datetime(),
})
export type SavedBrief = z.infer<typeof SavedBrief>

/** How many of a brief's candidates (`of`: those on its platforms) are scored by its newest version. */
export const Progress = z.object({ scored: z.int(), of: z.int() })
export type Progress = z.infer<typeof Progress>

/** A brief after something was done to it. The first candidates are scored at once, the others step by step. */
export const BriefReply = z.object({ brief: SavedBrief, progress: Progress })
export type BriefReply = z.infer<typeof BriefReply>

/** `id` is made by whoever asks, so that asking twice makes one brief. */
export const CreateBrief = z.object({ id: BriefId, brief: Brief })
export const ChangeBrief = z.object({ version: z.int(), brief: Brief })
