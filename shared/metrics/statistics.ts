/** The middle of a list, the mean of both middles where it is even; NaN of an empty one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** Robust standard deviation: 1.4826 × median absolute deviation (Leys et al. 2013, J. Exp. Soc. Psych. 49(4):764). */
export function robustSpread(values: readonly number[]): number {
  const centre = median(values)
  return 1.4826 * median(values.map((value) => Math.abs(value - centre)))
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
