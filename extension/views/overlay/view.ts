import type { PanelModel } from './model.ts'
import type { PanelSay } from './say.ts'

/** What every section of the panel is given: the model, the language, the clock, and which one receipt is open. */
export interface View {
  model: PanelModel
  say: PanelSay
  now: Date
  /** The key of the open receipt, score or menu: at most one. */
  open: string | null
  toggle(key: string): void
}

/** The platform's name in the language of the panel. */
export const platformName = ({ platform }: PanelModel, { lang }: PanelSay): string => platform.name[lang === 'en' ? 'en' : 'zh']
