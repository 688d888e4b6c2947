import { dossier as en } from '../../locales/en/dossier.ts'
import { parts as partsEn } from '../../locales/en/parts.ts'
import { dossier as cn } from '../../locales/zh-CN/dossier.ts'
import { parts as partsCn } from '../../locales/zh-CN/parts.ts'
import { dossier as tw } from '../../locales/zh-TW/dossier.ts'
import { parts as partsTw } from '../../locales/zh-TW/parts.ts'
import { type Lang, type Say, speaker } from '../i18n.ts'

type Key = keyof typeof en | keyof typeof partsEn
export type DossierSay = Say<Key>

const TEXTS = { en: { ...en, ...partsEn }, 'zh-CN': { ...cn, ...partsCn }, 'zh-TW': { ...tw, ...partsTw } }

export const dossierSpeaker = (lang: Lang): DossierSay => speaker<Key>(TEXTS[lang], lang)
