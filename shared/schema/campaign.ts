import * as z from 'zod/mini'

const amount = z.nullable(z.number().check(z.nonnegative()))
const count = z.nullable(z.int().check(z.nonnegative()))

/** What a publication brought, null where unknown. `cost` and `revenue` in one currency; `margin` 0…1 of the revenue. */
export const CampaignFacts = z.object({
  impressions: count,
  clicks: count,
  engagements: count,
  conversions: count,
  cost: amount,
  revenue: amount,
  margin: z.nullable(z.number().check(z.gte(0), z.lte(1))),
})
export type CampaignFacts = z.infer<typeof CampaignFacts>

/** AISAS: 注意 → 兴趣 → 搜索 → 行动 → 分享, people at each stage, null where not measured. */
export const AISAS_STAGES = ['attention', 'interest', 'search', 'action', 'share'] as const
export type AisasStage = (typeof AISAS_STAGES)[number]
