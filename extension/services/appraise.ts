import type { EarlierFollowers } from '../../shared/metrics/growth.ts'
import { postRate } from '../../shared/metrics/post-rate.ts'
import type { SavedBrief } from '../../shared/schema/brief.ts'
import { appraise as appraiseFacts } from '../../shared/scoring/appraise.ts'
import { judge } from '../../shared/scoring/judge.ts'
import { speaker } from '../views/i18n.ts'
import { panelTexts } from '../views/overlay/texts.ts'
import { sayBrief } from '../views/parts/say-brief.ts'
import { sayEvidence } from '../views/parts/say-evidence.ts'
import { readChosenBrief } from './briefs.ts'
import { type TeamKnowledge, teamKnowledge } from './cohorts.ts'
import { knownHistory } from './follower-history.ts'
import type { Appraisal, PageMessages } from './messages.ts'

type Asked = PageMessages['appraise']['request']

/**
 * The figures of an observation as the API will compute them too: same facts, same history, same peers, same code, same clock. Once it is
 * saved they are the ones that the API computed. All of it by the chosen brief, where there is one.
 */
export async function appraise(asked: Asked): Promise<Appraisal> {
  const { platform, id: creatorId } = asked.observation.creator
  const [history, team, chosen] = await Promise.all([knownHistory({ platform, creatorId }), teamKnowledge(asked.observation), readChosenBrief()])
  return appraisalOf(asked, history, team, chosen)
}

/** The same for what is at hand. Evidence, and what the brief makes of the creator, are put into words here. */
export function appraisalOf(
  { observation, postId, lang }: Asked,
  seen: readonly EarlierFollowers[] = [],
  team: TeamKnowledge = {},
  chosen?: SavedBrief,
): Appraisal {
  const say = speaker(panelTexts(lang).table, lang)
  const history = seen.filter(({ observedAt }) => observedAt < observation.observedAt)
  const { metrics, evidence = [], score } = team.saved ?? appraiseFacts(observation, { history, peers: team.peers, quote: team.quote })
  const judged = chosen && judge({ observation, score, evidence }, chosen.brief)
  const post = observation.posts.find((one) => one.id === postId)
  return {
    metrics,
    score: judged?.score ?? score,
    flags: [...(judged ? [sayBrief(judged, chosen.brief, say)] : []), ...sayEvidence([...evidence, ...(judged?.evidence ?? [])], say)],
    ...(post ? { postRate: postRate(post, observation) } : {}),
  }
}
