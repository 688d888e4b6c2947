import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { consistency } from './consistency.ts'
import { datedPosts, eligiblePosts } from './eligible.ts'
import { engagementRate } from './engagement-rate.ts'
import { followers } from './followers.ts'
import { type EarlierFollowers, growth30d } from './growth.ts'
import { lastPost } from './last-post.ts'
import { postsPerWeek } from './posts-per-week.ts'
import { sponsoredShare } from './sponsored-share.ts'
import { typicalEngagement, typicalViews } from './typical.ts'

/**
 * Every figure about a creator, in the order of METRICS, each with its receipt or the reason of its absence.
 * @param history followers at earlier observations, in any order; the clock is `observation.observedAt`
 */
export function measure(observation: Observation, history: readonly EarlierFollowers[] = []): Metric[] {
  const dated = datedPosts(observation)
  const sample = eligiblePosts(observation, dated)
  return [
    followers(observation),
    engagementRate(observation, sample),
    typicalViews(observation, sample),
    typicalEngagement(observation, sample),
    postsPerWeek(dated),
    lastPost(observation, dated),
    sponsoredShare(sample),
    consistency(sample),
    growth30d(observation, history),
  ]
}
