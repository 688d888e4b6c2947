import type { ReachNorm } from '../schema/terms.ts'
import { median, robustSpread } from './statistics.ts'

/** Variance of the median of n normal values relative to that of their mean: π/2 of many, less of few (1.35 of 3, 1.38 of 10; right within 2 %). */
const medianVariance = (n: number): number => ((Math.PI / 2) * n) / (n + (n % 2 === 0 ? 4 / 3 : 1 / 2))
/** Variance of a creator's level between the posts seen and the next ones (`research/formulas.md`, fitted on TikTok 2020 and YouTube 2026). */
const DRIFT = 0.3
/** The range speaks of the median of the next ten posts: what its coverage was measured on. */
const NEXT = 10
/** The spread of few posts comes out too small by chance; creators measured have a variance of 0.30…0.70. */
const LEAST_VARIANCE = 0.2
const SHRINK_UP_TO = 3
const Z90 = 1.645

/** What creators of a size are expected to have (a count), and the variance of the logarithm among them. */
export interface Peers {
  expected: number
  variance: number
}

/** A typical count with its 90 % range: how it was found goes into the receipt. */
export interface Typical {
  value: number
  low: number
  high: number
  ownMedian: number
  /** Robust standard deviation of ln(1 + count). */
  spread: number
  /** Weight of the creator's own posts; below 1 where the value was drawn towards peers. */
  ownWeight: number
  peersExpect: number | null
}

/** What creators with so many followers are expected to have; undefined without a norm. */
export function peersOf(norm: ReachNorm | undefined, followers: number | null): Peers | undefined {
  return norm && followers ? { expected: Math.exp(norm.intercept + norm.slope * Math.log(followers)), variance: norm.spread ** 2 } : undefined
}

/**
 * The typical count of a post and the 90 % range for the median of the next ten:
 * exp(θ ± 1.645 √(w c(n) s²/n + c(10) s²/10 + drift)), θ = ln median, c the variance of a median of so many relative to that of a mean,
 * s from the median absolute deviation of the logs, s² ≥ 0.20.
 * Three posts are drawn towards peers by w = τ²/(τ² + c s²/n) where peers are known (empirical Bayes, Efron & Morris 1975).
 * Logs are of 1 + count, so that a post without views counts as what it is.
 */
export function typicalOf(counts: readonly number[], peers?: Peers): Typical {
  const n = counts.length
  const spread = robustSpread(counts.map(Math.log1p))
  const variance = Math.max(LEAST_VARIANCE, spread ** 2)
  const ofSeen = (medianVariance(n) * variance) / n
  const ownMedian = median(counts)
  const known = n <= SHRINK_UP_TO ? peers : undefined
  const ownWeight = known ? known.variance / (known.variance + ofSeen) : 1
  const theta = ownWeight * Math.log1p(ownMedian) + (1 - ownWeight) * Math.log1p(known?.expected ?? 0)
  const half = Z90 * Math.sqrt(ownWeight * ofSeen + (medianVariance(NEXT) * variance) / NEXT + DRIFT)
  return {
    value: known ? Math.expm1(theta) : ownMedian,
    low: Math.max(0, Math.expm1(theta - half)),
    high: Math.expm1(theta + half),
    ownMedian,
    spread,
    ownWeight,
    peersExpect: known?.expected ?? null,
  }
}
