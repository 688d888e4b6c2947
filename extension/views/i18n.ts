/** The languages of every screen, each named in itself. */
export const LANGS = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const
export type Lang = keyof typeof LANGS

export type Values = Readonly<Record<string, string | number | null>>

/** Says a text of the chosen language; `{name}` in it is replaced by the value of that name. */
export interface Say<K extends string> {
  (key: K, values?: Values): string
  lang: Lang
  /** For codes that come from data: undefined where no text of that key exists. */
  maybe(key: string, values?: Values): string | undefined
}

/** A table of texts in another language: the same keys as its English source, no more and no fewer. */
export type TextsOf<Source> = Readonly<Record<keyof Source, string>>

/** Makes the function that views speak through. */
export function speaker<K extends string>(texts: Readonly<Record<K, string>>, lang: Lang): Say<K> {
  const table: Readonly<Record<string, string | undefined>> = texts
  const maybe = (key: string, values: Values = {}) =>
    Object.hasOwn(table, key) ? table[key]?.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')) : undefined
  return Object.assign((key: K, values?: Values) => maybe(key, values) ?? key, { lang, maybe })
}

/** The language among ours that fits a browser's ("zh-HK" → zh-TW, "fr" → en). */
export function langOf(tag: string): Lang {
  if (!/^zh\b/i.test(tag)) return 'en'
  return /hant|-(tw|hk|mo)/i.test(tag) && !/hans/i.test(tag) ? 'zh-TW' : 'zh-CN'
}
