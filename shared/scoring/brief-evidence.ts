import { evidence } from '../metrics/evidence/evidence-receipt.ts'
import type { Brief } from '../schema/brief.ts'
import type { Evidence } from '../schema/evidence.ts'
import type { Observation } from '../schema/observation.ts'
import type { Passage } from './fit/passages.ts'
import { type BriefEvidence, mustNotEvidence } from './must-not.ts'

/** Places that are quoted; the numbers count all of them. */
const QUOTED = 3

/**
 * Must-not words and competitors of a brief as evidence: what was found, how often, quoted with the post. The receipt counts the posts that
 * were looked through and leaves reposts out, which are another's words.
 */
export function briefEvidence(observation: Pick<Observation, 'creator' | 'posts'>, brief: Brief, passages: readonly Passage[]): Evidence[] {
  return mustNotEvidence(observation, brief, passages).map((piece) => worded(piece, observation.posts))
}

function worded({ code, term, factor, found }: BriefEvidence, posts: Observation['posts']): Evidence {
  const own = posts.filter(({ format }) => format !== 'repost')
  const reposts = posts.filter(({ format }) => format === 'repost')
  const postIds = [...new Set(found.flatMap(({ postId }) => postId ?? []))]
  // Where the creator pays most: the paid posts come first.
  const quotes = found.toSorted((a, b) => Number(b.paid === true) - Number(a.paid === true)).slice(0, QUOTED)
  const urls = new Map(own.map(({ id, url }) => [id, url]))
  const numbers = { term, posts: postIds.length, of: own.length, places: found.length, paid: found.filter(({ paid }) => paid).length }
  const linked = quotes.map((one) => ({ ...one, ...urlOf(urls.get(one.postId ?? '')) }))
  const ground = {
    inputs: { term },
    n: own.length,
    times: own.flatMap(({ publishedAt }) => (publishedAt ? Date.parse(publishedAt) : [])),
    leftOut: reposts.map(({ id }) => ({ postId: id, reason: 'repost' as const })),
  }
  return evidence(code, { numbers, factor, quotes: linked, ...(postIds.length > 0 && { postIds }) }, ground)
}

const urlOf = (url: string | undefined) => (url === undefined ? {} : { url })
