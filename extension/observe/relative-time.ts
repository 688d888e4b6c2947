import { ageTexts, findSpelling, spacings, splitNumber, supported, type Unit } from './count-text.ts'

/** `count`: the number that a phrase without digits stands for; `whole`: a day of the calendar; `unit` undefined: the future, or unclear. */
type Age = { unit: Unit | undefined; count?: number; whole?: boolean }

const DAY = 864e5
const LENGTH = { second: 1e3, minute: 6e4, hour: 36e5, day: DAY, week: 7 * DAY }

/** The number of a text, if it has one, and its words: `il y a # mois`, `yesterday`. */
function partsOf(text: string): [number: string, words: string] {
  return splitNumber(text) ?? ['', `${splitNumber(`${text} 0`)?.[1]}`.slice(0, -2)]
}

const known = new Map<string, Map<string, Age>>()

/** The ways in which a language says how long ago something was, asked of Intl once; and how soon something is, as no age. */
function agesOf(lang: string): Map<string, Age> {
  const ages = known.get(lang) ?? new Map<string, Age>()
  if (!known.has(lang)) for (const [text, age] of textsOf(lang)) addAge(ages, text, age)
  known.set(lang, ages)
  return ages
}

function addAge(ages: Map<string, Age>, text: string, age: Age): void {
  const [number, words] = partsOf(text)
  for (const key of spacings(words)) {
    const old = ages.get(key)
    if (!old) ages.set(key, number ? { unit: age.unit } : { ...age })
    else if (old.unit !== age.unit) old.unit = undefined
  }
}

function* textsOf(lang: string): Generator<[text: string, age: Age]> {
  for (const [text, unit, count] of ageTexts(lang)) yield [text, count < 0 ? { unit, count: -count } : { unit: undefined }]
  const days = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
  for (const count of [0, -1, -2, 1, 2]) yield [days.format(count, 'day'), { unit: count > 0 ? undefined : 'day', count: -count, whole: true }]
}

function before(now: Date, unit: Unit, count: number): Date {
  if (unit !== 'month' && unit !== 'year') return new Date(now.getTime() - count * LENGTH[unit])
  const date = new Date(now)
  date.setUTCMonth(now.getUTCMonth() - count * (unit === 'year' ? 12 : 1))
  // One month before the 31st of March is the end of February.
  if (date.getUTCDate() !== now.getUTCDate()) date.setUTCDate(0)
  return date
}

/** The calendar day `count` days ago: of China for a Chinese page, else of the reader's time zone; never past `now`. */
function dayBefore(now: Date, count: number, chinese: boolean): [from: Date, to: Date] {
  const offset = (chinese ? 480 : -now.getTimezoneOffset()) * 6e4
  const start = (Math.floor((now.getTime() + offset) / DAY) - count) * DAY - offset
  return [new Date(start), new Date(Math.min(start + DAY, now.getTime()))]
}

function intervalOf(text: string, now: Date, lang: string): [from: Date, to: Date] | undefined {
  const [number, words] = partsOf(text)
  const ages = agesOf(lang)
  const age = ages.get(findSpelling(words, ages)?.[0] ?? '')
  if (!age) return undefined
  const count = age.count ?? (/^\d{1,3}$/.test(number) ? Number(number) : Number.NaN)
  if (!age.unit || Number.isNaN(count)) return undefined
  return age.whole ? dayBefore(now, count, lang.startsWith('zh')) : [before(now, age.unit, count + 1), before(now, age.unit, count)]
}

/**
 * The interval, as two ISO 8601 instants in UTC, that a page's "6 months ago" leaves open at the instant `now`: seven to six months
 * before it. `lang` is the language of the page (a BCP 47 tag); English and Chinese are read on any page. Undefined for other texts
 * and for the future.
 */
export function parseRelativeTime(text: string | undefined, now: Date, lang = ''): [from: string, to: string] | undefined {
  const plain = `${text ?? ''}`
    .replace(/\d+:\d\d(:\d\d)?/, '')
    .replace(/just now|刚刚|剛剛/i, '0 minutes ago')
    .replace(/\ban? (?=\w+ ago)/i, '1 ')
  for (const each of [supported(lang) ?? 'en', 'en', 'zh', 'zh-Hant']) {
    const interval = intervalOf(plain, now, each)
    if (interval) return [interval[0].toISOString(), interval[1].toISOString()]
  }
  return undefined
}
