import { badge as badgeEn } from '../../locales/en/badge.ts'
import { parts as partsEn } from '../../locales/en/parts.ts'
import { badge as badgeCn } from '../../locales/zh-CN/badge.ts'
import { parts as partsCn } from '../../locales/zh-CN/parts.ts'
import { badge as badgeTw } from '../../locales/zh-TW/badge.ts'
import { parts as partsTw } from '../../locales/zh-TW/parts.ts'
import { type Lang, type Say, speaker } from '../i18n.ts'

type Key = keyof typeof badgeEn | keyof typeof partsEn
export type BadgeSay = Say<Key>

const TEXTS = {
  en: { ...badgeEn, ...partsEn },
  'zh-CN': { ...badgeCn, ...partsCn },
  'zh-TW': { ...badgeTw, ...partsTw },
}

/** Speaks on badges; holds all languages: for the service worker, not for the page. */
export const badgeSpeaker = (lang: Lang): BadgeSay => speaker<Key>(TEXTS[lang], lang)
