const NAMES = ['en', 'zh-CN', 'zh-TW'].map((lang) => new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' }))

/** What a region of a brief may be called: the name itself, or for an ISO 3166 code its names in the languages we speak. */
export const namesOfRegion = (region: string): string[] => (/^[A-Z]{2}$/.test(region) ? NAMES.flatMap((names) => names.of(region) ?? []) : [region])
