import type { Evidence, FollowerProfile } from '../../schema/evidence.ts'
import type { Observation } from '../../schema/observation.ts'
import { datedPosts } from '../eligible.ts'
import type { EarlierFollowers } from '../growth.ts'
import { followerRises } from './follower-rises.ts'
import { evidenceOnPage } from './page-evidence.ts'
import { type SeenComment, sameComments } from './same-comments.ts'
import { suspectFollowers } from './suspect-followers.ts'

/** What else was seen of a creator besides the observation; each part may be missing, and then says nothing. */
export interface SeenBesides {
  /** Followers at earlier observations. */
  history?: readonly EarlierFollowers[]
  comments?: readonly SeenComment[]
  followersSample?: readonly FollowerProfile[]
}

/** All evidence about a creator's numbers, jumps one by one in order of time. The clock is `observation.observedAt`. */
export function findEvidence(observation: Observation, { history = [], comments = [], followersSample = [] }: SeenBesides = {}): Evidence[] {
  const dated = datedPosts(observation)
  return [
    ...followerRises(withNow(observation, history), dated),
    ...evidenceOnPage(observation, dated),
    ...sameComments(comments),
    ...suspectFollowers(followersSample),
  ]
}

/** The history with the observation's own followers as its newest reading. */
function withNow({ creator, observedAt }: Observation, history: readonly EarlierFollowers[]): readonly EarlierFollowers[] {
  const { followers } = creator
  if (!followers || followers.value === null || followers.precision === 'floor') return history
  const earlier = history.filter((reading) => Date.parse(reading.observedAt) < Date.parse(observedAt))
  return [...earlier, { observedAt, followers: followers.value }]
}
