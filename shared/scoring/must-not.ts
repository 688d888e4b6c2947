import { sponsorshipOf } from '../metrics/sponsorship.ts'
import type { Brief } from '../schema/brief.ts'
import type { Observation } from '../schema/observation.ts'
import { type Passage, passagesOf } from './fit/passages.ts'
import { placesOf } from './fit/words.ts'
import type { GateEvidence } from './gate.ts'

/** What a piece leaves of a score: judgements. A competitor who paid weighs more than one who was only mentioned. */
const FACTORS = { 'must-not-word': 0.5, competitor: 0.85, paidCompetitor: 0.7 } as const
/** Characters of text on either side: enough to see that "不含酒精" does without alcohol. */
const AROUND = 20

/** A word or brand that the brief must not meet, with the places: evidence that a person reads, for a denial uses the same words. */
export interface BriefEvidence extends GateEvidence {
  code: 'must-not-word' | 'competitor'
  term: string
  /** `quote` in folded letters; `postId` null in name or bio; `paid` whether that post discloses payment, null where that cannot be told. */
  found: { where: Passage['where']; postId: string | null; quote: string; paid: boolean | null }[]
}

/** One piece of evidence for each must-not word and each competitor that name, bio, captions or hashtags contain as whole words. */
export function mustNotEvidence(
  observation: Pick<Observation, 'creator' | 'posts'>,
  { mustNot: { words, competitors } }: Brief,
  passages: readonly Passage[] = passagesOf(observation),
): BriefEvidence[] {
  const pieces = (code: BriefEvidence['code'], terms: readonly string[]) => terms.flatMap((term) => pieceOf(code, term, passages))
  return [...pieces('must-not-word', words), ...pieces('competitor', competitors)]
}

function pieceOf(code: BriefEvidence['code'], term: string, passages: readonly Passage[]): BriefEvidence[] {
  const found = passages.flatMap((passage) => {
    const [at] = placesOf(term, passage.text)
    if (at === undefined) return []
    const { where, post, text } = passage
    const quote = text.plain.slice(Math.max(0, at - AROUND), at + term.length + AROUND)
    return [{ where, postId: post?.id ?? null, quote, paid: post ? (sponsorshipOf(post)?.sponsored ?? null) : null }]
  })
  if (found.length === 0) return []
  const paid = code === 'competitor' && found.some((one) => one.paid)
  return [{ code, term, found, factor: FACTORS[paid ? 'paidCompetitor' : code] }]
}
