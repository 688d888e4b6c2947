import * as z from 'zod/mini'
import { Quoted } from './evidence.ts'

/** 优先签约 high in both · 培育 fits, performs little yet · 观察 performs, fits little · 淘汰 neither. */
export const QUADRANTS = ['priority', 'nurture', 'watch', 'drop'] as const
export type Quadrant = (typeof QUADRANTS)[number]

export const FIT_PARTS = ['keywords', 'categories', 'languages', 'regions'] as const
export type FitPart = (typeof FIT_PARTS)[number]

/** Where a term of the brief was found, how often, and in which posts first. */
const Match = z.object({ term: z.string(), where: Quoted.shape.where, times: z.int(), postIds: z.array(z.string()) })

const FitLine = z.object({
  part: z.enum(FIT_PARTS),
  weight: z.number(),
  value: z.nullable(z.number()),
  reason: z.enum(['matched', 'no-match', 'not-asked', 'not-stated']),
  matches: z.array(Match),
  stated: z.record(z.string(), z.union([z.number(), z.string()])),
})
export type FitLine = z.infer<typeof FitLine>

/** How a creator fits a brief, 0…1, with the words that matched. */
export const FitFound = z.object({ value: z.nullable(z.number()), coverage: z.number(), parts: z.array(FitLine) })
export type FitFound = z.infer<typeof FitFound>

/** What a brief makes of a candidate beside score and evidence. `performance` 0…100; the quadrant is null where either side is not known. */
export const Judged = z.object({
  briefVersion: z.int(),
  fit: FitFound,
  performance: z.nullable(z.number()),
  quadrant: z.nullable(z.enum(QUADRANTS)),
})
export type Judged = z.infer<typeof Judged>
