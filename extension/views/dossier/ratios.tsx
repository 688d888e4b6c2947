import type { Dossier } from '../../../shared/metrics/dossier.ts'
import { percent, small } from '../parts/format.ts'
import { sayCentile } from '../parts/standing.tsx'
import { Line } from './line.tsx'
import type { DossierView } from './view.ts'

type Known = Pick<Dossier, 'likesPerView' | 'commentsPerLike' | 'reachResidual' | 'paidPostEffect'>

/** How counts stand to each other, and the creator's views to those of peers. */
export function Ratios({ known, view }: { known: Known; view: DossierView }) {
  const { say } = view
  const { paidPostEffect: paid, reachResidual: residual } = known
  const times = (value: number | null | undefined) => (value == null ? undefined : `${small(value, say.lang)}×`)
  return (
    <section>
      <h2>{say('dossier.ratios')}</h2>
      {(['likesPerView', 'commentsPerLike'] as const).map((key) => (
        <Banded key={key} of={key} figure={known[key]} view={view} />
      ))}
      <Line
        of="reachResidual"
        label={say('dossier.reachResidual')}
        value={times(residual.value?.times)}
        note={residual.value && sayCentile(residual.value.centile, say)}
        figure={residual}
        view={view}
      >
        {residual.value && <p>{say('dossier.residual', { z: small(residual.value.z, say.lang) })}</p>}
      </Line>
      <Line of="paidPostEffect" label={say('dossier.paidPostEffect')} value={times(paid.value)} figure={paid} view={view} />
    </section>
  )
}

function Banded({ of, figure, view }: { of: 'likesPerView' | 'commentsPerLike'; figure: Dossier['likesPerView']; view: DossierView }) {
  const { say } = view
  const { value } = figure
  const share = (ratio: number) => percent(ratio, say.lang, 2)
  const note = value && say(`dossier.${value.standing}`)
  return <Line of={of} label={say(`dossier.${of}`)} value={value ? share(value.ratio) : undefined} note={note} figure={figure} view={view} />
}
