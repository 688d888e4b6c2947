import type { EarlierFollowers } from '../../../shared/metrics/growth.ts'
import { day } from '../parts/dates.ts'
import { compact } from '../parts/format.ts'
import type { DossierView } from './view.ts'

const [WIDTH, HEIGHT, EDGE] = [320, 64, 4]

/** Followers at each observation, over time. */
export function History({ followers, view: { say } }: { followers: readonly EarlierFollowers[]; view: DossierView }) {
  const points = followers.toSorted((a, b) => a.observedAt.localeCompare(b.observedAt))
  const [first, last] = [points[0], points.at(-1)]
  const title = say('dossier.history')
  if (!first || !last || points.length < 2)
    return (
      <section>
        <h2>{title}</h2>
        <p class="dim">{say('dossier.historyOne')}</p>
      </section>
    )
  const [from, to] = [compact(first.followers, say.lang), compact(last.followers, say.lang)]
  const says = say('dossier.historySays', { from, to, first: day(first.observedAt, say.lang), last: day(last.observedAt, say.lang) })
  return (
    <section>
      <h2>{title}</h2>
      <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
        <polyline points={plotted(points).join(' ')} />
        {plotted(points).map((at) => {
          const [x, y] = at.split(',')
          return <circle key={at} cx={x} cy={y} r="2" />
        })}
      </svg>
      <p class="dim">{says}</p>
    </section>
  )
}

/** "x,y" of each point: time across, followers upwards from the least to the most. */
function plotted(points: readonly EarlierFollowers[]): string[] {
  const scale = (values: readonly number[], length: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return (value: number) => EDGE + (most > least ? (value - least) / (most - least) : 0.5) * (length - 2 * EDGE)
  }
  const times = points.map(({ observedAt }) => Date.parse(observedAt))
  const [x, y] = [
    scale(times, WIDTH),
    scale(
      points.map((point) => point.followers),
      HEIGHT,
    ),
  ]
  return points.map((point, at) => `${x(times[at] ?? 0).toFixed(1)},${(HEIGHT - y(point.followers)).toFixed(1)}`)
}
