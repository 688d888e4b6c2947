import { pointOf } from '../metrics/count.ts'
import type { CohortMetric, Cohorts, Mark } from '../schema/cohort.ts'
import type { Metric } from '../schema/metric.ts'
import type { Creator } from '../schema/observation.ts'
import { binOf, type Sketch } from './sketch.ts'

/** The peers of one creator, by what they are compared by: same platform, like size, without the creator itself. */
export type Cohort = ReadonlyMap<string, Sketch>
/** Part of a cohort: so many creators with a value in that bin. */
export interface Cell {
  metric: string
  bin: number
  n: number
}

/** Size bins on either side that are like in size: seven tenths of log10 followers, ± 0.35 about the middle (`research/scoring-methods.md`). */
export const WINDOW = 3

/** The size bin of a creator, tenths of log10 followers; null where the followers are hidden, only a lower bound, none or not stated. */
export function sizeBinOf({ followers }: Pick<Creator, 'followers'>): number | null {
  const size = pointOf(followers)
  return size ? Math.floor(10 * Math.log10(size)) : null
}

/** The values that creators are compared by, as far as they are known. */
export function comparedOf(metrics: readonly Metric[]): ReadonlyMap<CohortMetric, number> {
  const values = metrics.map((metric): [CohortMetric | undefined, number | null] => [nameOf(metric), figureOf(metric)])
  return new Map(values.flatMap(([name, value]) => (name && value !== null && Number.isFinite(value) ? [[name, value] as const] : [])))
}

const NAMES: ReadonlyMap<string, CohortMetric> = new Map([
  ['typicalViews', 'typical-views'],
  ['engagementRate views', 'rate-by-views'],
  ['engagementRate followers', 'rate-by-followers'],
  ['consistency', 'views-spread'],
  ['postsPerWeek', 'posts-per-week'],
  ['growth30d', 'growth'],
])

const nameOf = ({ key, basis }: Metric): CohortMetric | undefined => NAMES.get(key === 'engagementRate' ? `${key} ${basis}` : key)

function figureOf({ key, value, receipt }: Metric): number | null {
  const { spread } = receipt.inputs
  if (key !== 'consistency' || value === null) return value
  return typeof spread === 'number' ? spread : null
}

/** What a creator adds to the cohorts: one mark per figure, none without a size. */
export function marksOf({ creator, metrics }: { creator: Pick<Creator, 'followers'>; metrics: readonly Metric[] }): Mark[] {
  const size = sizeBinOf(creator)
  return size === null ? [] : [...comparedOf(metrics)].map(([name, value]) => [name, size, binOf(value)])
}

/** The cells of a platform's cohorts that are like in size. */
export function* cellsAbout(cohorts: Cohorts, size: number): Generator<Cell> {
  for (const [metric, bySize] of Object.entries(cohorts))
    for (const [at, pairs] of Object.entries(bySize))
      if (Math.abs(Number(at) - size) <= WINDOW)
        for (let i = 0; i + 1 < pairs.length; i += 2) yield { metric, bin: pairs[i] ?? 0, n: pairs[i + 1] ?? 0 }
}

/** The peers of a creator of a size, out of the cells about it. @param own what the creator itself has added to them before */
export function cohortOf(cells: Iterable<Cell>, size: number, own: readonly Mark[]): Cohort {
  const cohort = new Map<string, Map<number, number>>()
  const add = (metric: string, bin: number, n: number) => {
    const sketch = cohort.get(metric) ?? new Map<number, number>()
    cohort.set(metric, sketch)
    sketch.set(bin, (sketch.get(bin) ?? 0) + n)
  }
  for (const { metric, bin, n } of cells) if (n > 0) add(metric, bin, n)
  for (const [metric, at, bin] of own) if (Math.abs(at - size) <= WINDOW && cohort.get(metric)?.get(bin)) add(metric, bin, -1)
  return cohort
}
