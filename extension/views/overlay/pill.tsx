import { sayMetric } from '../parts/say-metric.ts'
import { sayScore } from '../parts/score.tsx'
import type { Grip } from './floating.tsx'
import { nameOf } from './header.tsx'
import type { View } from './view.ts'

/** The collapsed panel: name, engagement rate, score; a click opens it, a drag or the arrow keys move it. */
export function Pill({ view: { model, say }, grip }: { view: View; grip: Grip }) {
  const { subject, metrics, score } = model
  const name = subject ? nameOf(subject.observation.creator) : 'Scoutmark'
  const rate = metrics?.find(({ key }) => key === 'engagementRate')
  const said = rate && sayMetric(rate, say)
  return (
    <button
      type="button"
      class="pill"
      title={say('panel.expand', { name })}
      aria-expanded="false"
      onPointerDown={grip.onPointerDown}
      onKeyDown={grip.onKeyDown}
      onClick={() => grip.fold(false)}
    >
      <bdi class="name">{name}</bdi>
      {said && said.value !== null && (
        <span data-metric="engagementRate" data-scope="creator" data-value={said.value} data-precision={said.precision ?? ''}>
          {said.mark}
          {said.text}
        </span>
      )}
      {score && score.value !== null && <b data-score={score.value}>{sayScore(score, say).text}</b>}
    </button>
  )
}
