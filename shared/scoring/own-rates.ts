import type { OwnRates } from '../metrics/price-estimate.ts'
import { type Cohorts, costMetric, type Mark } from '../schema/cohort.ts'
import { cellsAbout, cohortOf } from './cohort.ts'
import { countOf, medianOf } from './sketch.ts'

/** What a view costs by the quotes in a platform's cohorts, in one currency. @param own what the creator itself adds to them, which is left out */
export function ownRates(cohorts: Cohorts, currency: string, own: readonly Mark[]): OwnRates {
  const name = costMetric(currency)
  const sketch = cohortOf(cellsAbout({ [name]: cohorts[name] ?? {} }, null), null, own).get(name) ?? new Map()
  return { perView: medianOf(sketch), n: countOf(sketch) }
}
