import { type Multipliers, optionsOf, worthOf } from './dual.ts'
import type { Choice, Problem } from './problem.ts'

/** A person still open: options that can be in a better plan. */
export interface Free {
  person: number
  options: readonly (Choice | null)[]
}
/** Part of a plan: what is decided has been paid for. */
export interface Node {
  decided: readonly (Choice | null | undefined)[]
  value: number
  money: number
  counts: readonly number[]
  free: readonly Free[]
  multipliers: Multipliers
}
/** A bound of a node, the multipliers that give it, and the relaxed choice of each free person. */
export interface Bound {
  bound: number
  multipliers: Multipliers
  best: readonly (Choice | null)[]
}

/** The node where nothing is decided. */
export const rootOf = ({ people, budget, limits }: Problem, multipliers: Multipliers): Node => ({
  decided: people.map(() => undefined),
  value: 0,
  money: budget,
  counts: limits.map(() => 0),
  free: people.map((person, at) => ({ person: at, options: optionsOf(person) })),
  multipliers,
})

/** What is left to decide, as a problem of its own. */
export const restOf = ({ limits }: Problem, { free, money, counts }: Node): Problem => ({
  budget: Math.max(0, money),
  limits: limits.map(({ name, min, max }, at) => ({ name, min: Math.max(0, min - (counts[at] ?? 0)), max: max - (counts[at] ?? 0) })),
  people: free.map(({ options }) => ({ must: !options.includes(null), choices: options.filter((option) => option !== null) })),
})

/** The bound of a node under given multipliers. */
export function boundOf({ limits }: Problem, { free, value, money, counts }: Node, multipliers: Multipliers): Bound {
  const best: (Choice | null)[] = []
  let own = 0
  for (const { options } of free) {
    let [choice, worth] = [null as Choice | null, Number.NEGATIVE_INFINITY]
    for (const option of options) {
      const one = worthOf(option, multipliers)
      if (one > worth) [choice, worth] = [option, one]
    }
    best.push(choice)
    own += worth
  }
  const scarce = limits.reduce((sum, { min, max }, at) => {
    const place = multipliers.places[at] ?? 0
    return place === 0 ? sum : sum + place * ((place > 0 ? max : min) - (counts[at] ?? 0))
  }, 0)
  return { bound: value + own + multipliers.money * money + scarce, multipliers, best }
}

/** The node after one more person was decided. */
export function take(node: Node, person: number, option: Choice | null): Node {
  const decided = node.decided.with(person, option)
  const free = node.free.filter((one) => one.person !== person)
  if (!option) return { ...node, decided, free }
  const counts = node.counts.map((count, at) => count + Number(option.uses.includes(at)))
  return { ...node, decided, free, counts, value: node.value + option.candidate.value, money: node.money - option.candidate.price }
}

/** The person whose best options are nearest to each other, of equals the one with most at stake; best option first, of equals the dearest. */
export function ambiguous({ free, value, money }: Node, multipliers: Multipliers): Free {
  const same = 1e-9 * (value + multipliers.money * money)
  const scored = free.map(({ person, options }) => {
    const worths = options.map((option) => ({ option, worth: worthOf(option, multipliers), value: option?.candidate.value ?? 0 }))
    const sorted = worths.sort((a, b) => (Math.abs(a.worth - b.worth) <= same ? b.value - a.value : b.worth - a.worth))
    const apart = Math.max(same, (sorted[0]?.worth ?? 0) - (sorted[1]?.worth ?? 0))
    return { person, apart, stake: Math.max(...sorted.map((one) => one.value)), options: sorted.map(({ option }) => option) }
  })
  return scored.reduce((least, one) => (one.apart < least.apart || (one.apart === least.apart && one.stake > least.stake) ? one : least))
}
