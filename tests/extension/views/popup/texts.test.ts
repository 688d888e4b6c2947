import { describe, expect, it } from 'vitest'
import { popup as en } from '../../../../extension/locales/en/popup.ts'
import { popup as cn } from '../../../../extension/locales/zh-CN/popup.ts'
import { popup as tw } from '../../../../extension/locales/zh-TW/popup.ts'
import { FAILURES } from '../../../../extension/services/failure.ts'
import { SORTS } from '../../../../extension/views/popup/filter.ts'
import { ABSENCES } from '../../../../shared/schema/metric.ts'

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
const english: Readonly<Record<string, string>> = en

describe.each(Object.entries({ en, 'zh-CN': cn, 'zh-TW': tw }))('the popup’s texts in %s', (lang, table) => {
  const texts: Readonly<Record<string, string>> = table

  it('have the keys and placeholders of the English ones, and no empty one', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries(texts)) expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')])
    expect(Object.entries(texts).filter(([, text]) => !text.trim())).toEqual([])
  })

  it('have words for every failure, absence and order', () => {
    expect(FAILURES.filter((kind) => !texts[`error.${kind}`])).toEqual([])
    expect(ABSENCES.filter((absence) => absence !== 'no-price' && !texts[`cell.${absence}`])).toEqual([])
    expect(SORTS.filter((sort) => !texts[`sort.${sort}`])).toEqual([])
  })

  it('are written in the characters of the place', () => {
    const simplified = /[们这个发视频评论数达页认读写转关闭联团队没开应时间隐显贴换选择阶]/u
    const traditional = /[們這個發視頻評論數達頁認讀寫轉關閉聯團隊沒開應時間隱顯貼換選擇階]/u
    const wrong = lang === 'zh-TW' ? simplified : lang === 'zh-CN' ? traditional : /\p{Script=Han}(?<!寻|达)/u
    expect(Object.entries(texts).filter(([, text]) => wrong.test(text.replaceAll('寻达', '')))).toEqual([])
  })
})
