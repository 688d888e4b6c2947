import type { Count } from '../../shared/schema/count.ts'

/** What a spelling multiplies by: a power of ten (NaN: a date or an age, no count) and the marks it goes with, decimal then group. */
type Scale = [power: number, marks: string]
/** Spellings are keyed as they stand around the number: `# mio`, `elfu #`. */
type Reader = { known: boolean; marks: string; scales: Map<string, Scale>; blocks: Set<number> }

const ENGLISH = '.,'
const CONTINENTAL = ',.'
/** Spellings that platforms use on pages of any language, with their power of ten. */
const ANYWHERE = 'k3 m6 w4 千3 万4 萬4 百万6 千万7 亿8 億8 천3 만4 억8 mio6 mrd9'

/** A letter of a script with spaces between its words: beside a digit it is part of an unknown unit, not a noun. */
const SPACED = '(?![\\p{sc=Han}\\p{sc=Hang}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}])[\\p{L}\\p{M}]'
const GLUED = new RegExp(`${SPACED}#|#${SPACED}`, 'u')
const UNFAMILIAR = new RegExp(`(?!\\p{sc=Latn})${SPACED.replace('M', 'Lo')}`, 'gu')

/** No count: signs, a numeral among the words, dates, times, money. */
const ODD =
  /[^\p{L}\p{M}॰\s:()"#'/-]|(?<!\p{L})['/-]|['/-](?!\p{L})|[十百千万萬亿億兆십백천만억조年月日号號时時秒週周岁歲元円圓块倍折第년월일시분초원세天]|小时|分(?!享)|[点點](?![赞讚])|ร้อย|พัน|หมื่น|แสน|ล้าน|สิบ/u

/**
 * Scale words of any language, as stems: "12 mil" is no 12 where `mil` is no word of the language. A test compares them with
 * `new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay }).format(mantissa * 10 ** power)` of all locales.
 */
const FOREIGN =
  /# ?(de )?(?!x \p{L}|mi p)([b-df-hj-np-tv-z]{1,2}|[aeèþмт]|bi[nouó]?|k[ao]|ma|ин|ह|के|ति|एम|बि|হা|লা|কো|[ሚሺሽቢት])(?![\p{L}\p{M}])|kt #|(?<![\p{L}\p{M}])(mi[aeinouóg]+ |m(h?i*[iíì]l|[jlrnìüp]|igg|ijë|ano)|apem|[ŋɩɔèẹ]|m?bh?i*[ií]l([hiíy]|j(?!e)|l?[ #]|lean|l[ijíoó])|b[lk][nl]|bʊ|d?th?i*r[ií]|triệu|trl|[tpv]ilia|v\/|t(h?ou|a[uú]|u+|[úû])[sz]|tūk|[dt]uh|[dt]s[dg]|t[iy]s|d(a|ou?|u)[iu][sz]|dubu|duil|crore|[kl]cr|lak|ho[zj]|obz|nikh|afe|ak[lpru]|elfu|ezer|gak|gkl|hezar|hilj|hjar|inkul|isig|[jy]uta|kilu|kot|kuma|kun |libo|nghìn|ribu|tỷ|þús|ago |м([иілөы]|ең|ян)|т[иы][сһ]|тр[иыл]|тэр|хи[лљ]|бил(?!е)|илј|эзар|ҳ[аз]|пин|сая|их н|آلاف|ألف|ارب|بلين|[تٹٽ]ر[لی]|تىر|لاکھ|م[ىی]?ل|[هھہ]زار|کروڑ|کھرب|مىڭ|हज|ला?ख|करोड|कोटी|[कअख]॰|अब्ज|अरब|खर|नील|निख|निजु|पद्म|शंख|बिल|त्रि|रोजा|হাজা|লাখ|লাকো|কোটি|নিঃ|নিযু|শঃ|শত|ሚ[ሊል]|ሽሕ|ቢ[ሊል]|ትሪ|ကုဋေ|ဋေ|ကောဋိ|ထောင်|သ(န်|ိန်|ောင်)း|မိုၼ်ႇ|လၢၼ်ႉ|သႅၼ်|ႁဵင်)/u

const digitOf = (char: string): string => {
  const code = char.codePointAt(0) ?? 0
  const low = code & 15
  // A run of digits starts at ...0 or ...6 of its block.
  return `${/\p{Nd}/u.test(String.fromCodePoint(code - low)) ? low : low - 6}`
}

/**
 * The one number of a text, with ASCII digits and marks, and the words around it as `before#after`: lower case, plain spaces,
 * abbreviations without their dot. Undefined where there is no number or more than one. `spaced`: a space may group digits.
 */
export function splitNumber(text: string, spaced = false): [number: string, words: string] | undefined {
  if (text.length > 99) return undefined
  const plain = text
    .normalize()
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\p{Cf}/gu, '')
    // The mathematical digits are decoration.
    .replace(/(?![\u{1d7ce}-\u{1d7ff}])\p{Nd}/gu, digitOf)
    .toLowerCase()
    .replace(/٫/g, '.')
    .replace(/[٬،]/g, ',')
    .replace(spaced ? /’|(?<=\d)\s(?=\d{3})/g : /’|(?<=\d)[\u00a0\u2009\u202f](?=\d{3})/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}\p{M}])\./gu, '')
  const match = /^([^\d#]*)(\d(?:[\d.,']*\d)?)([^\d#]*)$/.exec(plain)
  return match ? [`${match[2]}`, `${match[1]}#${match[3]}`] : undefined
}

/** The whole number that `number` is with these marks and this scale; undefined where it is not written so, not whole or not safe. */
function valueOf(number: string, [power, marks]: Scale): number | undefined {
  const whole = `0|[1-9]\\d*|[1-9]\\d{0,2}([${marks[1]}'])\\d{3}(?:\\2\\d{3})*|[1-9]\\d?(?:,\\d\\d)+,\\d{3}`
  const match = new RegExp(`^(${whole})(?:[${marks[0]}](\\d+))?$`).exec(number)
  const fraction = (match?.[3] ?? '').replace(power ? /0+$/ : /$/, '')
  const value = Number(`${match?.[1]}`.replace(/\D/g, '') + fraction.padEnd(power, '0'))
  return match && fraction.length <= power && Number.isSafeInteger(value) ? value : undefined
}

/** The number in the marks of the language, else in those of its scale word; other marks only where nothing else can be meant. */
function resolve(number: string, key: string, [power, native]: Scale, reader: Reader): number | undefined {
  const [own, other, ...rest] = [reader.marks, native, ENGLISH, CONTINENTAL].map((marks) => valueOf(number, [power, marks]))
  if (own !== undefined && other !== undefined && own !== other) return undefined
  const sure = power ? (readerOf('en').scales.get(key)?.[0] ?? power) === power : !reader.known || /[.,].*[.,]/.test(number)
  return own ?? other ?? (sure ? (rest[0] ?? rest[1]) : undefined)
}

const readers = new Map<string, Reader>()

/** How a language writes numbers, asked of Intl once; English for a language that Intl does not know. */
function readerOf(lang = ''): Reader {
  let reader = readers.get(lang)
  if (!reader) readers.set(lang, (reader = readerFor(supported(lang))))
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

function readerFor(lang: string | undefined): Reader {
  const number = splitNumber(new Intl.NumberFormat(lang ?? 'en').format(1234567.5))?.[0] ?? ''
  const marks = `${number.at(-2)}${number.match(/\D/)}`
  const scales = new Map<string, Scale>([['#', [0, ENGLISH]]])
  for (const [text, value] of textsOf(lang ?? 'en')) {
    const [digits, words] = splitNumber(text) ?? ['', '#']
    if (!scales.has(words)) scales.set(words, [Math.round(Math.log10(value / Number.parseInt(digits))), marks])
  }
  for (const word of ANYWHERE.split(' ')) scales.set() 
  return { known: !!lang, marks, scales, blocks: new Set([...[...scales.keys()].join('')].map(blockOf)) }
}

/** Every spelling of a language: compact numbers with their value, then ages and days of the year with none. */
function* textsOf(lang: string): Generator<[text: string, value: number]> {
  for (const compactDisplay of ['short', 'long'] as const) {
    const format = new Intl.NumberFormat(lang, { notation: 'compact', compactDisplay })
    for (let power = 3; power < 15; power++) for (const n of [1, 1.5, 2, 3, 5]) yield [format.format(n * 10 ** power), n * 10 ** power]
  }
  for (const style of ['long', 'short', 'narrow'] as const) {
    const age = new Intl.RelativeTimeFormat(lang, { style })
    for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const)
      for (const n of [1, 2, 5]) yield [age.format(-n, unit), Number.NaN]
  }
  for (const month of ['long', 'short'] as const) {
    const date = new Intl.DateTimeFormat(lang, { month, day: 'numeric' })
    for (let index = 0; index < 12; index++) yield [date.format(new Date(2000, index, 5)), Number.NaN]
  }
}

/** docs */
export function parseCount(input: string | number | null | undefined, options: { lang?: string | undefined } = {}): Count | undefined {
  if (typeof input === 'number') return Number.isSafeInteger(input) && input >= 0 ? { value: input, precision: 'exact' } : undefined
  const reader = readerOf(options.lang)
  const parts = input ? splitNumber(input, reader.marks.endsWith("'")) : undefined
  let best = '', left=''
  for (const key of reader.scales.keys()) if (key.length > best.length && parts?.[1].includes(key)) { const rest = parts[1].replace(key, '#')
   if (!GLUED.test(rest)) { left = rest; best = key } }
  const scale = reader.scales.get(best)
  if (!scale || !parts) return undefined
  const rest = left.replace(/# ?(\+|以上|이상)/, '#')
  if (ODD.test(rest) || FOREIGN.test(rest)) return undefined
  const value = resolve(parts[0], best, scale, reader)
  if (value === undefined) return undefined
  return { value, precision: rest !== left ? 'floor' : scale[0] ? 'rounded' : 'exact' }
}
