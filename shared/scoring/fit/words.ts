const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/** A text to search: folded alike for every script, with the places at which a word begins or ends. */
export interface ReadText {
  plain: string
  edges: ReadonlySet<number>
  /** How many words it has. */
  words: number
}

/** One width, one case, single spaces. Traditional and simplified characters stay apart: a brief names both where it wants both. */
export const foldWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Segments a text by Unicode's rules and, where they write without spaces, the dictionaries of Chinese, Japanese and Thai. */
export function readText(text: string): ReadText {
  const plain = foldWords(text)
  const segments = [...SEGMENTER.segment(plain)]
  const edges = new Set([...segments.map(({ index }) => index), plain.length])
  return { plain, edges, words: segments.filter(({ isWordLike }) => isWordLike).length }
}

/** Where a term stands in a text as a word or several: 大学 is in 上海大学, but not in 大学生, and "art" is not in "party". */
export function placesOf(term: string, { plain, edges }: ReadText): number[] {
  const wanted = foldWords(term)
  const places: number[] = []
  if (wanted === '') return places
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length))
    if (edges.has(at) && edges.has(at + wanted.length)) places.push(at)
  return places
}
