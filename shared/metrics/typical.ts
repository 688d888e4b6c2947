import type { Metric } from '../schema/metric.ts'
import type { Format, Observation, PostCount } from '../schema/observation.ts'
import type { Terms } from '../schema/terms.ts'
import { pointOf } from './count.ts'
import { narrow, newest, type Sample } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'
import { type Peers, peersOf, typicalOf } from './next-posts.ts'
import { metric, onRows } from './receipt.ts'
import { type Row, shortage, stating } from './stated.ts'
import { sum } from './statistics.ts'

/** The newest ≤ 30 eligible posts of the creator's main format that state the named counts. */
export function ofMainFormat(sample: Sample, keys: readonly PostCount[]): Sample<Row> {
  const rows = stating(sample, keys)
  const format = mainFormat(rows)
  return newest(narrow(rows, ({ post }) => (post.format === format ? null : 'other-format')))
}

/** Typical views (count): median over the newest ≤ 30 eligible posts of the main format, with the 90 % range for the next posts. */
export function typicalViews({ creator, terms }: Observation, sample: Sample): Metric {
  return typical('typicalViews', 'views', sample, ['views'], peersOf(terms.norms?.reach, pointOf(creator.followers)))
}

/**
 * Typical engagement (count): the same for the platform's engagement sum. Where the page states only some of its parts the sum is of
 * those, and the basis names them ("likes"): a smaller figure, never one passed off as the whole.
 */
export function typicalEngagement({ terms }: Observation, sample: Sample): Metric {
  const { basis, parts } = engagementParts(terms, sample)
  return typical('typicalEngagement', basis, sample, parts)
}

/** Typical views and engagement of one format. */
export interface OfFormat {
  format: Format
  typicalViews: Metric
  typicalEngagement: Metric
}

/** Typical views and engagement of each format that the eligible posts have, the most frequent first: video and text are never one median. */
export function typicalByFormat(observation: Observation, sample: Sample): OfFormat[] {
  const formats = Map.groupBy(sample.posts, ({ post }) => post.format)
  return [...formats]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .flatMap(([format]) => {
      if (!format) return []
      const own = narrow(sample, ({ post }) => (post.format === format ? null : 'other-format'))
      return { format, typicalViews: typicalViews(observation, own), typicalEngagement: typicalEngagement(observation, own) }
    })
}

/** The parts of the platform's engagement sum that at least three posts state, all of them where none does; the basis names them unless they are all. */
export function engagementParts({ engagement }: Terms, sample: Sample): { basis: string; parts: readonly PostCount[] } {
  const stated = engagement.filter((key) => sample.posts.filter(({ post }) => post[key]).length >= MIN_POSTS)
  const parts = stated.length > 0 ? stated : engagement
  return { basis: parts.length < engagement.length ? parts.join('+') : 'engagement', parts }
}

function typical(key: 'typicalViews' | 'typicalEngagement', basis: string, sample: Sample, keys: readonly PostCount[], peers?: Peers): Metric {
  const rows = ofMainFormat(sample, keys)
  const ground = onRows(rows)
  const format = rows.posts[0]?.post.format ?? null
  if (rows.posts.length < MIN_POSTS)
    return metric(key, { absence: shortage(sample, keys), basis }, { formula: 'median', inputs: { format }, ...ground })
  const { value, low, high, ...how } = typicalOf(
    rows.posts.map(({ values }) => sum(values)),
    peers,
  )
  const formula = how.ownWeight < 1 ? 'median-shrunk-to-peers' : 'median'
  return metric(key, { value, low, high, basis }, { formula, inputs: { format, ...how }, ...ground })
}

/** The format of most posts; of equals the one that was posted last. */
function mainFormat({ posts }: Sample): Format | undefined {
  const counts = new Map<Format | undefined, number>()
  for (const { post } of posts) counts.set(post.format, (counts.get(post.format) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}
