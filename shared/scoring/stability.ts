/** How firm the order of a shortlist is when weights change. */
export interface Stability {
  /** The lowest Kendall tau of any of the changed orders against the given one, −1…1. */
  tau: number
  order: 'holds' | 'fragile'
  /** How many creators have a score. */
  n: number
  /** The most creators that any of the changes moves to another place, and which change that is; null where none moves anybody. */
  moved: number
  by: { part: string; factor: number } | null
}
/** What is scored: parts with centile and weight, as a score carries them. */
interface Scored {
  value: number | null
  gate: number
  parts: readonly { part: string; centile: number | null; weight: number }[]
}

/** How much one weight is changed by at a time. */
export const CHANGE = 0.2
/** Below this at least one pair in twenty changes places: a judgement. */
const HOLDS = 0.9

/**
 * Kendall's tau-b (Kendall 1945, Biometrika 33(3):239) between the order of the scores and each order in which one weight is 20 % higher or lower.
 * Null for fewer than two scored creators.
 */
export function stabilityOf(scores: readonly Scored[]): Stability | null {
  const scored = scores.filter(({ value }) => value !== null)
  if (scored.length < 2) return null
  const given = scored.map((score) => valueAt(score, {}))
  const names = [...new Set(scored.flatMap(({ parts }) => parts.map(({ part }) => part)))]
  const changes = names.flatMap((part) => [1 - CHANGE, 1 + CHANGE].map((factor) => ({ part, factor })))
  const orders = changes.map((by) => ({ by, values: scored.map((score) => valueAt(score, { [by.part]: by.factor })) }))
  const tau = Math.min(1, ...orders.map(({ values }) => kendallTau(given, values)))
  const [most] = orders.map(({ by, values }) => ({ by, moved: movedBetween(given, values) })).toSorted((a, b) => b.moved - a.moved)
  const moved = most?.moved ?? 0
  return { tau, order: tau >= HOLDS ? 'holds' : 'fragile', n: scored.length, moved, by: moved > 0 ? (most?.by ?? null) : null }
}

/** How many have another place in one order than in the other; equal ones share the best place among them. */
function movedBetween(a: readonly number[], b: readonly number[]): number {
  const placesOf = (values: readonly number[]) => {
    const sorted = values.toSorted((x, y) => y - x)
    return values.map((value) => sorted.indexOf(value))
  }
  const [before, after] = [placesOf(a), placesOf(b)]
  return before.filter((place, at) => place !== after[at]).length
}

function valueAt({ gate, parts }: Scored, factors: Readonly<Record<string, number>>): number {
  let [sum, weights] = [0, 0]
  for (const { part, centile, weight } of parts) {
    if (centile === null) continue
    const changed = weight * (factors[part] ?? 1)
    sum += changed * centile
    weights += changed
  }
  return weights > 0 ? (gate * sum) / weights : 0
}

/** Agreement of two orders of the same things, tau-b: 1 the same, −1 reversed; 1 where either says nothing, since then none contradicts. */
export function kendallTau(a: readonly number[], b: readonly number[]): number {
  let [agreed, tiedA, tiedB, pairs] = [0, 0, 0, 0]
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const [inA, inB] = [Math.sign((a[i] ?? 0) - (a[j] ?? 0)), Math.sign((b[i] ?? 0) - (b[j] ?? 0))]
      agreed += inA * inB
      tiedA += Number(inA === 0)
      tiedB += Number(inB === 0)
      pairs += 1
    }
  const scale = Math.sqrt((pairs - tiedA) * (pairs - tiedB))
  return scale > 0 ? agreed / scale : 1
}
