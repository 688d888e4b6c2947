import { ABSENCES, type Receipt } from '../schema/metric.ts'

/** Why a figure has no value: the reasons of metrics, and those that only questions beyond the panel meet. */
export const FIGURE_ABSENCES = [
  ...ABSENCES,
  'no-norm',
  'too-few-sponsored',
  'all-alike',
  'zero-base',
  'bad-offset',
  'bad-price',
  'mixed-currencies',
  'too-few-quotes',
  'no-cooperation',
  'window-not-covered',
] as const
export type FigureAbsence = (typeof FIGURE_ABSENCES)[number]

/** An answer that is not among METRICS: a value of any shape or the reason of its absence, with its receipt; `low`–`high` is a range where there is one. */
export interface Figure<V = number> {
  value: V | null
  absence?: FigureAbsence
  low?: number
  high?: number
  basis?: string
  receipt: Receipt
}
type Outcome<V> = { value: V; low?: number; high?: number } | { absence: FigureAbsence }

/** A figure out of its value or the reason of its absence. */
export const figure = <V>(outcome: Outcome<V>, receipt: Receipt, basis?: string): Figure<V> => ({
  value: null,
  ...outcome,
  ...(basis !== undefined && { basis }),
  receipt,
})
