import * as z from 'zod/mini'

/**
 * What creators are compared by among peers. Rates by views and by followers are two, never mixed; `views-spread` is the robust spread
 * of ln views, `growth` a ratio per 30 days.
 */
export const COHORT_METRICS = ['typical-views', 'rate-by-views', 'rate-by-followers', 'views-spread', 'posts-per-week', 'growth'] as const
export type CohortMetric = (typeof COHORT_METRICS)[number]

/** What a view costs by the team’s own quotes, after rebate, in one currency; compared among creators of any size. */
export const costMetric = (currency: string): string => `cost-per-view-${currency}`
/** The size bin of what is compared whatever the size: no creator’s own. */
export const ANY_SIZE = -1

/** What one creator adds to a cohort: the metric, the bin of the size (tenths of log10 followers, −1 for any) and the bin of the value. */
export const Mark = z.tuple([z.string(), z.int(), z.int()])
export type Mark = z.infer<typeof Mark>

/** Quantile sketches of one platform, by metric and size bin: value bin, number of creators, value bin, number of creators … */
export const Cohorts = z.record(z.string(), z.record(z.string(), z.array(z.int())))
export type Cohorts = z.infer<typeof Cohorts>
