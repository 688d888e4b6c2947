import type { Count } from '../../shared/schema/count.ts'

/** What a spelling multiplies by: a power of ten (NaN: a date or an age, no count) and the marks it goes with, decimal then group. */
type Scale = [power: number, marks: string]
/** Spellings are keyed as they stand around the number: `# mio`, `elfu #`. `blocks`: the parts of Unicode that its own words are from. */
type Reader = { known: boolean; marks: string; scales: Map<string, Scale>; blocks: Set<number> }

const ENGLISH = '.,'
const CONTINENTAL = ',.'
/** Spellings that platforms use on pages of any language, with their power of ten. */
const ANYWHERE = 'k3 m6 w4 千3 万4 萬4 百万6 千万7 亿8 億8 천3 만4 억8 mio6 mrd9'

/** A letter of a script with spaces between words: touching the number it makes an unknown unit, not a noun. */
const LETTER = '(?![\\p{sc=Han}\\p{sc=Hang}\\p{sc=Hira}\\p{scx=Kana}\\p{sc=Thai}])[\\p{L}\\p{M}]'
const GLUED = new RegExp(`${LETTER}#|#${LETTER}`, 'u')
const UNFAMILIAR = new RegExp(`(?![\\p{sc=Latn}\\p{Lm}\\p{M}])${LETTER}`, 'gu')
/** Words too short to tell from a unit ("5 mn", "5 km", "5 min", "5 USD", "No. 5"), but for those that precede a noun. */
const SHORT = new RegExp(
  `# ?(de )?(?!(x|n[ag]|d[aeio]|me|of|new) .|mi p|mal|kez|fan|bai|раз|рет|نظر|پست|बार|पटक|বার|জন)(${LETTER}|॰){1,3}(?!['\\p{L}\\p{M}])|(?<![\\p{L}\\p{M}])(${LETTER}){1,3} #`,
  'u',
)

/** No count: signs; units of time, money and rank; numerals right after the number. */
const ODD =
  /[^\p{L}\p{M}॰\s:()"#'/-]|(?<!\p{L})['/-]|['/-](?!\p{L})|第 ?#|# ?([年月日号號时時秒週周岁歲天元円圓块级級倍折년월일시분초원세]|[个個かヶ小][月时時]|分(?!享)|[点點](?![赞讚]))|#.{0,2}([十百千万萬亿億兆십백천만억]|조(?!회))|ร้อย|พัน|หมื่น|แสน|ล้าน|สิบ/u

/**
 * Scale words of any language that are longer than a unit, as stems: "12 mil" is no 12 where `mil` is no word of the language. A test
 * compares them with `new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay }).format(mantissa * 10 ** power)`.
 */
const FOREIGN =
  /(?<![\p{L}\p{M}])(mh?i+[gjl]|ming |m?bh?i+l(?!d|[ae]r|l?e[dt]|jet)|mlj?r|[maɔ]pe[mp]|mano|ak(pe|ul|r)|([dt]h?[aou]|t)[uiy][sz]|[dt]uhh?a|tuks|d?th?i?ri+l|trieu|tiri |trl|[tpv]ili[ao]|v\/|dubu|duil|crore|elfu|ezer|[bg][aʊ]ku|hezar|hilj|hjar|hoz|inkul|isig|[jy]uta|kilu|kot[ot]|kuma|lakh|libo|nghin|nikh|ribu|þus|[ŋɩ]k|egb|ago |м(и[лн]|[іө]л|лр|янг)|т[иы][сһ]|тр[иыл]|тэрб|хи[лљ]|билио|илја|эзар|ҳаз|آلاف|بلي|م[ىیي]?ل([يیى]|اي)|[تٹٽ]ى?ر[لیى]|[هھہ]زار|لاکھ|کروڑ|کھرب|अब्ज|करोड|कोटी|खर्व|त्रि|नि[खज]|पद्म|बिलि|रोजा|हज|কোটি|নিযু|লাকো|হাজা|[ሚቢ][ሊል]|ትሪ|[က-႟]{1,11}(?![က-႟])|dollar|euro|percent)/u

/** The ASCII digit of a decimal digit of any script: its place in an unbroken run of tens. */
const digitOf = (char: string): string => {
  const code = char.codePointAt(0) ?? 0
  let place = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - place - 1))) place++
  return `${place % 10}`
}

