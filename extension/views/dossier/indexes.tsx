import type { Dossier } from '../../../shared/metrics/dossier.ts'
import { full } from '../parts/format.ts'
import { Line } from './line.tsx'
import type { DossierView } from './view.ts'

/** The trade's indexes that the platform declares, by their public formulas. */
export const Indexes = ({ indexes, view }: { indexes: Dossier['indexes']; view: DossierView }) => (
  <section>
    <h2>{view.say('dossier.indexes')}</h2>
    <p class="dim">{view.say('dossier.estimated')}</p>
    {indexes.map(({ index, figure }) => (
      <Line
        key={index}
        of={index}
        label={view.say(`index.${index}`)}
        value={figure.value === null ? undefined : full(figure.value, view.say.lang)}
        figure={figure}
        view={view}
      />
    ))}
  </section>
)
