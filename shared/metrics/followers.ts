import type { Metric } from '../schema/metric.ts'
import type { Observation } from '../schema/observation.ts'
import { isCount } from './count.ts'
import { figure, noFigure, ofCounts } from './receipt.ts'

/** Followers, as the page states them (people); of "1千+" the bound, with precision `floor`. */
export function followers({ creator }: Observation): Metric {
  const { followers: count } = creator
  const ground = { formula: 'as-stated', ...ofCounts([count]) } as const
  if (count?.precision === 'hidden') return noFigure('followers', 'hidden', ground)
  if (!count || !isCount(count.value)) return noFigure('followers', 'not-on-page', ground)
  return figure('followers', count.value, ground)
}
