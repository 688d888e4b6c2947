import { brief as briefEn } from '../../locales/en/brief.ts'
import { parts as partsEn } from '../../locales/en/parts.ts'
import { plan as planEn } from '../../locales/en/plan.ts'
import { popup as popupEn } from '../../locales/en/popup.ts'
import { brief as briefCn } from '../../locales/zh-CN/brief.ts'
import { parts as partsCn } from '../../locales/zh-CN/parts.ts'
import { plan as planCn } from '../../locales/zh-CN/plan.ts'
import { popup as popupCn } from '../../locales/zh-CN/popup.ts'
import { brief as briefTw } from '../../locales/zh-TW/brief.ts'
import { parts as partsTw } from '../../locales/zh-TW/parts.ts'
import { plan as planTw } from '../../locales/zh-TW/plan.ts'
import { popup as popupTw } from '../../locales/zh-TW/popup.ts'
import type { Settings } from '../../services/settings.ts'
import { langOf, type Say, speaker } from '../i18n.ts'

type Key = keyof typeof popupEn | keyof typeof briefEn | keyof typeof planEn | keyof typeof partsEn
export type PopupSay = Say<Key>

const TEXTS = {
  en: { ...popupEn, ...partsEn, ...briefEn, ...planEn },
  'zh-CN': { ...popupCn, ...partsCn, ...briefCn, ...planCn },
  'zh-TW': { ...popupTw, ...partsTw, ...briefTw, ...planTw },
}

/** Speaks the chosen language, or the browser's. */
export function popupSpeaker(language: Settings['language']): PopupSay {
  const lang = language === 'auto' ? langOf(navigator.language) : language
  return speaker<Key>(TEXTS[lang], lang)
}
