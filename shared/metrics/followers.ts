import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { isCount } from './count.ts'
import { metric, onCounts } from './receipt.ts'

/** Followers (people), as the page states them; of "1千+" the bound, with precision `floor`. */
export function followers({ creator: { followers: count } }: Observation): Metric {
  const ground = { formula: 'as-stated', ...onCounts([count]) } as const
  if (count?.precision === 'hidden') return metric('followers', { absence: 'hidden' }, ground)
  return metric('followers', count && isCount(count.value) ? { value: count.value } : { absence: 'not-on-page' }, ground)
}