/**
 * The one number of a text, with ASCII digits and marks, and the words around it as `before#after`: lower case, without accents, plain
 * spaces, abbreviations without their dot. Undefined where there is no number, more than one, or more than a label's length of text.
 * `spaced`: a space may group digits.
 */
export function splitNumber(text: string, spaced = false): [number: string, words: string] | undefined {
  if (text.length > 500) return undefined
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize()
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, digitOf)
    .toLowerCase()
    .replace(/٫/g, '.')
    .replace(/[٬،⹁]/g, ',')
    .replace(spaced ? /[‘’]|(?<=\d)\s(?=\d{3})/g : /[‘’]|(?<=\d)[\u00a0\u2009\u202f](?=\d{3})/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}\p{M}])\./gu, '')
  const match = /^([^\d#]*)(\d(?:[\d.,']*\d)?)([^\d#]*)$/.exec(plain.trim())
  return match ? [`${match[2]}`, `${match[1]}#${match[3]}`] : undefined
}

/** The whole number that `number` is with these marks and this scale; undefined where it is not written so, not whole or not safe. */
function wholeOf(number: string, power: number, marks: string): number | undefined {
  const whole = `0|[1-9]\\d*|[1-9]\\d{0,2}([${marks[1]}'])\\d{3}(?:\\2\\d{3})*|[1-9]\\d?(?:,\\d\\d)+,\\d{3}`
  const match = new RegExp(`^(${whole})(?:[${marks[0]}](\\d+))?$`).exec(number)
  const fraction = (match?.[3] ?? '').replace(power ? /0+$/ : /$/, '')
  const value = Number(`${match?.[1]}`.replace(/\D/g, '') + fraction.padEnd(power, '0'))
  return match && fraction.length <= power && Number.isSafeInteger(value) ? value : undefined
}

/** The number in the marks of the language or of its scale word; in other marks only where nothing else can be meant. */
function resolve(number: string, key: string, [power, native]: Scale, reader: Reader): number | undefined {
  const [own, other, english, continental] = [reader.marks, native, ENGLISH, CONTINENTAL].map((marks) => wholeOf(number, power, marks))
  if (own !== undefined && other !== undefined && own !== other) return undefined
  const sure = power ? (readerOf('en').scales.get(key)?.[0] ?? power) === power : !reader.known || /[.,].*[.,]/.test(number)
  return own ?? other ?? (sure ? (english ?? continental) : undefined)
}

const readers = new Map<string, Reader>()

/** How a language writes numbers, asked of Intl once; as English where Intl does not know the language. */
function readerOf(lang = ''): Reader {
  const reader = readers.get(lang) ?? readerFor(supported(lang))
  readers.set(lang, reader)
  return reader
}

/** The tag as Intl takes it; undefined where it is none or where Intl does not know the language. */
export function supported(lang: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(lang.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

function readerFor(lang: string | undefined): Reader {
  const number = splitNumber(new Intl.NumberFormat(lang ?? 'en').format(1234567.5))?.[0] ?? ''
  const marks = `${number.at(-2)}${number.match(/\D/)}`
  const own = [...powersOf(lang ?? 'en', 'short', marks), ...powersOf(lang ?? 'en', 'long', marks)]
  const scales = new Map<string, Scale>([['#', [0, ENGLISH]]])
  const add = (key: string, scale: Scale): unknown => scales.has(key) || scales.set(key, scale)
  for (const [key, power] of own) add(key, [power, marks])
  const blocks = new Set([...[...scales.keys()].join('')].map(blockOf))
  const more = [...scales]
  for (const [text] of [...ageTexts(lang ?? 'en'), ...dateTexts(lang ?? 'en')]) more.push([splitNumber(text)?.[1] ?? '#', [Number.NaN, marks]])
  for (const word of ANYWHERE.split(' ')) more.push([`#${word.slice(0, -1)}`, [Number(word.at(-1)), word.length > 3 ? CONTINENTAL : ENGLISH]])
  for (const [key, scale] of more) for (const spelling of spacings(key)) add(spelling, scale)
  return { known: !!lang, marks, scales, blocks }
}

const blockOf = (char: string): number => (char.codePointAt(0) ?? 0) >> 7

/** A spelling as it is, and with and without spaces at the number: `# k`, `#k`. */
export const spacings = (key: string): string[] => [key, key.replace(/ ?# ?/, '#'), key.replace(/(?<=\S)#/, ' #').replace(/#(?=\S)/, '# ')]

/** The power of ten of every compact spelling of a language; NaN where one spelling has two. */
function powersOf(lang: string, compactDisplay: 'short' | 'long', marks: string): Map<string, number> {
  const format = new Intl.NumberFormat(lang, { notation: 'compact', compactDisplay })
  const powers = new Map<string, number>()
  for (let power = 3; power < 15; power++) {
    for (const mantissa of [1, 1.01, 1.5, 2, 3, 4, 5]) {
      const [number, words] = splitNumber(format.format(mantissa * 10 ** power)) ?? ['', '#']
      const scale = Math.round(Math.log10((mantissa * 10 ** power) / Number.parseInt(number.replaceAll(`${marks[1]}`, ''), 10)))
      powers.set(words, (powers.get(words) ?? scale) === scale ? scale : Number.NaN)
    }
  }
  return powers
}

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const
export type Unit = (typeof UNITS)[number]

/** How a language says that something was (a negative count) or will be so many units from now. */
export function* ageTexts(lang: string): Generator<[text: string, unit: Unit, count: number]> {
  for (const style of ['long', 'short', 'narrow'] as const) {
    const age = new Intl.RelativeTimeFormat(lang, { style })
    for (const unit of UNITS) {
      for (const count of [-1, -2, -3, -5, -11, -21, 1, 2, 3, 5, 11, 21]) yield [age.format(count, unit), unit, count]
    }
  }
}

/** How a language writes the days of a year. */
function* dateTexts(lang: string): Generator<[text: string]> {
  for (const month of ['long', 'short'] as const) {
    const date = new Intl.DateTimeFormat(lang, { month, day: 'numeric' })
    for (let index = 0; index < 12; index++) {
      const text = date.format(new Date(2000, index, 5))
      yield* [[text], [text.split(' ').reverse().join(' ')]]
    }
  }
}

/** The longest of the spellings that the words around a number hold, and the words that are left beside it, as `before#after`. */
export function findSpelling(words: string, spellings: Map<string, unknown>): [key: string, rest: string] | undefined {
  let best: [key: string, rest: string] | undefined
  for (const key of spellings.keys()) {
    if (!words.includes(key) || key.length <= (best?.[0].length ?? 0)) continue
    const rest = words.replace(key, '#')
    if (!GLUED.test(rest)) best = [key, rest]
  }
  return best
}

/** Whether the words beside a number may be a noun, not a unit, a date or another language's scale. */
function isNoun(words: string, scaled: boolean, blocks: Set<number>): boolean {
  if (ODD.test(words) || FOREIGN.test(`${words} `)) return false
  return scaled || !(SHORT.test(words) || words.match(UNFAMILIAR)?.some((char) => !blocks.has(blockOf(char))))
}

function parseText(text: string, lang: string | undefined): Count | undefined {
  const reader = readerOf(lang)
  const [number, words] = splitNumber(text, reader.marks.endsWith("'")) ?? ['', '']
  const [key, rest] = findSpelling(words, reader.scales) ?? ['', '']
  const scale = reader.scales.get(key)
  const plain = rest.replace(/# ?(\+|以上|이상)/, '#')
  if (!scale || !isNoun(plain, scale[0] > 0, reader.blocks)) return undefined
  const value = resolve(number, key, scale, reader)
  return value === undefined ? undefined : { value, precision: plain !== rest ? 'floor' : scale[0] ? 'rounded' : 'exact' }
}

/**
 * The count that a text or a number of a page states, as the language of the page (a BCP 47 tag) and platforms write counts: "1.2M",
 * "1,2 Mio.", "18.567.581 Aufrufe", "获赞 1.2万", "10万+". A whole number is exact, a scaled one rounded, one with a plus a floor.
 * Undefined for whatever is not surely one count: other units, dates, several numbers, a scale word of another language.
 */
export function parseCount(input: string | number | null | undefined, options: { lang?: string | undefined } = {}): Count | undefined {
  if (typeof input !== 'number') return parseText(input ?? '', options.lang)
  return Number.isSafeInteger(input) && input >= 0 ? { value: input, precision: 'exact' } : undefined
}
