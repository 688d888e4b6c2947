import { describe, expect, it } from 'vitest'
import { dossier as dossierEn } from '../../../../../extension/locales/en/dossier.ts'
import { plan as planEn } from '../../../../../extension/locales/en/plan.ts'
import { dossier as dossierCn } from '../../../../../extension/locales/zh-CN/dossier.ts'
import { plan as planCn } from '../../../../../extension/locales/zh-CN/plan.ts'
import { dossier as dossierTw } from '../../../../../extension/locales/zh-TW/dossier.ts'
import { plan as planTw } from '../../../../../extension/locales/zh-TW/plan.ts'
import { QUOTE_FIELDS } from '../../../../../extension/views/dossier/quote-text.ts'
import { PLAN_REASONS } from '../../../../../shared/schema/plan.ts'
import { WORTHS } from '../../../../../shared/scoring/plan/offers.ts'

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
const english: Readonly<Record<string, string>> = { ...planEn, ...dossierEn }
const TABLES = { en: english, 'zh-CN': { ...planCn, ...dossierCn }, 'zh-TW': { ...planTw, ...dossierTw } }

describe.each(Object.entries(TABLES))('the texts of plan and dossier in %s', (lang, table) => {
  const texts: Readonly<Record<string, string>> = table

  it('have the keys and placeholders of the English ones, and no empty one', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries(texts)) expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')])
    expect(Object.entries(texts).filter(([, text]) => !text.trim())).toEqual([])
  })

  it('have words for every reason, worth and field', () => {
    expect(PLAN_REASONS.filter((reason) => !texts[`plan.reason.${reason}`])).toEqual([])
    expect(WORTHS.filter((worth) => !texts[`plan.of.${worth}`] || !texts[`plan.sum.${worth}`] || !texts[`plan.per.${worth}`])).toEqual([])
    expect(QUOTE_FIELDS.filter((field) => !texts[`quote.${field}`] || !texts[`quote.error.${field}`])).toEqual([])
  })

  it('are written in the characters of the place', () => {
    const simplified = /[们这个发视频评论数达页认读写转关闭联团队没开应时间隐显贴换选择阶权词竞态报价]/u
    const traditional = /[們這個發視頻評論數達頁認讀寫轉關閉聯團隊沒開應時間隱顯貼換選擇階權詞競態報價]/u
    const wrong = lang === 'zh-TW' ? simplified : lang === 'zh-CN' ? traditional : /\p{Script=Han}/u
    expect(Object.entries(texts).filter(([, text]) => wrong.test(text))).toEqual([])
  })
})
