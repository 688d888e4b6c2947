import type { panel } from '../../locales/en/panel.ts'
import type { parts } from '../../locales/en/parts.ts'
import type { Lang, Say } from '../i18n.ts'
import type { IconNode } from '../parts/icon.tsx'
import type { panelIcons } from './icons.ts'

export type PanelKey = keyof typeof panel | keyof typeof parts
export type PanelSay = Say<PanelKey>

/** The panel's texts in one language and its icons, as plain data: they come from outside, so that no page carries three languages to show one. */
export interface PanelTexts {
  lang: Lang
  table: Readonly<Record<PanelKey, string>>
  icons: Readonly<Record<keyof typeof panelIcons, IconNode>>
}
