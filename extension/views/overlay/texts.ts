import { panel as panelEn } from '../../locales/en/panel.ts'
import { parts as partsEn } from '../../locales/en/parts.ts'
import { panel as panelCn } from '../../locales/zh-CN/panel.ts'
import { parts as partsCn } from '../../locales/zh-CN/parts.ts'
import { panel as panelTw } from '../../locales/zh-TW/panel.ts'
import { parts as partsTw } from '../../locales/zh-TW/parts.ts'
import type { Lang } from '../i18n.ts'
import { panelIcons } from './icons.ts'
import type { PanelTexts } from './say.ts'

const TABLES: Record<Lang, PanelTexts['table']> = {
  en: { ...panelEn, ...partsEn },
  'zh-CN': { ...panelCn, ...partsCn },
  'zh-TW': { ...panelTw, ...partsTw },
}

/** The panel's texts in a language. Holds all three: for the service worker that hands one out, not for the page. */
export const panelTexts = (lang: Lang): PanelTexts => ({ lang, table: TABLES[lang], icons: panelIcons })
