import type { Count } from '../schema/count.ts'

/** The number of a count; null where it is hidden or absent. A floor has none either unless asked for. */
export function numberOf(count: Count | undefined, accept: 'floor' | 'point' = 'point'): number | null {
  if (!count || (count.precision === 'floor' && accept === 'point')) return null
  return count.value
}
