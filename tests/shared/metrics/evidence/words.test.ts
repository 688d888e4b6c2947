import { describe, expect, it } from 'vitest'
import { parts as en } from '../../../../extension/locales/en/parts.ts'
import { parts as cn } from '../../../../extension/locales/zh-CN/parts.ts'
import { parts as tw } from '../../../../extension/locales/zh-TW/parts.ts'
import { findEvidence } from '../../../../shared/metrics/evidence/find-evidence.ts'
import { BANDS } from '../../../../shared/metrics/evidence/ratios.ts'
import { EVIDENCE_CODES, type Evidence } from '../../../../shared/schema/evidence.ts'
import { briefEvidence } from '../../../../shared/scoring/brief-evidence.ts'
import { passagesOf } from '../../../../shared/scoring/fit/passages.ts'
import { briefOf } from '../../scoring/fit/invented.ts'
import { counted, daysBefore, observation } from '../observed.ts'

const TEXTS: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = { en, 'zh-CN': cn, 'zh-TW': tw }

/** A creator whom everything speaks against. */
const fake = { posts: 0, following: 3_000, followers: 2, hasPicture: false, isPrivate: false, usernameLength: 9, usernameDigits: 5, bioLength: 0 }
const readings = Array.from({ length: 100 }, (_, day) => {
  const factor = day > 80 ? 1 + 0.006 * Math.min(12, day - 80) : 1
  return { observedAt: daysBefore(100 - day), followers: Math.round((day > 40 ? 110_000 : 100_000) * factor) }
})
const posts = [...Array.from({ length: 8 }, (_, at) => counted(100 + at, 2_000, 4, 9, { sponsored: at < 5 })), counted(130, 9_000_000, 100, 1)]
const said = { creator: { platform: 'invented', id: 'c1' }, posts: [{ id: 'p1', creatorId: 'c1', publishedAt: null, text: '#ad snus by Acme' }] }
const brief = briefOf({ mustNot: { words: ['snus'], competitors: ['Acme'] } })
const ofNumbers = findEvidence(observation(posts, { followers: undefined }), {
  history: readings,
  comments: Array.from({ length: 30 }, () => ({ text: 'the very same words', author: null })),
  followersSample: Array.from({ length: 60 }, () => fake),
})
const everything = [...ofNumbers, ...briefEvidence(said, brief, passagesOf(said))]
const seen = (code: string): Evidence => everything.find((one) => one.code === code) ?? expect.fail(`no ${code}`)

describe.each(Object.keys(TEXTS))('evidence in %s', (lang) => {
  it.each(EVIDENCE_CODES)('%s says what was seen, what would clear it and what it cannot see', (code) => {
    const { numbers, at } = seen(code)
    const sentence = TEXTS[lang]?.[`evidence.${code}`] ?? ''
    const places = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(places.length).toBeGreaterThan(0)
    expect(Object.keys({ ...numbers, ...(at && { at }) })).toEqual(expect.arrayContaining(places))
    for (const more of ['clear', 'blind']) expect(TEXTS[lang]?.[`evidence.${code}.${more}`]?.length).toBeGreaterThan(10)
  })

  it('names the ratios', () => {
    for (const ratio of Object.keys(BANDS)) expect(TEXTS[lang]?.[`ratio.${ratio}`]).toBeTruthy()
  })
})
