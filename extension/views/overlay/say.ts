import { panel as panelEn } from '../../locales/en/panel.ts'
import { parts as partsEn } from '../../locales/en/parts.ts'
import { panel as panelCn } from '../../locales/zh-CN/panel.ts'
import { parts as partsCn } from '../../locales/zh-CN/parts.ts'
import { panel as panelTw } from '../../locales/zh-TW/panel.ts'
import { parts as partsTw } from '../../locales/zh-TW/parts.ts'
import { type Lang, type Say, speaker } from '../i18n.ts'

export type PanelSay = Say<keyof typeof panelEn | keyof typeof partsEn>

const TEXTS = {
  en: { ...panelEn, ...partsEn },
  'zh-CN': { ...panelCn, ...partsCn },
  'zh-TW': { ...panelTw, ...partsTw },
}

export const panelSpeaker = (lang: Lang): PanelSay => speaker<keyof typeof panelEn | keyof typeof partsEn>(TEXTS[lang], lang)
