import { useMemo, useState } from 'preact/hooks'
import { dossierOf } from '../../../shared/metrics/dossier.ts'
import type { EarlierFollowers } from '../../../shared/metrics/growth.ts'
import { numberOf } from '../../../shared/metrics/number-of.ts'
import { wholeOf } from '../../../shared/metrics/whole.ts'
import type { MetricKey } from '../../../shared/schema/metric.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { moment } from '../parts/dates.ts'
import { Extremes } from './extremes.tsx'
import { FormatMix } from './format-mix.tsx'
import { History } from './history.tsx'
import { Hours } from './hours.tsx'
import { Indexes } from './indexes.tsx'
import { MetricLine } from './metric-line.tsx'
import { Posts } from './posts.tsx'
import { Quote } from './quote.tsx'
import type { Quoting } from './quoting.ts'
import { Ratios } from './ratios.tsx'
import type { DossierSay } from './say.ts'
import { Signs } from './signs.tsx'
import type { DossierView } from './view.ts'

interface Props {
  /** Newest first, at least one. */
  observations: readonly [Observation, ...Observation[]]
  say: DossierSay
  now: Date
  /** The user's UTC offset in minutes. */
  offsetMinutes: number
  quoting: Quoting
}

/** All that is known of one creator: every figure with its receipt, habits, posts, history, and what a quote would cost. */
export function Dossier({ observations, say, now, offsetMinutes, quoting }: Props) {
  const [open, setOpen] = useState<readonly string[]>([])
  const observation = useMemo(() => wholeOf(observations), [observations])
  const history = useMemo(() => observations.flatMap(followersAt), [observations])
  const known = useMemo(() => dossierOf(observation, history.slice(1), offsetMinutes), [observation, history, offsetMinutes])
  const toggle = (key: string) => setOpen(open.includes(key) ? open.filter((one) => one !== key) : [...open, key])
  const view: DossierView = { observation, say, now, isOpen: (key) => open.includes(key), toggle }
  const metricOf = (wanted: MetricKey) => known.metrics.find(({ key }) => key === wanted)
  return (
    <div class="dossier">
      <p class="dim">{say('dossier.asOf', { moment: moment(observation.observedAt, say.lang), n: observations.length })}</p>
      <section>
        <h2>{say('dossier.figures')}</h2>
        {known.metrics.map((metric) => (
          <MetricLine key={metric.key} metric={metric} view={view} />
        ))}
      </section>
      <Quote typicalViews={metricOf('typicalViews')} typicalEngagement={metricOf('typicalEngagement')} quoting={quoting} view={view} />
      <Signs evidence={known.evidence} view={view} />
      <History followers={history} view={view} />
      <FormatMix figure={known.formatMix} byFormat={known.byFormat} view={view} />
      <Hours figure={known.postingHours} offsetMinutes={offsetMinutes} view={view} />
      <Extremes figure={known.bestAndWorst} view={view} />
      <Ratios known={known} view={view} />
      {known.indexes.length > 0 && <Indexes indexes={known.indexes} view={view} />}
      <Posts observation={observation} view={view} />
    </div>
  )
}

function followersAt({ observedAt, creator }: Observation): EarlierFollowers[] {
  const followers = numberOf(creator.followers)
  return followers === null ? [] : [{ observedAt, followers }]
}
