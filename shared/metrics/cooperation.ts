import type { Receipt } from '../schema/metric.ts'

/** A past cooperation with a creator: when it was published (ISO 8601) and what was paid, null where unknown. */
export interface Cooperation {
  id: string
  creator: string
  at: string
  amount: number | null
  currency: string
}
/** What counts of the cooperations with one creator, their times in ms, and what was left out with the reason (`postId` is the cooperation's id). */
export interface Counted {
  creator: string
  counted: { at: number; amount: number | null; currency: string }[]
  leftOut: Receipt['leftOut']
}

/** The cooperations by creator, creators and left-out ones in order of their ids: without those that have no date, lie in the future, or come twice. */
export function byCreator(history: readonly Cooperation[], now: number): Counted[] {
  const found = new Map<string, Counted>()
  const seen = new Set<string>()
  for (const one of history.toSorted(byFacts)) {
    const entry = found.get(one.creator) ?? { creator: one.creator, counted: [], leftOut: [] }
    found.set(one.creator, entry)
    const at = Date.parse(one.at)
    const reason = seen.has(one.id) ? 'duplicate' : Number.isNaN(at) ? 'undated' : at > now ? 'future' : null
    seen.add(one.id)
    if (reason) entry.leftOut.push({ postId: one.id, reason })
    else entry.counted.push({ at, amount: one.amount, currency: one.currency })
  }
  return [...found.values()].toSorted((a, b) => (a.creator < b.creator ? -1 : 1))
}

/** By id; copies of one in an order of their own, so that the order of a history never matters. */
function byFacts(a: Cooperation, b: Cooperation): number {
  const key = ({ id, at, amount, creator, currency }: Cooperation) => JSON.stringify([id, at, amount, creator, currency])
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  return key(a) < key(b) ? -1 : Number(key(a) > key(b))
}
