/** Scripts that tell the language. Kana come before Han: Japanese uses both. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['th', /\p{Script=Thai}/gu],
]
/** Words that mostly one of the languages in Latin letters uses; others are not told apart and count as unknown. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  en: 'the and you is this with for of my to it are'.split(' '),
  de: 'und der das ist nicht ich mit ein für die wir auch'.split(' '),
  fr: 'les des est pour une dans avec vous je et le du'.split(' '),
  es: 'el los que una para por con mi es y las del'.split(' '),
  pt: 'não uma para com você que os do da meu em é'.split(' '),
}
const LEAST_LETTERS = 4
/** A script that has this share of the letters names the language; kana are fewer than the Han beside them. */
const SHARE = { ja: 0.1, other: 0.3 } as const

/** The language of a text, ISO 639-1; null where too little of it is there, or it is none of those that are told apart. */
export function languageOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < LEAST_LETTERS) return null
  const share = (script: RegExp) => (text.match(script)?.length ?? 0) / letters
  const scripted = SCRIPTS.find(([language, script]) => share(script) >= (language === 'ja' ? SHARE.ja : SHARE.other))
  return scripted?.[0] ?? latin(text)
}

function latin(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = Object.entries(COMMON).map(([language, common]) => ({ language, count: words.filter((word) => common.includes(word)).length }))
  const [first, second] = counts.toSorted((a, b) => b.count - a.count)
  return first && first.count > (second?.count ?? 0) ? first.language : null
}
