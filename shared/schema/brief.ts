import * as z from 'zod/mini'
import { Quota } from './plan.ts'
import { Weights } from './score.ts'

const Term = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
const terms = (max: number) => z._default(z.array(Term).check(z.maxLength(max)), [])
const share = z.number().check(z.gte(0), z.lte(100))

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
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  goal: z.enum(GOALS),
  platforms: terms(60),
  regions: terms(60),
  languages: z._default(z.array(z.string().check(z.regex(/^[a-z]{2}$/))).check(z.maxLength(20)), []),
  keywords: terms(50),
  categories: z._default(z.array(Category).check(z.maxLength(20)), []),
  mustNot: z._default(z.object({ words: terms(100), competitors: terms(100) }), { words: [], competitors: [] }),
  tiers: z._default(z.record(z.string(), Quota), {}),
  budget: z._default(z.nullable(z.number().check(z.nonnegative())), null),
  currency: z._default(z.string().check(z.regex(/^[A-Z]{3}$/)), 'CNY'),
  weights: z.optional(Weights),
  thresholds: z.optional(Thresholds),
})
export type Brief = z.infer<typeof Brief>
