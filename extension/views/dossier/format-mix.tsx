import type { Dossier } from '../../../shared/metrics/dossier.ts'
import { percent } from '../parts/format.ts'
import { Line } from './line.tsx'
import { MetricLine } from './metric-line.tsx'
import type { DossierView } from './view.ts'

/** The share of each format, as words and as one bar, and what each is typically worth. */
export function FormatMix({ figure, byFormat, view }: { figure: Dossier['formatMix']; byFormat: Dossier['byFormat']; view: DossierView }) {
  const { say } = view
  const shares = figure.value ?? []
  // One format alone is the one that the figures above speak of.
  const known = byFormat.filter(({ typicalViews, typicalEngagement }) => typicalViews.value !== null || typicalEngagement.value !== null)
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
      {known.length > 1 &&
        known.flatMap(({ format, typicalViews, typicalEngagement }) =>
          [typicalViews, typicalEngagement].map((metric) => (
            <MetricLine key={`${metric.key}-${format}`} metric={metric} format={format} view={view} />
          )),
        )}
    </section>
  )
}
