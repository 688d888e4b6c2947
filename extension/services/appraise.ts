import type { EarlierFollowers } from '../../shared/metrics/growth.ts'
import { postRate } from '../../shared/metrics/post-rate.ts'
import { appraise as appraiseFacts } from '../../shared/scoring/appraise.ts'
import { speaker } from '../views/i18n.ts'
import { panelTexts } from '../views/overlay/texts.ts'
import { sayEvidence } from '../views/parts/say-evidence.ts'
import { type TeamKnowledge, teamKnowledge } from './cohorts.ts'
import { knownHistory } from './follower-history.ts'
import type { Appraisal, PageMessages } from './messages.ts'

type Asked = PageMessages['appraise']['request']

/**
 * The figures of an observation as the API will compute them too: same facts, same history, same peers, same code, same clock. Once it is
 * saved they are the ones that the API computed.
 */
export async function appraise(asked: Asked): Promise<Appraisal> {
  const { platform, id: creatorId } = asked.observation.creator
  const [history, team] = await Promise.all([knownHistory({ platform, creatorId }), teamKnowledge(asked.observation)])
  return appraisalOf(asked, history, team)
}

/** The same for what is at hand. Evidence is put into words here. */
export function appraisalOf({ observation, postId, lang }: Asked, seen: readonly EarlierFollowers[] = [], team: TeamKnowledge = {}): Appraisal {
  const history = seen.filter(({ observedAt }) => observedAt < observation.observedAt)
  const { metrics, evidence = [], score } = team.saved ?? appraiseFacts(observation, { history, peers: team.peers })
  const post = observation.posts.find((one) => one.id === postId)
  return {
    metrics,
    score,
    flags: sayEvidence(evidence, speaker(panelTexts(lang).table, lang)),
    ...(post ? { postRate: postRate(post, observation) } : {}),
  }
}
