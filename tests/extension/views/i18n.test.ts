import { describe, expect, it } from 'vitest'
import { FAILURES } from '../../../extension/services/failure.ts'
import { LANGS, type Lang, langOf, speaker } from '../../../extension/views/i18n.ts'
import { panelTexts } from '../../../extension/views/overlay/texts.ts'
import { FIGURE_ABSENCES } from '../../../shared/metrics/figure.ts'
import { FORMULAS } from '../../../shared/metrics/formulas.ts'
import { STAGES } from '../../../shared/schema/candidate.ts'
import { EVIDENCE_CODES } from '../../../shared/schema/evidence.ts'
import { QUADRANTS } from '../../../shared/schema/judgement.ts'
import { LEFT_OUT, METRICS } from '../../../shared/schema/metric.ts'
import { CREATOR_COUNTS, FORMATS, POST_COUNTS, type SourceNote } from '../../../shared/schema/observation.ts'
import { SCORE_PARTS } from '../../../shared/schema/score.ts'
import { PART_REASONS } from '../../../shared/scoring/parts.ts'
import { WEIGHT_EFFECTS } from '../../../shared/scoring/weight-effect.ts'

const langs = Object.keys(LANGS) as Lang[]
const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
const SOURCES = ['response', 'state', 'ld-json', 'document', 'id'] as const satisfies readonly SourceNote['kind'][]
const english: Readonly<Record<string, string>> = panelTexts('en').table

describe.each(langs)('the texts in %s', (lang) => {
  const texts: Readonly<Record<string, string>> = panelTexts(lang).table
  const has = (prefix: string, codes: readonly string[]) => codes.filter((code) => !texts[`${prefix}.${code}`]?.trim())

  it('have every key of the English ones and no other', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
  })

  it('have the same placeholders', () => {
    for (const [key, text] of Object.entries(texts)) expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')])
  })

  it('have words for every code that data may bring', () => {
    expect(has('absence', FIGURE_ABSENCES)).toEqual([])
    expect(has('left', LEFT_OUT)).toEqual([])
    expect(has('metric', METRICS)).toEqual([])
    expect(has('count', [...POST_COUNTS, ...CREATOR_COUNTS])).toEqual([])
    expect(has('format', FORMATS)).toEqual([])
    expect(has('stage', STAGES)).toEqual([])
    expect(has('part', SCORE_PARTS)).toEqual([])
    expect(has('formula', FORMULAS)).toEqual([])
    expect(has('failure', FAILURES)).toEqual([])
    expect(has('quadrant', QUADRANTS)).toEqual([])
    expect(has('weight', WEIGHT_EFFECTS)).toEqual([])
    expect(has('evidence', ['clear', 'blind', 'count', ...EVIDENCE_CODES.map((code) => `${code}.name`)])).toEqual([])
    expect(has('source', SOURCES)).toEqual([])
    const byPart = ['peer-norm', 'peers', 'peers-and-norm']
    expect(
      has(
        'reason',
        PART_REASONS.filter((reason) => !byPart.includes(reason)),
      ),
    ).toEqual([])
    expect(
      has(
        'reason',
        byPart.flatMap((reason) => [`${reason}.reach`, `${reason}.engagement`]),
      ),
    ).toEqual([])
    expect(has('among', byPart)).toEqual([])
  })
})

describe('the language', () => {
  it('in Taiwan is not written in simplified characters', () => {
    const simplified = /[们这个发视频评论数达页认读写转关闭联团队没开应时间隐显贴换]/u
    expect(simplified.test(Object.values(panelTexts('zh-CN').table).join())).toBe(true)
    expect(Object.entries(panelTexts('zh-TW').table).filter(([, text]) => simplified.test(text))).toEqual([])
  })

  it('follows the browser’s where it is one of ours', () => {
    expect(['zh-CN', 'zh', 'zh-Hans-HK', 'zh-TW', 'zh-HK', 'zh-Hant', 'en-GB', 'fr'].map(langOf)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'zh-TW',
      'zh-TW',
      'zh-TW',
      'en',
      'en',
    ])
  })
})

describe('a speaker', () => {
  const say = speaker({ hello: 'Hello {name}, {n} times' }, 'en')

  it('puts values into their places and leaves what they hold alone', () => {
    expect(say('hello', { name: '{n} <b>', n: 3 })).toBe('Hello {n} <b>, 3 times')
  })

  it('has no words for a code nobody wrote them for, nor for what objects inherit', () => {
    expect([say.maybe('unknown'), say.maybe('toString')]).toEqual([undefined, undefined])
  })
})
