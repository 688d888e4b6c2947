import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRelativeTime } from '../../../extension/observe/relative-time.ts'

const now = new Date('2026-03-31T12:00:00.000Z')
const iso = (text: string) => new Date(text).toISOString()
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const
const LOCALES = Intl.RelativeTimeFormat.supportedLocalesOf(
  'af am ar az be bg bn bs ca cs da de el en en-GB es es-MX et eu fa fi fil fr fr-CA gl gu he hi hr hu hy id is it ja ka kk kn ko lt lv ml mr ms my nb ne nl pa pl pt pt-PT ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh zh-TW zh-HK zu'.split(
    ' ',
  ),
)

describe('an age leaves open an interval', () => {
  it.each<[text: string, lang: string | undefined, from: string, to: string]>([
    ['17 hours ago', 'en', '2026-03-30T18:00Z', '2026-03-30T19:00Z'],
    ['an hour ago', 'en', '2026-03-31T10:00Z', '2026-03-31T11:00Z'],
    ['6 months ago', 'en', '2025-08-31T12:00Z', '2025-09-30T12:00Z'],
    ['Streamed 6 months ago', undefined, '2025-08-31T12:00Z', '2025-09-30T12:00Z'],
    ['1 month ago', 'en', '2026-01-31T12:00Z', '2026-02-28T12:00Z'],
    ['1 week ago', 'en', '2026-03-17T12:00Z', '2026-03-24T12:00Z'],
    ['1 year ago (edited)', 'en', '2024-03-31T12:00Z', '2025-03-31T12:00Z'],
    ['5m ago', 'en', '2026-03-31T11:54Z', '2026-03-31T11:55Z'],
    ['2 days ago', 'de', '2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    ['vor 3 Tagen', 'de', '2026-03-27T12:00Z', '2026-03-28T12:00Z'],
    ['hace 2 días', 'es', '2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    ['il y a 2 mois', 'fr_FR', '2025-12-31T12:00Z', '2026-01-31T12:00Z'],
    ['2 дня назад', 'ru', '2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    ['قبل يومين', 'ar', '2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    ['2일 전', 'ko', '2026-03-28T12:00Z', '2026-03-29T12:00Z'],
    ['3 小時前', 'zh-TW', '2026-03-31T08:00Z', '2026-03-31T09:00Z'],
    ['3天前', 'zh', '2026-03-27T12:00Z', '2026-03-28T12:00Z'],
    ['3天前 广东', undefined, '2026-03-27T12:00Z', '2026-03-28T12:00Z'],
    ['2分钟前', 'en', '2026-03-31T11:57Z', '2026-03-31T11:58Z'],
    ['刚刚', 'zh', '2026-03-31T11:59Z', '2026-03-31T12:00Z'],
    ['Just now', 'en', '2026-03-31T11:59Z', '2026-03-31T12:00Z'],
  ])('%s in %s', (text, lang, from, to) => expect(parseRelativeTime(text, now, lang)).toEqual([iso(from), iso(to)]))

  it('takes the days of a Chinese page for days in China', () => {
    expect(parseRelativeTime('昨天 16:00', now, 'zh')).toEqual([iso('2026-03-29T16:00Z'), iso('2026-03-30T16:00Z')])
    expect(parseRelativeTime('前天', now)).toEqual([iso('2026-03-28T16:00Z'), iso('2026-03-29T16:00Z')])
    expect(parseRelativeTime('今天 09:30', now, 'zh')).toEqual([iso('2026-03-30T16:00Z'), iso('2026-03-31T12:00Z')])
  })

  it('takes the days of other pages for those of the reader', () => {
    const midnight = new Date(now)
    midnight.setHours(0, 0, 0, 0)
    expect(parseRelativeTime('Yesterday at 16:00', now, 'en')).toEqual([
      iso(`${new Date(midnight.getTime() - 864e5).toISOString()}`),
      midnight.toISOString(),
    ])
  })
})

describe('what is no age', () => {
  it.each([
    ['in 3 days', 'en'],
    ['Premieres in 3 days', 'en'],
    ['tomorrow', 'en'],
    ['in 2 Stunden', 'de'],
    ['3天后', 'zh'],
    ['через 2 дня', 'ru'],
    // Yesterday and tomorrow.
    ['कल', 'hi'],
    ['3 days', 'en'],
    ['17h', 'en'],
    ['5 subscribers', 'en'],
    ['1.5 hours ago', 'en'],
    ['6 months agox', 'en'],
    ['12 views 6 months ago', 'en'],
    ['2 days ago 3 days ago', 'en'],
    ['2 jours', 'fr'],
    ['2024-05-01', 'zh'],
    ['16:00', 'zh'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%s in %s', (text, lang) => expect(parseRelativeTime(text, now, lang)).toBeUndefined())
})

describe('the ages of Intl', () => {
  it.each(LOCALES)('are read in %s, and the future is not', (lang) => {
    const format = new Intl.RelativeTimeFormat(lang)
    for (const unit of UNITS) {
      for (const count of [1, 2, 3, 4, 7, 11, 21, 45]) {
        const expected = parseRelativeTime(`${count} ${unit}s ago`.replace(/^1 (\w+)s/, '1 $1'), now, 'en')
        expect(parseRelativeTime(format.format(-count, unit), now, lang), format.format(-count, unit)).toEqual(expected)
        expect(parseRelativeTime(format.format(count, unit), now, lang), format.format(count, unit)).toBeUndefined()
      }
    }
  })

  it('reads any text without throwing, into intervals of the past', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{1,6} ?(days|years|天|个月)? ?(ago|前)?$/)), (text) => {
        const [from, to] = parseRelativeTime(text, now, 'zh') ?? ['', now.toISOString()]
        return from <= to && to <= now.toISOString()
      }),
      { numRuns: 2000 },
    ))
})
