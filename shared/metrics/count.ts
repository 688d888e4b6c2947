import type { Count } from '../schema/count.ts'
import type { Absence } from '../schema/metric.ts'

/** Whether a number can be a count of things. */
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** The number of a count to compute with: null where it is absent, hidden, a mere lower bound or no count at all. */
export function pointOf(count: Count | undefined): number | null {
  return count && count.precision !== 'floor' && count.value !== null && isCount(count.value) ? count.value : null
}

/** Why followers cannot be divided by: hidden, only a lower bound, or none. */
export const whyNoFollowers = (followers: Count | undefined): Absence =>
  followers?.precision === 'hidden' || followers?.precision === 'floor' ? followers.precision : 'no-followers'
