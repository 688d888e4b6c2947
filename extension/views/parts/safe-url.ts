/** An address out of page data that may become a link: https alone. */
export const safeUrl = (url: string | undefined): string | undefined =>
  url && URL.canParse(url) && new URL(url).protocol === 'https:' ? url : undefined
