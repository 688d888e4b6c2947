import { describe, expect, it } from 'vitest'
import { brief as en } from '../../../../../extension/locales/en/brief.ts'
import { brief as cn } from '../../../../../extension/locales/zh-CN/brief.ts'
import { brief as tw } from '../../../../../extension/locales/zh-TW/brief.ts'
import { FAILURES } from '../../../../../extension/services/failure.ts'
import { newDraft } from '../../../../../extension/views/popup/brief/draft.ts'
import { GOALS } from '../../../../../shared/schema/brief.ts'
import { QUADRANTS } from '../../../../../shared/schema/judgement.ts'

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
const english: Readonly<Record<string, string>> = en
/** Kinds that only what is saved to the outbox, or an API of its own words, can have. */
const OTHERS = ['refused', 'other-workspace']

describe.each(Object.entries({ en, 'zh-CN': cn, 'zh-TW': tw }))('the texts of briefs in %s', (lang, table) => {
  const texts: Readonly<Record<string, string>> = table

  it('have the keys and placeholders of the English ones, and no empty one', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries(texts)) expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')])
    expect(Object.entries(texts).filter(([, text]) => !text.trim())).toEqual([])
  })

  it('have words for every field, goal, quadrant and failure', () => {
    expect(Object.keys(newDraft()).filter((field) => !texts[`brief.${field}`])).toEqual([])
    expect(GOALS.filter((goal) => !texts[`goal.${goal}`] || !texts[`goal.${goal}.hint`])).toEqual([])
    expect(QUADRANTS.filter((quadrant) => !texts[`brief.quadrant.${quadrant}`])).toEqual([])
    expect(FAILURES.filter((kind) => !OTHERS.includes(kind) && !texts[`brief.failed.${kind}`])).toEqual([])
  })

  it('are written in the characters of the place', () => {
    const simplified = /[们这个发视频评论数达页认读写转关闭联团队没开应时间隐显贴换选择阶权词竞态]/u
    const traditional = /[們這個發視頻評論數達頁認讀寫轉關閉聯團隊沒開應時間隱顯貼換選擇階權詞競態]/u
    const wrong = lang === 'zh-TW' ? simplified : lang === 'zh-CN' ? traditional : /\p{Script=Han}/u
    expect(Object.entries(texts).filter(([, text]) => wrong.test(text))).toEqual([])
  })
})
