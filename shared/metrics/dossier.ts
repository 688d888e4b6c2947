import type { Evidence } from '../schema/evidence.ts'
import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import type { Index } from '../schema/terms.ts'
import { bestAndWorst } from './best-and-worst.ts'
import { datedPosts, eligiblePosts } from './eligible.ts'
import { findEvidence } from './evidence/find-evidence.ts'
import type { Figure } from './figure.ts'
import { formatMix } from './format-mix.ts'
import type { EarlierFollowers } from './growth.ts'
import { indexOf } from './indexes.ts'
import { measure } from './measure.ts'
import { paidPostEffect } from './paid-post-effect.ts'
import { postingHours } from './posting-hours.ts'
import { commentsPerLike, likesPerView } from './ratios.ts'
import { reachResidual } from './reach-residual.ts'
import { type OfFormat, typicalByFormat } from './typical.ts'

/** What a dossier says of a creator beyond the figures of the panel. */
export interface Dossier {
  metrics: Metric[]
  evidence: Evidence[]
  byFormat: OfFormat[]
  formatMix: ReturnType<typeof formatMix>
  bestAndWorst: ReturnType<typeof bestAndWorst>
  postingHours: ReturnType<typeof postingHours>
  paidPostEffect: Figure
  likesPerView: ReturnType<typeof likesPerView>
  commentsPerLike: ReturnType<typeof commentsPerLike>
  reachResidual: ReturnType<typeof reachResidual>
  indexes: { index: Index; figure: Figure }[]
}

/**
 * All figures about a creator, each with its receipt or the reason of its absence.
 * @param offsetMinutes the UTC offset that posting hours are told in
 */
export function dossierOf(observation: Observation, history: readonly EarlierFollowers[], offsetMinutes: number): Dossier {
  const { terms } = observation
  const dated = datedPosts(observation)
  const sample = eligiblePosts(observation, dated)
  const metrics = measure(observation, history)
  const typicalViews = metrics.find(({ key }) => key === 'typicalViews')
  if (!typicalViews) throw new Error('every observation is measured for its typical views')
  return {
    metrics,
    evidence: findEvidence(observation, { history }),
    byFormat: typicalByFormat(observation, sample),
    formatMix: formatMix(dated),
    bestAndWorst: bestAndWorst(terms, sample),
    postingHours: postingHours(dated, offsetMinutes),
    paidPostEffect: paidPostEffect(terms, sample),
    likesPerView: likesPerView(terms, sample),
    commentsPerLike: commentsPerLike(terms, sample),
    reachResidual: reachResidual(observation, typicalViews),
    indexes: (terms.indexes ?? []).map((index) => ({ index, figure: indexOf(index, observation, dated, history) })),
  }
}
