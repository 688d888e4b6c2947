import * as z from 'zod/mini'

export const SCORE_PARTS = ['reach', 'engagement', 'consistency', 'activity', 'growth', 'fit'] as const
export type ScorePart = (typeof SCORE_PARTS)[number]

/** Relative weights of the parts; they need not sum to 1. */
export const Weights = z.record(z.enum(SCORE_PARTS), z.number().check(z.nonnegative()))
export type Weights = z.infer<typeof Weights>

/** One part: `value` the figure it rests on, `centile` 0…1 among peers, `reason` a code that views put into words with `inputs`. A missing part has centile null. */
export const Part = z.object({
  part: z.enum(SCORE_PARTS),
  value: z.nullable(z.number()),
  centile: z.nullable(z.number()),
  weight: z.number(),
  reason: z.string(),
  inputs: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
export type Part = z.infer<typeof Part>

/** 0…100 = 100 × gate × weighted mean of the centiles present. `coverage` 0…1 is the weight present; missing parts never count as 0. Null where no part is present. */
export const Score = z.object({ value: z.nullable(z.number()), coverage: z.number(), gate: z.number(), parts: z.array(Part) })
export type Score = z.infer<typeof Score>
