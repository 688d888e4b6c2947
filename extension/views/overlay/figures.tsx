import type { Metric, MetricKey } from '../../../shared/schema/metric.ts'
import { since } from '../parts/dates.ts'
import { Flags } from '../parts/flags.tsx'
import { labelOf, rangeOf, sayMetric } from '../parts/say-metric.ts'
import { ScoreFigure } from '../parts/score.tsx'
import { Standing } from '../parts/standing.tsx'
import { Shown } from './shown.tsx'
import { platformName, type View } from './view.ts'

/** Shown only where they are known: the others keep their place and say why they are not. */
const IF_KNOWN: readonly MetricKey[] = ['consistency', 'growth30d']

/** The creator's figures, and how many posts and how old a page they rest on. */
export function Figures({ view }: { view: View }) {
  const { model, say, now, open, toggle } = view
  const { metrics = [], score, flags = [], subject } = model
  const rate = metrics.find(({ key }) => key === 'engagementRate')
  const others = metrics.filter((metric) => metric !== rate && isShown(metric, metrics))
  // The rate's sample, unless there is no rate.
  const ground = [rate, ...metrics].find((metric) => metric && metric.value !== null && metric.receipt.n > 0) ?? rate
  const age = subject && say('panel.age', { ago: since(subject.observation.observedAt, now, say.lang) })
  return (
    <section aria-label={say('panel.creator')}>
      {subject?.post && <h3>{say('panel.creator')}</h3>}
      <div class="grid">
        {rate && <MetricFigure metric={rate} view={view} wide />}
        {score && <ScoreFigure score={score} open={open === 'score'} toggle={() => toggle('score')} say={say} />}
        <Flags key={subject?.observation.creator.id} flags={flags} />
        {others.map((metric) => (
          <MetricFigure key={metric.key} metric={metric} view={view} />
        ))}
      </div>
      <p class="ground">
        {ground && `${say('panel.sample', { n: ground.receipt.n })} · `}
        {age}
      </p>
    </section>
  )
}

/** Typical engagement stands in where typical views are not known. */
function isShown({ key, value }: Metric, metrics: readonly Metric[]): boolean {
  const known = (wanted: MetricKey) => metrics.some((metric) => metric.key === wanted && metric.value !== null)
  if (key === 'typicalEngagement') return value !== null && !known('typicalViews')
  if (key === 'typicalViews') return value !== null || !known('typicalEngagement')
  return value !== null || !IF_KNOWN.includes(key)
}

function MetricFigure({ metric, view, wide }: { metric: Metric; view: View; wide?: boolean }) {
  const { model, say } = view
  const { key, value, receipt } = metric
  const range = rangeOf(metric, say)
  const standing = key === 'engagementRate' && value !== null && model.score?.parts.find(({ part }) => part === 'engagement')
  const note = standing ? <Standing part={standing} platform={platformName(model, say)} say={say} /> : range
  return (
    <Shown of={key} scope="creator" said={sayMetric(metric, say)} label={labelOf(metric, say)} note={note} wide={wide} receipt={receipt} view={view}>
      {range && <p>{say('receipt.range', { range })}</p>}
    </Shown>
  )
}
