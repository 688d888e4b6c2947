import { measure } from '../../../shared/metrics/measure.ts'
import type { Count } from '../../../shared/schema/count.ts'
import type { Metric, MetricKey } from '../../../shared/schema/metric.ts'
import type { Observation, Post } from '../../../shared/schema/observation.ts'
import type { Terms } from '../../../shared/schema/terms.ts'

// Invented observations for tests: a creator seen on 30 June 2026.

export const NOW = '2026-06-30T00:00:00.000Z'
export const PER_VIEWS: Terms = { engagement: ['likes', 'comments'], engagementPer: 'views' }
export const PER_FOLLOWERS: Terms = { engagement: ['likes', 'comments'], engagementPer: 'followers' }

export const exact = (value: number): Count => ({ value, precision: 'exact', source: 'response:list@2026-05' })
export const rounded = (value: number): Count => ({ value, precision: 'rounded', source: 'document:page@2026-05' })
export const floor = (value: number): Count => ({ value, precision: 'floor', source: 'document:page@2026-05' })
export const hidden: Count = { value: null, precision: 'hidden', source: 'response:list@2026-05' }

export const daysBefore = (days: number): string => new Date(Date.parse(NOW) - days * 86_400_000).toISOString()

/** A post of so many days of age; its id names the age unless it is given. */
export const post = (age: number, facts: Partial<Post> = {}): Post => ({ id: `aged-${age}`, creatorId: 'c1', publishedAt: daysBefore(age), ...facts })

/** A post with views, likes and comments. */
export const counted = (age: number, views: number, likes: number, comments: number, facts: Partial<Post> = {}): Post =>
  post(age, { views: exact(views), likes: exact(likes), comments: exact(comments), ...facts })

export const observation = (posts: Post[], facts: { followers?: Count | undefined; terms?: Terms } = {}): Observation => {
  const followers = 'followers' in facts ? facts.followers : exact(10_000)
  return {
    creator: { platform: 'invented', id: 'c1', ...(followers ? { followers } : {}) },
    posts,
    observedAt: NOW,
    terms: facts.terms ?? PER_VIEWS,
    sources: {},
  }
}

/** One metric out of all. */
export function metricOf(key: MetricKey, ...about: Parameters<typeof measure>): Metric {
  const found = measure(...about).find((metric) => metric.key === key)
  if (!found) throw new Error(`no metric ${key}`)
  return found
}
