/** A figure with its 90 % range, where it has one. */
export interface Ranged {
  value: number
  low?: number | undefined
  high?: number | undefined
}

/**
 * The sum of independent figures with its 90 % range: S × exp(± √Σ (vᵢ ÷ S · hᵢ)²), hᵢ half the width of ln(1 + range), by the first term of
 * the variance of a logarithm. Of one figure it is the figure's own range; errors that all share, such as a poor month of a platform, are not
 * in it. No range where one figure has none.
 */
export function sumOfRanges(figures: readonly Ranged[]): Ranged {
  const value = figures.reduce((sum, one) => sum + one.value, 0)
  if (value <= 0 || figures.some(({ low, high }) => low === undefined || high === undefined)) return { value }
  const half = Math.sqrt(figures.reduce((sum, one) => sum + ((one.value / value) * halfOf(one)) ** 2, 0))
  return { value, low: value * Math.exp(-half), high: value * Math.exp(half) }
}

const halfOf = ({ low = 0, high = 0 }: Ranged): number => (Math.log1p(high) - Math.log1p(low)) / 2
