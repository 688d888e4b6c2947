import type { Brief } from '../schema/brief.ts'
import { FIT_PARTS, type FitPart } from '../schema/judgement.ts'
import type { Observation } from '../schema/observation.ts'
import { FIT_JUDGES, type JudgedFit } from './fit/parts.ts'
import { type Passage, passagesOf } from './fit/passages.ts'

/** What each wish weighs: a judgement. What is talked about says most. */
const WEIGHTS: Record<FitPart, number> = { keywords: 0.5, categories: 0.2, languages: 0.15, regions: 0.15 }

/** How a creator fits a brief. `value` 0…1, null where nothing that the brief asks is known; `coverage` 0…1 is the weight of what is. */
export interface Fit {
  value: number | null
  coverage: number
  parts: (JudgedFit & { part: FitPart; weight: number })[]
}

/**
 * Σ weight × value ÷ Σ weight over the wishes that the brief states and the creator lets be judged; a missing one lowers the coverage and
 * never counts as 0. Every part carries the words that matched and where. Synonyms, spellings and pictures are not seen.
 * @param passages what the creator says, read once where several briefs ask
 */
export function fitOf(
  observation: Pick<Observation, 'creator' | 'posts'>,
  brief: Brief,
  passages: readonly Passage[] = passagesOf(observation),
): Fit {
  const subject = { brief, observation, passages }
  const parts = FIT_PARTS.map((part) => ({ part, weight: WEIGHTS[part], ...FIT_JUDGES[part](subject) }))
  const asked = parts.filter(({ reason }) => reason !== 'not-asked')
  const known = asked.filter(({ value }) => value !== null)
  const weighed = (of: typeof parts, by: (part: Fit['parts'][number]) => number = () => 1) => of.reduce((sum, one) => sum + one.weight * by(one), 0)
  if (known.length === 0) return { value: null, coverage: 0, parts }
  return { value: weighed(known, ({ value }) => value ?? 0) / weighed(known), coverage: weighed(known) / weighed(asked), parts }
}
