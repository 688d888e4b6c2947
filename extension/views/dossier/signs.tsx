import type { Evidence } from '../../../shared/schema/evidence.ts'
import { Flags } from '../parts/flags.tsx'
import { sayEvidence } from '../parts/say-evidence.ts'
import type { DossierView } from './view.ts'

/** What speaks against the numbers, and what nobody has looked at. */
export const Signs = ({ evidence, view: { say } }: { evidence: readonly Evidence[]; view: DossierView }) => (
  <section>
    <h2>{say('dossier.evidence')}</h2>
    {evidence.length === 0 && <p class="dim">{say('dossier.noEvidence')}</p>}
    <Flags flags={sayEvidence(evidence, say)} />
    <p class="dim">{say('dossier.notMeasured')}</p>
  </section>
)
