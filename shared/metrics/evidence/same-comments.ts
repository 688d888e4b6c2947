import type { Evidence } from '../../schema/evidence.ts'
import { evidence } from './evidence-receipt.ts'

/** A comment that was on the page; the author by any stable name, null where unknown. */
export interface SeenComment {
  text: string
  author: string | null
}

/** Judgements, not fitted: no public set of bought comments was found. */
const RULE = { least: 20, times: 3, share: 0.3 } as const

/**
 * `same-comments`: at least 30 % of 20 or more comments say what at least two others say, letters only, whoever wrote them. Numbers: `share`,
 * `same`, `of`, `example`. Emoji and one-word greetings are everyone's words and are not compared; bought comments that differ are not seen.
 */
export function sameComments(comments: readonly SeenComment[]): Evidence[] {
  const said = comments.map(({ text }) => plain(text)).filter((text) => [...text].length >= 6)
  const groups = Map.groupBy(said, (text) => text)
  const repeated = [...groups.values()].filter((texts) => texts.length >= RULE.times).toSorted((a, b) => b.length - a.length)
  const same = repeated.reduce((total, texts) => total + texts.length, 0)
  if (said.length < RULE.least || same / said.length < RULE.share) return []
  const numbers = { share: same / said.length, same, of: said.length, example: repeated[0]?.[0] ?? null }
  return [evidence('same-comments', { numbers }, { inputs: { ...RULE }, n: said.length })]
}

/** Letters and digits alone, without case, names and links. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\S+|@\S+/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
