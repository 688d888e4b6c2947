import type { Score, ScorePart } from '../schema/score.ts'

/** What more weight on a part does to a score; views put it into a sentence. `absent`: the part has no centile, only the coverage changes. */
export const WEIGHT_EFFECTS = ['raises', 'lowers', 'keeps', 'absent'] as const
export type WeightEffect = (typeof WEIGHT_EFFECTS)[number]

/** More weight pulls the mean towards the part's own centile: it raises the score where that is above the mean of the other parts present. */
export function weightEffect({ parts, value }: Pick<Score, 'parts' | 'value'>, part: ScorePart): WeightEffect {
  const centile = parts.find((one) => one.part === part)?.centile ?? null
  if (centile === null) return 'absent'
  const others = parts.filter((one) => one.part !== part && one.centile !== null && one.weight > 0)
  const weights = others.reduce((sum, { weight }) => sum + weight, 0)
  if (value === null || weights === 0) return 'keeps'
  const mean = others.reduce((sum, one) => sum + one.weight * (one.centile ?? 0), 0) / weights
  if (Math.abs(centile - mean) < 1e-12) return 'keeps'
  return centile > mean ? 'raises' : 'lowers'
}

/** How many of the scores more weight on a part would raise, lower and so on. */
export function weightEffects(scores: readonly Pick<Score, 'parts' | 'value'>[], part: ScorePart): Record<WeightEffect, number> {
  const effects = { raises: 0, lowers: 0, keeps: 0, absent: 0 }
  for (const score of scores) effects[weightEffect(score, part)] += 1
  return effects
}
