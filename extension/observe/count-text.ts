import type { Count } from '../../shared/schema/count.ts'

/**
 * A spelling of a power of ten: the words `before` and `after` the number and the marks that go with it, decimal then group.
 * Power 0: no scale word; NaN: the words of a date or of an age, no count.
 */
type Scale = { before: string; after: string; power: number; marks: string }
type Reader = { lang: string | undefined; marks: string; scales: Map<string, Scale>; blocks: Set<number> }

const ENGLISH = '.,'
const CONTINENTAL = ',.'
/** Spellings that platforms use on pages of any language, with their power of ten. */
const ANYWHERE: [marks: string, words: string][] = [
  [ENGLISH, 'k3 m6 w4 千3 万4 萬4 百万6 千万7 亿8 億8 천3 만4 억8'],
  [CONTINENTAL, 'mio6 mrd9'],
]

/** Scripts that write a noun or a unit right after the number. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hang}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}]'
const GLUED_BEFORE = new RegExp(`[\\p{L}\\p{M}](?<!${UNSPACED})$`, 'u')
const GLUED_AFTER = new RegExp(`^(?!${UNSPACED})[\\p{L}\\p{M}]`, 'u')
/** What no count stands beside: other signs, numerals among the units, dates, times, money. */
const ODD =
  /[^\p{L}\p{M}॰\s:()"'/-]|(?<!\p{L})['/-]|['/-](?!\p{L})|[十百千万萬亿億兆십백천만억조年月日号號时時秒週周岁歲元円圓块倍折第년월일시분초원세]|天|小时|分(?!享)|[点點](?![赞讚])|ร้อย|พัน|หมื่น|แสน|ล้าน|สิบ/u

/**
 * Stems of the scale words of all locales: "12 mil" is no 12 where `mil` is no word of the language. A test compares them with
 * `new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay }).format(mantissa * 10 ** power)` for every locale there is.
 */
const FOREIGN =
  /^(?:de )?(?:x(?! \p{L})|(?:[b-df-hj-np-tv-wyz]{1,2}|[aeè þмт]|bi[nouó]?|k[ao]|ma|mi[aeinouóg]*|kun|tri|tỷ|ин|ह|के|ति|एम|बि|হা|লা|কো|[ሚሺሽቢት])(?![\p{L}\p{M}])|mh?i?[iíì]l|m[jlrn]|m[iì]gg?h?i|mìg|mijë|[am]pem|ɔpe|mano|müň|m?bh?i?[ií]l([hiíy]|j(?!e)|l?(?!\p{L})|lean|l[ijíoó])|bln|bkl|bʊ|d?th?i?r[ií]l|trl|triệu|tiri|[tpv]ili[ao]|v\/[bm]|t(h?ou|a[uú]|u+|[úû])[sz]|tūk|[dt]uh|[dt]s[dg]|t[iy]s|d(au|[ou]i?u?)[sz]e|dubu|duil|crore|[kl]cr|lak|ho[zj]|obz|nikh|afe|ak[lpru]|elfu|ezer|èwu|gak|gkl|hezar|hilj|hjar|inkul|isig|[jy]uta|kilu|kot|kuma|libo|nghìn|ribu|þús|ŋk|ɩk|ẹgb|ago|м([иілөы]|ең|ян)|т[иы][сһ]|тр[иыл]|тэр|хи[лљ]|бил(?!е)|илј|эзар|ҳ[аз]|пин|сая|их н|آلاف|ألف|ارب|بلين|[تٹٽ]ر[لی]|تىر|لاکھ|م[ىی]?ل|[هھہ]زار|کروڑ|کھرب|مىڭ|हज|ला?ख|करोड|कोटी|[कअख]॰|अब्ज|अरब|खर|नील|निख|निजु|पद्म|शंख|बिल|त्रि|रोजा|হাজা|লাখ|লাকো|কোটি|নিঃ|নিযু|শঃ|শত|ሚ[ሊል]|ሽሕ|ቢ[ሊል]|ትሪ|ကုဋေ|ဋေ|ကောဋိ|ထောင်|သ(န်|ိန်|ောင်)း|မိုၼ်ႇ|လၢၼ်ႉ|သႅၼ်|ႁဵင်)/u

const digitOf = (char: string): string => {
  const code = char.codePointAt(0) ?? 0
  const low = code & 15
  // A run of digits starts at ...0 or ...6 of its block.
  return `${/\p{Nd}/u.test(String.fromCodePoint(code - low)) ? low : low - 6}`
}

/**
 * The text before the one number of a text, the number with ASCII digits and marks, the text after it; lower case, plain spaces,
 * abbreviations without their dot. Undefined where there is no number or more than one. `spaced`: a space may group digits.
 */
export function splitNumber(text: string, spaced = false): [before: string, number: string, after: string] | undefined {
  if (text.length > 99) return undefined
  const plain = text
    .normalize()
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\p{Cf}/gu, '')
    // The mathematical digits are decoration, not a number's.
    .replace(/(?![\u{1d7ce}-\u{1d7ff}])\p{Nd}/gu, digitOf)
    .toLowerCase()
    .replace(/٫/g, '.')
    .replace(/[٬،]/g, ',')
    .replace(spaced ? /’|(?<=\d)\s(?=\d{3})/g : /’|(?<=\d)[\u00a0\u2009\u202f](?=\d{3})/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}\p{M}])\./gu, '')
  return /^(\D*)(\d(?:[\d.,']*\d)?)(\D*)$/.exec(plain)?.slice(1) as [string, string, string] | undefined
}

/** The whole number that `number` with these marks and this scale says; undefined where it is not written so, or is not whole or not safe. */
function valueOf(number: string, [decimal, group]: string, power: number): number | undefined {
  const whole = `0|[1-9]\\d*|[1-9]\\d{0,2}([${group}'])\\d{3}(?:\\2\\d{3})*|[1-9]\\d?(?:,\\d\\d)+,\\d{3}`
  const match = new RegExp(`^(${whole})(?:\\${decimal}(\\d+))?$`).exec(number)
  const fraction = power ? (match?.[3] ?? '').replace(/0+$/, '') : (match?.[3] ?? '')
  if (!match || fraction.length > power) return undefined
  const value = Number(match[1]?.replace(/\D/g, '') + fraction.padEnd(power, '0'))
  return Number.isSafeInteger(value) ? value : undefined
}

const readers = new Map<string, Reader>()

/** How a language writes numbers, asked of Intl once; English for a language that Intl does not know. */
function readerOf(lang = ''): Reader {
  const known = readers.get(lang)
  if (known) return known
  const own = supported(lang)
  const marks = marksOf(own ?? 'en')
  const scales = scalesOf(own ?? 'en', marks)
  const letters = [...scales.values()].flatMap(({ before, after }) => [...(before + after)])
  const reader = { lang: own, marks, scales, blocks: new Set(letters.map(blockOf)) }
  readers.set(lang, reader)
  return reader
}

function supported(lang: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(lang.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

const blockOf = (char: string): number => (char.codePointAt(0) ?? 0) >> 7

function marksOf(lang: string): string {
  const number = splitNumber(new Intl.NumberFormat(lang).format(1234567.5))?.[1] ?? ''
  return `${number.at(-2)}${/\D/.exec(number)?.[0]}`
}

/** All spellings of a language, its own first. */
function scalesOf(lang: string, marks: string): Map<string, Scale> {
  const scales = new Map<string, Scale>([['#', { before: '', after: '', power: 0, marks: ENGLISH }]])
  const add = (text: string, power: (number: string) => number): void => {
    const [before, number, after] = splitNumber(text) ?? ['', '', '']
    const key = `${before}#${after}`
    if (number && !scales.has(key)) scales.set(key, { before, after, power: power(number), marks })
  }
  for (const [value, text] of compactTexts(lang)) {
    add(text, (number) => Math.round(Math.log10(value / Number(number.replaceAll(marks.at(1) ?? '', '').replace(marks.at(0) ?? '', '.')))))
  }
  for (const text of timeTexts(lang)) add(text, () => Number.NaN)
  for (const [native, words] of ANYWHERE) {
    for (const word of words.split(' ')) {
      const after = ` ${word.slice(0, -1)} `
      scales.set(`#${after}`, { before: '', after, power: Number(word.at(-1)), marks: native })
    }
  }
  return scales
}

function* compactTexts(lang: string): Generator<[value: number, text: string]> {
  for (const compactDisplay of ['short', 'long'] as const) {
    const format = new Intl.NumberFormat(lang, { notation: 'compact', compactDisplay })
    for (let power = 3; power < 15; power++) {
      for (const mantissa of [1, 1.5, 2, 3, 5]) yield [mantissa * 10 ** power, format.format(mantissa * 10 ** power)]
    }
  }
}

function* timeTexts(lang: string): Generator<string> {
  for (const style of ['long', 'short', 'narrow'] as const) {
    const age = new Intl.RelativeTimeFormat(lang, { style })
    for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const) {
      for (const count of [1, 2, 5]) yield age.format(-count, unit)
    }
  }
  for (const month of ['long', 'short'] as const) {
    const date = new Intl.DateTimeFormat(lang, { month, day: 'numeric' })
    for (let index = 0; index < 12; index++) yield date.format(new Date(2000, index, 5))
  }
}

/** What stands before a scale word in the text before the number, or undefined. */
function cutBefore(text: string, word: string): string | undefined {
  const left = word.trim() ? text.trimEnd() : text
  const rest = left.endsWith(word.trim()) ? left.slice(0, left.length - word.trim().length) : undefined
  return rest === undefined || GLUED_BEFORE.test(rest) ? undefined : rest
}

function cutAfter(text: string, word: string): string | undefined {
  const right = word.trim() ? text.trimStart() : text
  const rest = right.startsWith(word.trim()) ? right.slice(word.trim().length) : undefined
  return rest === undefined || GLUED_AFTER.test(rest) ? undefined : rest
}

type Found = { scale: Scale; before: string; after: string; score: number }

/** The longest spelling of the language that the text has around its number; of two, the one that is spaced as in the text. */
function findScale(before: string, after: string, reader: Reader): Found | undefined {
  let best: Found | undefined
  for (const scale of reader.scales.values()) {
    const rest = [cutBefore(before, scale.before), cutAfter(after, scale.after)]
    if (rest[0] === undefined || rest[1] === undefined) continue
    const exact = before.endsWith(scale.before) && after.startsWith(scale.after)
    const score = 2 * (scale.before.trim().length + scale.after.trim().length) + Number(exact)
    if (!best || score > best.score) best = { scale, before: rest[0], after: rest[1], score }
  }
  return best
}

function isPlain(before: string, after: string, reader: Reader, power: number): boolean {
  if (ODD.test(before) || ODD.test(after)) return false
  if ([before.trim().split(' ').at(-1) ?? '', after.trim()].some((words) => FOREIGN.test(words))) return false
  return power > 0 || [...(before + after)].every((c) => !/[\p{L}]/u.test(c) || /[\p{sc=Latn}\p{sc=Han}]/u.test(c) || reader.blocks.has(blockOf(c)))
}

function resolve(number: string, scale: Scale, reader: Reader): number | undefined {
  const read = (marks: string): number | undefined => valueOf(number, marks, scale.power)
  const [own, native] = [read(reader.marks), read(scale.marks)]
  if (own !== undefined && native !== undefined && own !== native) return undefined
  return own ?? native
}

/** docs */
export function parseCount(input: string | number | null | undefined, options: { lang?: string | undefined } = {}): Count | undefined {
  if (typeof input === 'number') return Number.isSafeInteger(input) && input >= 0 ? { value: input, precision: 'exact' } : undefined
  const reader = readerOf(options.lang)
  const parts = input ? splitNumber(input, reader.marks.endsWith("'")) : undefined
  const found = parts && findScale(parts[0], parts[2], reader)
  if (!found) return undefined
  const after = found.after.replace(/^ ?(\+|以上|이상)/, '')
  if (!isPlain(found.before, after, reader, found.scale.power)) return undefined
  const value = resolve(parts[1], found.scale, reader)
  if (value === undefined) return undefined
  return { value, precision: after !== found.after ? 'floor' : found.scale.power ? 'rounded' : 'exact' }
}
