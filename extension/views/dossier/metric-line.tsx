import type { Metric } from '../../../shared/schema/metric.ts'
import type { Format } from '../../../shared/schema/observation.ts'
import { labelOf, rangeOf, sayMetric } from '../parts/say-metric.ts'
import { Line } from './line.tsx'
import type { DossierView } from './view.ts'

/** A figure of the panel as a line of the dossier. */
export function MetricLine({ metric, format, view }: { metric: Metric; format?: Format; view: DossierView }) {
  const { say } = view
  const { mark, text } = sayMetric(metric, say)
  const range = rangeOf(metric, say)
  const label = [labelOf(metric, say), format && say(`format.${format}`)].filter(Boolean).join(' · ')
  const value = metric.value === null ? undefined : `${mark}${text}`
  return (
    <Line of={[metric.key, format].filter(Boolean).join('-')} label={label} value={value} note={range} figure={metric} view={view}>
      {range && <p>{say('receipt.range', { range })}</p>}
    </Line>
  )
}
