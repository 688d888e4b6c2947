import * as z from 'zod/mini'
import { POST_COUNTS } from './observation-keys.ts'

/** A published or measured norm: lognormal around a median. `spread` is the standard deviation of the natural logarithm among peers. */
export const Norm = z.object({
  median: z.number().check(z.positive()),
  spread: z.number().check(z.positive()),
  source: z.string().check(z.maxLength(200)),
  year: z.int(),
})
export type Norm = z.infer<typeof Norm>

/** Expected typical views by size: ln(views) = intercept + slope · ln(followers), with `spread` the sd of the residual. */
export const ReachNorm = z.object({
  intercept: z.number(),
  slope: z.number(),
  spread: z.number().check(z.positive()),
  source: z.string().check(z.maxLength(200)),
  year: z.int(),
})
export type ReachNorm = z.infer<typeof ReachNorm>

/** Where a creator's median of a ratio between two counts of a post ordinarily lies: the 1 % and 99 % quantiles among creators. */
export const RatioBand = z.object({
  low: z.number().check(z.nonnegative()),
  high: z.number().check(z.positive()),
  source: z.string().check(z.maxLength(200)),
  year: z.int(),
})
export type RatioBand = z.infer<typeof RatioBand>

/** Indexes of the Chinese trade that users know: WCI V14.2, BCI and VCI in their simplified form, BVCI V2.0, NRI. */
export const INDEXES = ['wci', 'bci', 'vci', 'bvci', 'nri'] as const
export type Index = (typeof INDEXES)[number]

/**
 * A platform's own terms, as its file declares them, carried inside every observation: what one engagement is there, what its rate
 * divides by, the trade's indexes of it, and public norms where there are any. So metrics and scores never ask which platform they look at.
 */
export const Terms = z.object({
  engagement: z.array(z.enum(POST_COUNTS)).check(z.minLength(1)),
  engagementPer: z.enum(['views', 'followers']),
  indexes: z.optional(z.array(z.enum(INDEXES))),
  norms: z.optional(
    z.object({
      engagementRate: z.optional(Norm),
      reach: z.optional(ReachNorm),
      likesPerView: z.optional(RatioBand),
      commentsPerLike: z.optional(RatioBand),
    }),
  ),
})
export type Terms = z.infer<typeof Terms>
