import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCount } from '../../../extension/observe/count-text.ts'

type Row = [text: string, lang: string | undefined, value: number, precision?: 'rounded' | 'floor']

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const CODES = LETTERS.flatMap((a) => LETTERS.flatMap((b) => [a + b, ...LETTERS.map((c) => a + b + c)]))
const VARIANTS =
  'en-IN en-ZA en-AU en-CA en-CH en-SE de-CH de-AT de-LI es-MX es-ES es-US es-419 es-AR es-CR pt-BR pt-PT zh-TW zh-HK zh-Hans-SG zh-Hant fr-CA fr-CH fr-BE ar-EG ar-SA ar-MA ar-AE fa-IR hi-IN hi-Latn bn-BD bn-IN mr-IN ne-NP my-MM sr-Latn sr-Latn-ME uz-Cyrl uz-Arab az-Cyrl bs-Cyrl ff-Adlm pa-Arab ks-Deva sd-Deva kok-Latn shi-Latn vai-Latn yue-Hans it-CH nl-BE sw-KE ur-IN ta-SG en-150 ro-MD ru-UA nb-NO en-US-u-nu-deva ar-u-nu-arab'
const LOCALES = Intl.NumberFormat.supportedLocalesOf([...CODES, ...VARIANTS.split(' ')])
const MANTISSAS = [1, 1.04, 1.2, 2, 2.1, 2.5, 3.3, 4, 4.21, 5.6, 7, 7.77, 9.9, 9.99]
const VALUES = Array.from({ length: 12 }, (_, power) => MANTISSAS.map((mantissa) => Math.round(mantissa * 10 ** power))).flat()

const NOUNS = {
  en: 'subscribers, views, likes, followers, posts, members, bookmarks',
  de: 'Abonnenten, Aufrufe, Beiträge, Bilder, Mal gesehen',
  es: 'seguidores, visualizaciones, Me gusta, miembros',
  fr: 'abonnés, vues, membres, mentions',
  it: 'iscritti, visualizzazioni, Mi piace',
  pt: 'inscritos, curtidas, membros',
  nl: 'abonnees, weergaven, leden',
  sv: 'prenumeranter, bilder, medlemmar',
  da: 'visninger, billeder',
  fi: 'tilaajaa, tykkäystä',
  pl: 'subskrybentów, polubień',
  cs: 'odběratelů, zhlédnutí',
  tr: 'abone, kez görüntülendi',
  ro: 'de vizionări, urmăritori',
  id: 'pengikut, x ditonton',
  vi: 'lượt xem, bài viết',
  fil: 'na subscriber',
  uz: 'marta ko‘rilgan',
  kk: 'рет көрілді',
  ru: 'подписчиков, раз',
  uk: 'переглядів',
  el: 'συνδρομητές',
  he: 'צפיות',
  ar: 'مشاهدة',
  fa: 'دنبال‌کننده, نظر',
  ur: 'ملاحظات',
  hi: 'बार देखा गया, लाइक',
  ne: 'पटक हेरिएको',
  bn: 'জন সাবস্ক্রাইবার',
  ta: 'பார்வைகள்',
  th: 'คน, ครั้ง',
  zh: '粉丝, 次播放, 获赞与收藏',
  ja: '回視聴, フォロワー, いいね',
  ko: '명, 회, 팔로워',
}

/** The locales whose texts are not read back: [locale, value, text, what was read]. And how many texts there were. */
function readBack(options: Intl.NumberFormatOptions, tolerance: number, without: string[] = []) {
  const misread: [string, number, string, unknown][] = []
  let checked = 0
  for (const lang of LOCALES.filter((locale) => !without.includes(locale.split('-')[0] ?? ''))) {
    const format = new Intl.NumberFormat(lang, options)
    for (const value of VALUES) {
      const text = format.format(value)
      // "mille": a thousand in words.
      if (!/\p{Nd}/u.test(text)) continue
      const count = parseCount(text, { lang })?.value ?? Number.NaN
      checked++
      if (!(format.format(count) === text && Math.abs(count - value) <= tolerance * value)) misread.push([lang, value, text, count])
    }
  }
  return { misread, checked }
}

