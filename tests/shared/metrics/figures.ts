import { expect } from 'vitest'
import { datedPosts, eligiblePosts, type Sample } from '../../../shared/metrics/eligible.ts'
import { FIGURE_ABSENCES, type Figure } from '../../../shared/metrics/figure.ts'
import { FORMULAS } from '../../../shared/metrics/formulas.ts'
import { Receipt } from '../../../shared/schema/metric.ts'
import type { Observation } from '../../../shared/schema/observation.ts'

/** The posts of an observation that performance rests on. */
export const sampleOf = (observed: Observation): Sample => eligiblePosts(observed, datedPosts(observed))

/** Every number inside a value, however deep. */
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

/** A figure has finite numbers or a known reason of absence, never both, and a valid receipt. */
export function expectSound(figure: Figure<unknown>): void {
  expect(figure.value === null).toBe(figure.absence !== undefined)
  if (figure.absence !== undefined) expect(FIGURE_ABSENCES).toContain(figure.absence)
  expect(numbersIn(figure).filter((number) => !Number.isFinite(number))).toEqual([])
  expect(FORMULAS).toContain(figure.receipt.formula)
  expect(Receipt.parse(figure.receipt)).toEqual(figure.receipt)
}
