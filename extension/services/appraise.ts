import { measure } from '../../shared/metrics/measure.ts'
import { postRate } from '../../shared/metrics/post-rate.ts'
import { scoreOf } from '../../shared/scoring/score.ts'
import type { Appraisal, PageMessages } from './messages.ts'

/** The figures of an observation as the API will compute them too: same facts, same code, same clock. */
export function appraise({ observation, postId }: PageMessages['appraise']['request']): Appraisal {
  const metrics = measure(observation)
  const post = observation.posts.find((one) => one.id === postId)
  return { metrics, score: scoreOf(metrics, observation.terms), ...(post ? { postRate: postRate(post, observation) } : {}) }
}
