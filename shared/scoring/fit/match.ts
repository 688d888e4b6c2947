import type { Passage, Where } from './passages.ts'
import { placesOf } from './words.ts'

/** Where a term of the brief was found. */
export interface Match {
  term: string
  where: Where
  times: number
  postIds: string[]
}

/** Saturation and length of BM25 (Robertson & Zaragoza 2009, Found. Trends Inf. Retr. 3(4)), at their usual values. */
export const K1 = 1.2
export const B = 0.75
/** Words of a creator's texts at which length changes nothing, and how much a word counts where a creator describes itself: judgements. */
const USUAL_WORDS = 300
const FIELDS: Record<Where, number> = { name: 3, bio: 3, hashtag: 2, caption: 1 }

/** All places of one term. */
export function matchesOf(term: string, passages: readonly Passage[]): Match[] {
  const found = passages.map((passage) => ({ ...passage, times: placesOf(term, passage.text).length })).filter(({ times }) => times > 0)
  return [...Map.groupBy(found, ({ where }) => where)].map(([where, ones]) => ({
    term,
    where,
    times: ones.reduce((sum, { times }) => sum + times, 0),
    postIds: ones.flatMap(({ post }) => post?.id ?? []),
  }))
}

/**
 * How much texts speak of a term, 0…1: BM25F's saturated frequency, tf ÷ (tf + k1), tf weighed by field and divided by 1 − b + b × length.
 * Without the usual idf: it would rate rare words of other creators, but the brief's author chose these.
 */
export function aboutness(matches: readonly Match[], passages: readonly Passage[]): number {
  const words = passages.reduce((sum, { text }) => sum + text.words, 0)
  const tf = matches.reduce((sum, { where, times }) => sum + FIELDS[where] * times, 0) / (1 - B + (B * words) / USUAL_WORDS)
  return tf / (tf + K1)
}
