import type { Dossier } from '../../../shared/metrics/dossier.ts'
import { Line } from './line.tsx'
import type { DossierView } from './view.ts'

/** Posts by hour of the user's own day. */
export function Hours({ figure, offsetMinutes, view }: { figure: Dossier['postingHours']; offsetMinutes: number; view: DossierView }) {
  const { say } = view
  const { byHour = [], peak = 0 } = figure.value ?? {}
  const zone = sayZone(offsetMinutes)
  const value = figure.value ? say('dossier.peak', { from: peak, to: (peak + 1) % 24, zone }) : undefined
  const most = Math.max(1, ...byHour)
  return (
    <section>
      <Line of="postingHours" label={say('dossier.postingHours')} value={value} figure={figure} view={view} />
      {figure.value && (
        <ol class="hours">
          {byHour.map((n, hour) => (
            <li key={hour} title={say('dossier.hour', { hour, n })}>
              <i style={{ height: `${(100 * n) / most}%` }} />
              {hour % 6 === 0 && <small>{hour}</small>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** "UTC+8", "UTC−3:30". */
export function sayZone(offsetMinutes: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60]
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`
}