/** "12 thousand" with every scale word of a language, in every form that it takes. */
function twelves(lang: string): string[] {
  return (['short', 'long'] as const).flatMap((compactDisplay) => {
    const format = new Intl.NumberFormat(lang, { notation: 'compact', compactDisplay, numberingSystem: 'latn' })
    const values = Array.from({ length: 12 }, (_, power) => [1, 1.01, 1.5, 2, 3, 4, 5].map((mantissa) => mantissa * 10 ** (power + 3))).flat()
    const texts = values.map((value) => format.format(value)).filter((text) => /\d/.test(text) && /\p{L}/u.test(text))
    return texts.map((text) => text.replace(/\d[\d.,٬٫'’\s]*(?<=\d)/u, '12'))
  })
}

describe('the spellings of platforms', () => {
  it.each<Row>([
    ['1.2w', undefined, 12_000, 'rounded'],
    ['1.2W', 'zh-CN', 12_000, 'rounded'],
    ['197.3w', 'zh', 1_973_000, 'rounded'],
    ['10万+', 'zh', 100_000, 'floor'],
    ['10万+', undefined, 100_000, 'floor'],
    ['1千+', 'zh', 1000, 'floor'],
    ['1千万+', 'zh', 10_000_000, 'floor'],
    ['１０万＋', 'zh', 100_000, 'floor'],
    ['10+', undefined, 10, 'floor'],
    ['10万以上', 'ja', 100_000, 'floor'],
    ['フォロワー5,351人', 'ja', 5351],
    ['フォロワー34万人', 'ja', 340_000, 'rounded'],
    ['10만 이상', 'ko', 100_000, 'floor'],
    ['1万+位粉丝', 'zh', 10_000, 'floor'],
    ['10,000+ followers', 'en', 10_000, 'floor'],
    ['5.04m', undefined, 5_040_000, 'rounded'],
    ['5.04m', 'en-GB', 5_040_000, 'rounded'],
    ['5.04m', 'de', 5_040_000, 'rounded'],
    ['18k', 'de', 18_000, 'rounded'],
    ['1.1K', undefined, 1100, 'rounded'],
    ['0.5K', 'en', 500, 'rounded'],
    ['1.2B', 'en', 1_200_000_000, 'rounded'],
    ['5 B', 'tr', 5000, 'rounded'],
    ['1.2萬', undefined, 12_000, 'rounded'],
    ['3.4亿', 'en', 340_000_000, 'rounded'],
    ['3.4億', 'zh-TW', 340_000_000, 'rounded'],
    ['1.2만', undefined, 12_000, 'rounded'],
    ['1.2천', 'en', 1200, 'rounded'],
    ['5억', 'ko', 500_000_000, 'rounded'],
    ['1.2 万', 'zh_CN', 12_000, 'rounded'],
    ['"41.3万"', undefined, 413_000, 'rounded'],
    ['1,2 Mio.', undefined, 1_200_000, 'rounded'],
    ['1,2 Mio.', 'en', 1_200_000, 'rounded'],
    ['2,43 Mio.', 'zh', 2_430_000, 'rounded'],
    ['2,43 Mrd.', undefined, 2_430_000_000, 'rounded'],
    ['1.234 Mio.', 'de', 1_234_000_000, 'rounded'],
    ['720,160', undefined, 720_160],
    ['720,160', 'zh', 720_160],
    ['720,160', 'de', 720_160],
    ['1.234', undefined, 1234],
    ['1,234', undefined, 1234],
    ['1.234', 'de', 1234],
    ['1,23,45,678', 'en', 12_345_678],
    ['1,23,45,678', 'hi', 12_345_678],
    ['18.567.581', 'en', 18_567_581],
    ["18'567'581", 'en', 18_567_581],
    ['１２３４', undefined, 1234],
    ['١٬٢٣٤', 'ar-EG', 1234],
    ['0', 'en', 0],
  ])('%s on a page in %s is %i %s', (text, lang, value, precision = 'exact' as never) =>
    expect(parseCount(text, { lang })).toEqual({ value, precision }),
  )

  it.each<Row>([
    ['84 subscribers', 'en', 84],
    ['1 video', undefined, 1],
    ['12 votes', 'en', 12],
    ['Followers: 84', 'en', 84],
    ['5,204 views', 'de', 5204],
    ['1.2 million views', 'en', 1_200_000, 'rounded'],
    ['1.234 Aufrufe', undefined, 1234],
    ['18.567.581 Aufrufe', 'de', 18_567_581],
    ['25 Mio. Abonnenten', 'de', 25_000_000, 'rounded'],
    ['25 Mio. Abonnenten', 'en', 25_000_000, 'rounded'],
    ['5 Mitglieder', 'de', 5],
    ['12 Bilder', 'de', 12],
    ['12 mil suscriptores', 'es', 12_000, 'rounded'],
    ['5 miembros', 'es', 5],
    ['1,2 M d’abonnés', 'fr', 1_200_000, 'rounded'],
    ['12 345 vues', 'fr', 12_345],
    ['12\u202f345 vues', 'en', 12_345],
    ['45 Mi piace', 'it', 45],
    ['1,2 Mln di follower', 'it', 1_200_000, 'rounded'],
    ['25 de abonați', 'ro', 25],
    ['1,2 jt x ditonton', 'id', 1_200_000, 'rounded'],
    ['84 x ditonton', 'id', 84],
    ['45 bài viết', 'vi', 45],
    ['wafuasi elfu 12', 'sw', 12_000, 'rounded'],
    ['1,2 тыс. подписчиков', 'ru', 1200, 'rounded'],
    ['84 подписчика', 'ru', 84],
    ['45 सब्सक्राइबर', 'hi', 45],
    ['45 बार देखा गया', 'hi', 45],
    ['1.2 ล้านคน', 'th', 1_200_000, 'rounded'],
    ['조회수 1.2만회', 'ko', 12_000, 'rounded'],
    ['조회수 45회', 'ko', 45],
    ['87万次播放', 'zh', 870_000, 'rounded'],
    ['12.3万粉丝', 'zh', 123_000, 'rounded'],
    ['获赞 1.2万', 'zh', 12_000, 'rounded'],
    ['粉丝 45', 'zh', 45],
    ['45分享', 'zh', 45],
    ['45 点赞', 'zh', 45],
  ])('a noun may stand beside it: %s in %s', (text, lang, value, precision = 'exact' as never) =>
    expect(parseCount(text, { lang })).toEqual({ value, precision }),
  )
})

describe('the nouns of platforms', () => {
  it.each(Object.entries(NOUNS))('in %s do not hide a number: %s', (lang, nouns) => {
    const millions = new Intl.NumberFormat(lang, { notation: 'compact' }).format(12e6)
    for (const noun of nouns.split(', ')) {
      expect(parseCount(`45 ${noun}`, { lang }), noun).toEqual({ value: 45, precision: 'exact' })
      expect(parseCount(`${millions} ${noun}`, { lang }), noun).toEqual({ value: 12e6, precision: 'rounded' })
    }
  })
})

describe('what is no count', () => {
  const texts = (lines: string) => lines.split(' | ')

  it.each(texts('5Q | 12x | 12 x | 1.2 foo | 5 mn | 1,2 tn | 12 bin | 5 crore | 5 km | 5 pm | 5th | 5兆 | 5百 | 10多万 | 10+万 | 5ล้าน'))(
    'an unknown unit: %s',
    (text) => expect(parseCount(text)).toBeUndefined(),
  )
  it.each([
    ['12 mil suscriptores', 'en'],
    ['3 тыс.', 'en'],
    ['3 тыс.', 'uk'],
    ['elfu 12', 'en'],
    ['kt 1', 'fr'],
    ['1.2B', 'de'],
    ['1.2B', 'tr'],
    ['1.2M', 'id'],
    ['1.234K', 'de'],
    ['1,234 Mio.', 'en'],
    ['1.234', 'en'],
  ])('a unit or marks that may mean something else: %s in %s', (text, lang) => expect(parseCount(text, { lang })).toBeUndefined())

  it.each(texts('28 关注 3.6万 粉丝 | 5-10 | 1 / 2 | 1万5千'))('several numbers: %s', (text) => expect(parseCount(text)).toBeUndefined())
  it.each(texts('14:05 | 12/3 | 2024-05-01 | 2020年 | 5月 | Jan 5 | 5 December | 17 hours ago | 1m ago | 3天前 | 2分钟前'))('a time: %s', (text) =>
    expect(parseCount(text)).toBeUndefined(),
  )
  it.each([
    ['5 mai', 'fr'],
    ['vor 3 Tagen', 'de'],
    ['hace 2 días', 'es'],
    ['5 дней назад', 'ru'],
  ])('a time in its language: %s in %s', (text, lang) => expect(parseCount(text, { lang })).toBeUndefined())
  it.each(texts('5% | 5 % | ５％ | $5 | 5 € | ¥5 | 5元 | 1.2万元 | 5 USD | EUR 5 | 5 dollars'))('a share or a price: %s', (text) =>
    expect(parseCount(text)).toBeUndefined(),
  )
  it.each(texts('-5 | −5 | – 5 | +5 | ~5 | #5 | v2 | No. 5 | 第3集 | 01 | 5² | ①'))('not a plain number: %s', (text) =>
    expect(parseCount(text)).toBeUndefined(),
  )
  it.each(texts('1.5 | 1,2,3 | 1.2.3 | 1,2345 | 1.748E12 | 1e5 | 1.2345K | 9007199254740993 | 9999999T'))('no whole or no safe number: %s', (text) =>
    expect(parseCount(text)).toBeUndefined(),
  )
  it.each([[''], [' '], ['粉丝'], [null], [undefined]])('no digits: %s', (text) => expect(parseCount(text)).toBeUndefined())
})

describe('numbers of a payload', () => {
  it.each([0, 1, 14_459, Number.MAX_SAFE_INTEGER])('%d is exact', (value) => expect(parseCount(value)).toEqual({ value, precision: 'exact' }))
  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no count', (value) => expect(parseCount(value)).toBeUndefined())
})

describe('every locale of Intl', () => {
  it('reads back its short compact numbers', () => {
    const { misread, checked } = readBack({ notation: 'compact' }, 0.05)
    // CLDR writes 1000 as "1" in Venetian; in Tongan 10,000 is "1m" and a million "1M", so neither is read.
    expect([...new Set(misread.map(([lang]) => lang))].filter((lang) => !['vec', 'to'].includes(lang))).toEqual([])
    expect(misread.filter(([lang, , , read]) => lang !== 'vec' && !Number.isNaN(read))).toEqual([])
    console.log(`${LOCALES.length} locales, ${checked} compact numbers`)
  })

  it('reads back compact numbers of three digits', () => {
    const options = { notation: 'compact', maximumSignificantDigits: 3 } as const
    expect(readBack(options, 0.005, ['vec', 'to']).misread).toEqual([])
  })

  it('reads back its long compact numbers', () =>
    // CLDR writes a million as "1 करोड" in Nepali, which is ten million.
    expect(readBack({ notation: 'compact', compactDisplay: 'long' }, 0.05, ['ne']).misread).toEqual([]))

  it('reads back grouped numbers exactly', () =>
    // Toki Pona groups by two.
    expect(readBack({}, 0, ['tok']).misread).toEqual([]))

  it('never reads "12 thousand" of one language as 12 in another', () => {
    const texts = [...new Set(LOCALES.flatMap(twelves))]
    const readers = 'en de es fr it pt ru uk sr ar fa ur hi mr bn tr id zh ja ko th he el am my'.split(' ')
    const exact = (text: string) => readers.filter((lang) => parseCount(text, { lang })?.precision === 'exact')
    expect(texts.length).toBeGreaterThan(800)
    expect(texts.map((text) => [text, ...exact(text)]).filter((row) => row.length > 1)).toEqual([])
  })
})

describe('any text at all', () => {
  const langs = fc.constantFrom(undefined, 'en', 'de', 'zh', 'ar', 'hi', 'tr', 'sw', 'xx', 'not a tag', '')
  const unknown = fc.stringMatching(/^[a-z]{1,8}$/).filter((word) => !/^(k|m|b|t|w|mio|mrd|thousand|[mbtr]+illion)$/.test(word))

  it('throws nothing and gives no number that is not safe', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0159.,+ kKmM万亿千k٣५１-%:') })),
        langs,
        (text, lang) => {
          const count = parseCount(text, { lang })
          return count === undefined || (Number.isSafeInteger(count.value) && Number(count.value) >= 0)
        },
      ),
      { numRuns: 3000 },
    ))

  it('gives no number to an unknown suffix', () =>
    fc.assert(
      fc.property(fc.nat(), unknown, (number, word) => parseCount(`${number}${word}`) === undefined),
      { numRuns: 1000 },
    ))

  it('gives no number to a fraction without a scale', () =>
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 0, max: 99 }),
        unknown.filter((word) => word.length > 1),
        (number, part, word) => parseCount(`${number}.${part} ${word}`) === undefined,
      ),
      { numRuns: 1000 },
    ))

  it('scales without an error of floating point', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.constantFrom(['K', 3], ['M', 6], ['万', 4], ['亿', 8]), (thousandths, [word, power]) => {
        const text = `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}${word}`
        return parseCount(text, { lang: 'zh' })?.value === Number(BigInt(thousandths) * 10n ** BigInt(Number(power) - 3))
      }),
      { numRuns: 1000 },
    ))

  it('knows the digits of every script', () => {
    let place = 0
    for (let code = 48; code < 0x20000; code++) {
      const digit = String.fromCodePoint(code)
      if (/\p{Nd}/u.test(digit)) expect(parseCount(`1${digit}`)?.value, code.toString(16)).toBe(10 + (place++ % 10))
    }
  })
})
