import type { Metric } from '../schema/metric.ts'
import type { Sample } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'
import { metric, onRows } from './receipt.ts'
import { shortage } from './stated.ts'
import { median, robustSpread } from './statistics.ts'
import { ofMainFormat } from './typical.ts'

/**
 * Consistency (ratio): 1 − robust coefficient of variation of ln(1 + views), 1.4826 MAD ÷ median, within 0…1, over the posts of typical
 * views (`research/scoring-methods.md`). 1 is the same views every time. The input `spread` is the numerator alone, which does not
 * depend on the creator's size: views of an ordinary post lie within ×/÷ e^spread.
 */
export function consistency(sample: Sample): Metric {
  const rows = ofMainFormat(sample, ['views'])
  const ground = { formula: 'robust-variation', ...onRows(rows) } as const
  if (rows.posts.length < MIN_POSTS) return metric('consistency', { absence: shortage(sample, ['views']) }, ground)
  const logs = rows.posts.flatMap(({ values }) => values.map(Math.log1p))
  const [spread, medianLog] = [robustSpread(logs), median(logs)]
  const outcome = medianLog > 0 ? { value: Math.max(0, 1 - spread / medianLog) } : { absence: 'no-views' as const }
  return metric('consistency', outcome, { ...ground, inputs: { spread, medianLog } })
}
