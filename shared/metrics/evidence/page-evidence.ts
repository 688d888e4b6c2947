import type { Evidence } from '../../schema/evidence.ts'
import type { Observation } from '../../schema/observation.ts'
import { datedPosts, eligiblePosts, type Sample } from '../eligible.ts'
import { dormant, sponsoredHeavy } from './habits.ts'
import { promotedViews } from './promoted-views.ts'
import { ratiosOutOfBand } from './ratios.ts'

/** The evidence that one visit can show, without any history: small enough for a page. */
export function evidenceOnPage(observation: Observation, dated: Sample = datedPosts(observation)): Evidence[] {
  const sample = eligiblePosts(observation, dated)
  return [...promotedViews(sample), ...ratiosOutOfBand(sample, observation.terms), ...dormant(observation, dated), ...sponsoredHeavy(sample)]
}
