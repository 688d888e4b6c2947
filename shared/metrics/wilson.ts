/** A share 0…1 with its interval. */
export interface Share {
  value: number
  low: number
  high: number
  n: number
}

/**
 * The share of `successes` in `trials` with its Wilson interval (Wilson 1927, J. Am. Stat. Assoc. 22(158):209), 95 % unless z says otherwise.
 * Null without trials, or where the counts are none: not whole, negative, more successes than trials.
 */
export function wilson(successes: number, trials: number, z = 1.959964): Share | null {
  const possible = Number.isSafeInteger(successes) && Number.isSafeInteger(trials) && successes >= 0 && successes <= trials
  if (!possible || trials === 0) return null
  const value = successes / trials
  const centre = (value + (z * z) / (2 * trials)) / (1 + (z * z) / trials)
  const half = (z / (1 + (z * z) / trials)) * Math.sqrt((value * (1 - value)) / trials + (z * z) / (4 * trials * trials))
  return { value, low: successes === 0 ? 0 : centre - half, high: successes === trials ? 1 : centre + half, n: trials }
}
