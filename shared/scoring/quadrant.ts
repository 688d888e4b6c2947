import type { Thresholds } from '../schema/brief.ts'
import type { Quadrant } from '../schema/judgement.ts'
import type { Score } from '../schema/score.ts'

/** Where a brief names no thresholds: the middle of the peers, and half of the best fit. */
export const DEFAULT_THRESHOLDS: Thresholds = { performance: 50, fit: 50 }

/** Where a creator stands, both 0…100; the quadrant is null where either side is not known. */
export interface Standing {
  performance: number | null
  fit: number | null
  quadrant: Quadrant | null
}

/** Performance: the score without its part `fit`, 100 × gate × weighted mean of the centiles that are there. Null without any. */
export function performanceOf({ gate, parts }: Pick<Score, 'gate' | 'parts'>): number | null {
  const known = parts.flatMap(({ part, centile, weight }) => (part === 'fit' || centile === null ? [] : [{ centile, weight }]))
  const weights = known.reduce((sum, { weight }) => sum + weight, 0)
  return weights > 0 ? (100 * gate * known.reduce((sum, { centile, weight }) => sum + weight * centile, 0)) / weights : null
}

/**
 * Performance × fit. A value on its threshold is high.
 * @param fit 0…1 as `fitOf` gives it, null where it is not known
 */
export function standingOf(score: Pick<Score, 'gate' | 'parts'>, fit: number | null, thresholds: Thresholds = DEFAULT_THRESHOLDS): Standing {
  const performance = performanceOf(score)
  if (performance === null || fit === null) return { performance, fit: fit === null ? null : 100 * fit, quadrant: null }
  const [performs, fits] = [performance >= thresholds.performance, 100 * fit >= thresholds.fit]
  const quadrant = performs ? (fits ? 'priority' : 'watch') : fits ? 'nurture' : 'drop'
  return { performance, fit: 100 * fit, quadrant }
}
