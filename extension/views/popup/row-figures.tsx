import { MIN_POSTS } from '../../../shared/metrics/min-posts.ts'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { MetricKey } from '../../../shared/schema/metric.ts'
import { percent } from '../parts/format.ts'
import { rangeOf, sayMetric } from '../parts/say-metric.ts'
import { sayCoverage, sayScore } from '../parts/score.tsx'
import { nameOf } from './filter.ts'
import type { PopupSay } from './say.ts'

/** Under this a score is drawn lighter (`parts.css`) and says of how much it is. */
const PARTIAL = 0.6

/** The score, as bold as its coverage allows; a click opens its parts. One that a brief has not made yet is told from one that cannot be made. */
export function ScoreCell({ candidate, open, toggle, say }: { candidate: Candidate; open: boolean; toggle(): void; say: PopupSay }) {
  const { value, coverage } = candidate.score
  const text = sayScore(candidate.score, say).text
  const waits = candidate.judged === null
  const covered = waits ? say('brief.unscored') : `${sayCoverage(candidate.score, say)}: ${say('score.coverageTitle')}`
  const isPartial = value !== null && coverage < PARTIAL
  return (
    <button
      type="button"
      class="score"
      data-score={value ?? ''}
      data-coverage={coverage}
      aria-expanded={open}
      aria-label={`${say('row.parts', { name: nameOf(candidate) })}: ${text}. ${covered}`}
      title={covered}
      onClick={toggle}
    >
      <b class={value === null ? 'none' : ''}>{waits ? '…' : text}</b>
      <span class="coverage">
        <i style={{ width: `${100 * coverage}%` }} />
      </span>
      {isPartial && <small>{say('score.of', { p: percent(coverage, say.lang, 2) })}</small>}
    </button>
  )
}

/** The engagement rate and what it is by: rates by views and by followers are never one column of equals. */
export function RateCell({ candidate, say }: { candidate: Candidate; say: PopupSay }) {
  const basis = metricOf(candidate, 'engagementRate')?.basis
  return <Cell candidate={candidate} metric="engagementRate" under={basis && (say.maybe(`basis.${basis}`) ?? basis)} say={say} />
}

export function ViewsCell({ candidate, say }: { candidate: Candidate; say: PopupSay }) {
  const metric = metricOf(candidate, 'typicalViews')
  return <Cell candidate={candidate} metric="typicalViews" under={metric && rangeOf(metric, say)} say={say} />
}

function Cell({ candidate, metric: key, under, say }: { candidate: Candidate; metric: MetricKey; under: string | undefined; say: PopupSay }) {
  const metric = metricOf(candidate, key)
  const said = metric && sayMetric(metric, say)
  const absence = metric ? metric.absence : 'not-on-page'
  const why = say.maybe(`cell.${absence}`, { n: metric?.receipt.n ?? 0, need: MIN_POSTS })
  const known = said !== undefined && said.value !== null
  return (
    <div class="cell" data-metric={key} data-value={said?.value ?? ''} title={[say(`metric.${key}`), said?.title].filter(Boolean).join(': ')}>
      <span class="heard">{say(`metric.${key}`)}</span>
      <b class={known ? '' : 'none'}>{known ? `${said.mark}${said.text}` : '—'}</b>
      <span>{known ? under : why}</span>
    </div>
  )
}

const metricOf = ({ metrics }: Candidate, key: MetricKey) => metrics.find((metric) => metric.key === key)
