import type { Evidence } from '../../schema/evidence.ts'
import type { Observation } from '../../schema/observation.ts'
import { DAY, type Sample } from '../eligible.ts'
import { lastPost } from '../last-post.ts'
import { MIN_POSTS } from '../min-posts.ts'
import { sponsoredShare } from '../sponsored-share.ts'
import { evidence } from './evidence-receipt.ts'

/** Three months without a post: what NoxScore calls very low (`research/formulas.md`). */
const DORMANT_DAYS = 90
/** Favikon flags more than 30 % sponsored posts (`research/peers.md`). */
const HEAVY = 0.3
const LEAST_MARKED = 3

/** `dormant`: the newest post is older than 90 days at the observation. Numbers: `days` since, `limit`. The page may list the newest posts elsewhere. */
export function dormant(observation: Observation, dated: Sample): Evidence[] {
  const { value, receipt } = lastPost(observation, dated)
  if (value === null || value <= DORMANT_DAYS || dated.posts.length === 0) return []
  const at = new Date(Date.parse(observation.observedAt) - value * DAY).toISOString()
  return [evidence('dormant', { at, numbers: { days: value, limit: DORMANT_DAYS } }, { ...receipt, inputs: { limit: DORMANT_DAYS } })]
}

/** `sponsored-heavy`: more than 30 % of the posts disclose payment, three at least. Numbers: `share`, `marked`, `of`, `limit`. */
export function sponsoredHeavy(sample: Sample): Evidence[] {
  const { value, receipt } = sponsoredShare(sample)
  const marked = Number(receipt.inputs.marked)
  if (value === null || value <= HEAVY || marked < LEAST_MARKED || receipt.n < MIN_POSTS) return []
  const numbers = { share: value, marked, of: receipt.n, limit: HEAVY }
  return [evidence('sponsored-heavy', { numbers }, { ...receipt, inputs: { limit: HEAVY } })]
}
