import type { Observation } from '../../../shared/schema/observation.ts'
import type { DossierSay } from './say.ts'

/** What every section of the dossier is given: whom it is about, the language, the clock, and which receipts are open. */
export interface DossierView {
  observation: Observation
  say: DossierSay
  now: Date
  isOpen(key: string): boolean
  toggle(key: string): void
}
