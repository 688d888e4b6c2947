import { useEffect, useState } from 'preact/hooks'
import { type PlatformHealth, readHealth } from '../../services/health.ts'
import { healthReport } from '../../services/health-report.ts'
import { percent } from '../parts/format.ts'
import { copy } from './copy.ts'
import type { PopupView } from './view.ts'

/** How much of a platform's pages was understood on this machine: a dot, a word, and a report where it is not all. */
export function HealthLine({ platform, view }: { platform: string; view: PopupView }) {
  const { say } = view
  const [health, setHealth] = useState<PlatformHealth>()
  useEffect(() => void readHealth(platform).then(setHealth, () => {}), [platform])
  if (!health) return null
  const { state, share, readings } = health
  const title = share === null ? '' : say('health.title', { p: percent(share, say.lang, 2), n: readings })
  return (
    <span class="health" data-health={state} title={title}>
      <i />
      {say(`health.${state}`)}
      {(state === 'amber' || state === 'red') && (
        <button type="button" class="bare" onClick={() => void copy(healthReport(platform, health), view)}>
          {say('health.report')}
        </button>
      )}
    </span>
  )
}
