import type { Reading } from '../../../extension/observe/reading.ts'
import { sponsorshipOf } from '../../../shared/metrics/sponsorship.ts'
import type { Count } from '../../../shared/schema/count.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../../../shared/schema/observation-keys.ts'

export type Readable = Pick<Reading, 'creators' | 'posts' | 'drift'> & { refused?: Reading['refused'] }

/** What must be the same before and after: everything that names nobody, as one line per fact ("post 3 likes: 120 exact"). */
export function factsOf(reading: Readable): string[] {
  const order = new Map<string, number>()
  const nth = (id: string | null | undefined): string => (id ? `#${order.get(id) ?? order.set(id, order.size).size - 1}` : String(id))
  return [
    ...reading.creators.flatMap((creator, at) => lines(`creator ${at}`, { ...creator, id: nth(creator.id) }, CREATOR_COUNTS)),
    ...reading.posts.flatMap((post, at) => [
      ...lines(`post ${at}`, { ...post, id: nth(post.id), creatorId: nth(post.creatorId) }, POST_COUNTS),
      ...(sponsorshipOf(post)?.mark ? [`post ${at} discloses: an ad`] : []),
    ]),
    ...reading.drift.map(({ source, layout }) => `drift: ${source} ${layout}`),
    ...(reading.refused ? [`refused: ${reading.refused}`] : []),
  ]
}

const PLAIN = ['id', 'creatorId', 'verified', 'mention', 'publishedAt', 'publishedFrom', 'publishedWithin', 'format', 'pinned', 'sponsored']
const TOLD = ['handle', 'name', 'bio', 'avatar', 'url', 'region', 'title', 'text']

function lines(what: string, facts: object, counts: readonly string[]): string[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    if (counts.includes(key)) return [`${what} ${key}: ${(value as Count).value} ${(value as Count).precision}`]
    if (PLAIN.includes(key)) return [`${what} ${key}: ${JSON.stringify(value)}`]
    if (TOLD.includes(key)) return [`${what} ${key}: ${value ? 'told' : JSON.stringify(value)}`]
    return key === 'aliases' ? [`${what} aliases: ${(value as readonly string[]).length}`] : []
  })
}

/** Facts of one list that the other lacks: "- before", "+ after". */
export const differences = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
  ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
]
