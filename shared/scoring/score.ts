import type { Metric } from '../schema/metric.ts'
import type { Price } from '../schema/quote.ts'
import type { Part, Score, ScorePart, Weights } from '../schema/score.ts'
import type { Terms } from '../schema/terms.ts'
import { amongPeers } from './among-peers.ts'
import type { Cohort } from './cohort.ts'
import { type GateEvidence, gateOf } from './gate.ts'
import { type FitValue, JUDGES, type Judged } from './parts.ts'
import { reachPerPrice } from './reach-per-price.ts'

/** Weights without a brief (`research/scoring-methods.md`): a judgement, not fitted. */
export const DEFAULT_WEIGHTS: Weights = { reach: 0.3, engagement: 0.25, consistency: 0.15, activity: 0.1, growth: 0.1, fit: 0.1 }

/** What a score is made with beside the figures. */
export interface Scoring {
  /** Without a brief the usual ones. */
  weights?: Weights
  /** Multiplies the score; none leaves the gate at 1. */
  evidence?: readonly GateEvidence[]
  /** How well the creator fits the brief chosen; null without a brief. */
  fit?: FitValue | null
  /** The team's own creators of the same platform and size, without this one; none leaves the built-in priors alone. */
  peers?: Cohort | undefined
  /** What the creator asks for a post: reach is then judged by what its views cost, where there are peers to tell. */
  quote?: Price | undefined
}

/**
 * The score 0…100, one decimal: 100 × gate × Σ weight × centile ÷ Σ weight over the parts that are there. A missing part lowers the
 * coverage and never counts as 0; without any part there is no score.
 */
export function scoreOf(metrics: readonly Metric[], terms: Terms, scoring: Scoring = {}): Score {
  const { weights = DEFAULT_WEIGHTS, evidence = [], fit = null, peers, quote } = scoring
  const measured = Object.fromEntries(metrics.map((metric) => [metric.key, metric]))
  const judge = (part: ScorePart): Judged => {
    const judged = amongPeers(part, JUDGES[part](measured, terms, fit), measured, peers)
    return part === 'reach' && quote ? reachPerPrice(judged, measured.typicalViews, quote, peers) : judged
  }
  const parts = (Object.keys(JUDGES) as ScorePart[]).map((part): Part => ({ part, ...judge(part), weight: weights[part] }))
  const gate = gateOf(evidence)
  return totalOf(parts, gate)
}

/** The score of parts that are judged and weighed already. */
export function totalOf(parts: Part[], gate: number): Score {
  const all = weigh(parts, () => 1)
  const present = weigh(parts, ({ centile }) => (centile === null ? 0 : 1))
  const mean = weigh(parts, ({ centile }) => centile ?? 0) / present
  return { value: present > 0 ? Math.round(1000 * gate * mean) / 10 : null, coverage: all > 0 ? present / all : 0, gate, parts }
}

const weigh = (parts: readonly Part[], of: (part: Part) => number): number => parts.reduce((sum, part) => sum + part.weight * of(part), 0)
