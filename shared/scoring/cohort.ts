import { pointOf } from '../metrics/count.ts'
import { costPerView } from '../metrics/quote-costs.ts'
import { ANY_SIZE, type CohortMetric, type Cohorts, costMetric, type Mark } from '../schema/cohort.ts'
import type { Metric } from '../schema/metric.ts'
import type { Creator } from '../schema/observation.ts'
import type { Price } from '../schema/quote.ts'
import { binOf, type Sketch } from './sketch.ts'

/** The peers of one creator, by what they are compared by: same platform, like size (any size for prices), without the creator itself. */
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

/** A creator as far as the cohorts take notice of it. */
interface Counted {
  creator: Pick<Creator, 'followers'>
  metrics: readonly Metric[]
  quote?: Price | undefined
}

/** What a creator adds to the cohorts: one mark per figure, none without a size, and one for what a view costs by its quote. */
export function marksOf({ creator, metrics, quote }: Counted): Mark[] {
  const size = sizeBinOf(creator)
  const marks = size === null ? [] : [...comparedOf(metrics)].map(([name, value]): Mark => [name, size, binOf(value)])
  const typicalViews = metrics.find(({ key }) => key === 'typicalViews')
  const cost = quote ? costPerView(quote, typicalViews) : null
  return quote && cost !== null ? [...marks, [costMetric(quote.currency), ANY_SIZE, binOf(cost)]] : marks
}

const isAbout = (at: number, size: number | null): boolean => at === ANY_SIZE || (size !== null && Math.abs(at - size) <= WINDOW)

/** The cells of a platform's cohorts that are like in size; without a size those of any size alone. */
export function* cellsAbout(cohorts: Cohorts, size: number | null): Generator<Cell> {
  for (const [metric, bySize] of Object.entries(cohorts))
    for (const [at, pairs] of Object.entries(bySize))
      if (isAbout(Number(at), size)) for (let i = 0; i + 1 < pairs.length; i += 2) yield { metric, bin: pairs[i] ?? 0, n: pairs[i + 1] ?? 0 }
}

/** The peers of a creator of a size, out of the cells about it. @param own what the creator itself has added to them before */
export function cohortOf(cells: Iterable<Cell>, size: number | null, own: readonly Mark[]): Cohort {
  const cohort = new Map<string, Map<number, number>>()
  const add = (metric: string, bin: number, n: number) => {
    const sketch = cohort.get(metric) ?? new Map<number, number>()
    cohort.set(metric, sketch)
    sketch.set(bin, (sketch.get(bin) ?? 0) + n)
  }
  for (const { metric, bin, n } of cells) if (n > 0) add(metric, bin, n)
  for (const [metric, at, bin] of own) if (isAbout(at, size) && cohort.get(metric)?.get(bin)) add(metric, bin, -1)
  return cohort
}
