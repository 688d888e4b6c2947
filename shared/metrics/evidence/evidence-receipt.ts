import type { Evidence, EvidenceCode } from '../../schema/evidence.ts'
import type { Receipt } from '../../schema/metric.ts'

/**
 * What each piece of evidence leaves of a score. 0.85 for a jump and for ratios, 0.7 for promoted views: `research/scoring-methods.md`;
 * the others are judgements in the same scale. A suspect followers' share q leaves 1 − q instead.
 */
const FACTORS: Record<EvidenceCode, number> = {
  'follower-jump': 0.85,
  'follower-drip': 0.9,
  'promoted-views': 0.7,
  'ratio-out-of-band': 0.85,
  dormant: 0.8,
  'sponsored-heavy': 0.9,
  'same-comments': 0.85,
  'suspect-followers': 1,
  'must-not-word': 0.5,
  competitor: 0.85,
}

/** What a piece of evidence rests on: `formula` is its code unless stated, `n` what was looked at, `times` their moments in ms. */
export interface EvidenceGround extends Partial<Pick<Receipt, 'leftOut' | 'precision' | 'sources'>> {
  inputs?: Receipt['inputs']
  n: number
  times?: readonly number[]
}
type Facts = Pick<Evidence, 'numbers'> & Partial<Pick<Evidence, 'at' | 'postIds' | 'quotes' | 'factor'>>

/** A piece of evidence with its receipt; the thresholds it was judged by are the receipt's inputs. */
export function evidence(code: EvidenceCode, facts: Facts, ground: EvidenceGround): Evidence {
  const { inputs = {}, n, times = [], leftOut = [], precision = null, sources = [] } = ground
  const window = times.length > 0 ? { from: iso(Math.min(...times)), to: iso(Math.max(...times)) } : null
  return { code, factor: FACTORS[code], ...facts, receipt: { formula: code, inputs, n, window, leftOut, precision, sources } }
}

export const iso = (time: number): string => new Date(time).toISOString()
