import type { Reading } from '../../../extension/observe/reading.ts'
import { sponsorshipOf } from '../../../shared/metrics/sponsorship.ts'
import type { Count } from '../../../shared/schema/count.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../../../shared/schema/observation-keys.ts'

export type Readable = Pick<Reading, 'creators' | 'posts' | 'drift'> & { refused?: Reading['refused'] }

/** What must be the same before and after: everything that names nobody, as one line per fact ("post 3 likes: 120 exact"), in an order of its own. */
export function factsOf(reading: Readable): string[] {
  const creators = inOrder(reading.creators, (creator) => lines(creator, CREATOR_COUNTS))
  const nth = new Map(creators.map(({ one }, at) => [one.id, `creator ${at}`]))
  const posts = inOrder(reading.posts, (post) => [
    ...lines(post, POST_COUNTS),
    `by: ${nth.get(post.creatorId) ?? (post.creatorId ? 'another' : 'nobody')}`,
    ...(sponsorshipOf(post)?.mark ? ['discloses: an ad'] : []),
  ])
  return [
    ...creators.flatMap(({ told }, at) => told.map((line) => `creator ${at} ${line}`)),
    ...posts.flatMap(({ told }, at) => told.map((line) => `post ${at} ${line}`)),
    ...reading.drift.map(({ source, layout }) => `drift: ${source} ${layout}`),
    ...(reading.refused ? [`refused: ${reading.refused}`] : []),
  ]
}

/** Sorted by what is told of them: lists that are keyed by number come in another order once their ids are invented. */
const inOrder = <T>(list: readonly T[], tell: (one: T) => string[]) =>
  list.map((one) => ({ one, told: tell(one) })).sort((a, b) => (a.told.join() < b.told.join() ? -1 : 1))

const PLAIN = ['verified', 'mention', 'publishedAt', 'publishedFrom', 'publishedWithin', 'format', 'pinned', 'sponsored']
const TOLD = ['id', 'handle', 'name', 'bio', 'avatar', 'url', 'region', 'title', 'text']

function lines(facts: object, counts: readonly string[]): string[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    if (counts.includes(key)) return [`${key}: ${(value as Count).value} ${(value as Count).precision}`]
    if (PLAIN.includes(key)) return [`${key}: ${JSON.stringify(value)}`]
    if (TOLD.includes(key)) return [`${key}: ${value ? 'told' : JSON.stringify(value)}`]
    return key === 'aliases' ? [`aliases: ${(value as readonly string[]).length}`] : []
  })
}

/** Facts of one list that the other lacks: "- before", "+ after". */
export const differences = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
  ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
]
