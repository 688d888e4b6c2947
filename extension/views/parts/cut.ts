import { formatter } from './formatter.ts'

/** A text for display: at most `length` characters as a reader counts them, then "…". The text itself stays whole elsewhere. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  // A character may be many code units (a family emoji has eleven); nothing beyond this can be shown.
  const head = text.slice(0, length * 16)
  const characters = [...formatter(Intl.Segmenter, undefined, { granularity: 'grapheme' }).segment(head)]
  if (characters.length <= length && head.length === text.length) return text
  return `${characters
    .slice(0, length)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}…`
}
