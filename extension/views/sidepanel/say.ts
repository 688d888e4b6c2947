import { sidepanel as en } from '../../locales/en/sidepanel.ts'
import { sidepanel as cn } from '../../locales/zh-CN/sidepanel.ts'
import { sidepanel as tw } from '../../locales/zh-TW/sidepanel.ts'
import { type Lang, type Say, speaker } from '../i18n.ts'

export type SideSay = Say<keyof typeof en>

export const sideSpeaker = (lang: Lang): SideSay => speaker({ en, 'zh-CN': cn, 'zh-TW': tw }[lang], lang)
