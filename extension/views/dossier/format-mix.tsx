import type { Dossier } from '../../../shared/metrics/dossier.ts'
import { percent } from '../parts/format.ts'
import { Line } from './line.tsx'
import type { DossierView } from './view.ts'

/** The share of each format, as words and as one bar. */
export function FormatMix({ figure, view }: { figure: Dossier['formatMix']; view: DossierView }) {
  const { say } = view
  const shares = figure.value ?? []
  const value = figure.value ? shares.map(({ format, share }) => `${say(`format.${format}`)} ${percent(share, say.lang, 2)}`).join(' · ') : undefined
  return (
    <section>
      <Line of="formatMix" label={say('dossier.formatMix')} value={value} figure={figure} view={view} />
      {shares.length > 1 && (
        <div class="mix" aria-hidden="true">
          {shares.map(({ format, share }) => (
            <i key={format} style={{ flexGrow: share }} />
          ))}
        </div>
      )}
    </section>
  )
}
