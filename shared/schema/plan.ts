import * as z from 'zod/mini'

const id = z.string().check(z.minLength(1), z.maxLength(200))

/** One offer: what it costs and what it is worth by the goal (views, engagements or expected conversions). Offers of one person exclude each other. */
export const PlanCandidate = z.object({
  id,
  personId: z.optional(z.nullable(id)),
  platform: z.string(),
  tier: z.string(),
  price: z.number().check(z.nonnegative()),
  value: z.number().check(z.nonnegative()),
})
export type PlanCandidate = z.infer<typeof PlanCandidate>

const bound = z.optional(z.nullable(z.int().check(z.nonnegative())))
/** How many of a kind there must and may be; another word than these is refused, since a quota overlooked would be one broken. */
export const Quota = z.strictObject({ min: bound, max: bound })
export type Quota = z.infer<typeof Quota>
const Quotas = z.optional(z.nullable(z.record(z.string(), Quota)))

/** What to buy out of what: `lock` must be in the plan, `exclude` must not; money in one currency. */
export const PlanRequest = z.object({
  budget: z.number().check(z.nonnegative()),
  goal: z.optional(z.nullable(z.string())),
  quotas: z.optional(z.nullable(z.strictObject({ tier: Quotas, platform: Quotas }))),
  lock: z.optional(z.array(id)),
  exclude: z.optional(z.array(id)),
  candidates: z.array(PlanCandidate),
})
export type PlanRequest = z.infer<typeof PlanRequest>

/** Why an offer is in the plan or not; `loses`: what the plan would be worth less with it instead of the pick that it replaces best. */
export const PLAN_REASONS = ['locked', 'worth-it', 'excluded', 'same-person', 'too-dear', 'quota-full', 'worth-less', 'no-room'] as const
export type PlanReason = (typeof PLAN_REASONS)[number]

export const Plan = z.object({
  picked: z.array(z.string()),
  cost: z.number(),
  value: z.number(),
  backups: z.array(z.string()),
  reasons: z.array(z.object({ id: z.string(), reason: z.enum(PLAN_REASONS), loses: z.optional(z.number()), insteadOf: z.optional(z.string()) })),
  /** What more budget would buy, exactly: `value` gained for `extra` money. */
  marginal: z.array(z.object({ extra: z.number(), value: z.number() })),
})
export type Plan = z.infer<typeof Plan>
