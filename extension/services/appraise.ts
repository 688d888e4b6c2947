import { postRate } from '../../shared/metrics/post-rate.ts'
import { appraise as appraiseFacts } from '../../shared/scoring/appraise.ts'
import { speaker } from '../views/i18n.ts'
import { panelTexts } from '../views/overlay/texts.ts'
import { sayEvidence } from '../views/parts/say-evidence.ts'
import type { Appraisal, PageMessages } from './messages.ts'

/** The figures of an observation as the API will compute them too: same facts, same code, same clock. Evidence is put into words here. */
export function appraise({ observation, postId, lang }: PageMessages['appraise']['request']): Appraisal {
  const { metrics, evidence, score } = appraiseFacts(observation)
  const post = observation.posts.find((one) => one.id === postId)
  return {
    metrics,
    score,
    flags: sayEvidence(evidence, speaker(panelTexts(lang).table, lang)),
    ...(post ? { postRate: postRate(post, observation) } : {}),
  }
}
