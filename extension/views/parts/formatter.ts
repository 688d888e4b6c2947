const made = new Map<string, unknown>()

/** A formatter of a language, made once for all that is drawn: making one takes longer than drawing the row it stands in. */
export function formatter<F, O>(of: new (lang?: string, options?: O) => F, lang: string | undefined, options: NoInfer<O>): F {
  const key = of.name + lang + JSON.stringify(options)
  if (!made.has(key)) made.set(key, new of(lang, options))
  return made.get(key) as F
}
