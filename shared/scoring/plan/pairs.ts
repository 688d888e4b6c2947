import type { Incumbent } from './branch.ts'
import { optionsOf } from './dual.ts'
import type { Choice, Problem } from './problem.ts'

/** One or two people given another choice: what it adds in cost, value and, by quota, places. */
interface Move {
  to: readonly (readonly [person: number, choice: Choice | null])[]
  cost: number
  value: number
  places: readonly number[]
}
/** Moves of one effect on the quotas, the cheapest first; `best` is the index of the most valuable one up to each. */
interface Group {
  moves: readonly Move[]
  best: readonly number[]
}

const ROUNDS = 6
const MOST_MOVES = 120_000

/** A plan that no two moves together better, a move being an offer more, less, or in another's place: where sums have to come out, pairs find them. */
export function improveByPairs(problem: Problem, incumbent: Incumbent): Incumbent {
  let best = incumbent
  for (let round = 0; round < ROUNDS; round += 1) {
    const better = bestPair(problem, best)
    if (!better) break
    best = better
  }
  return best
}

function bestPair(problem: Problem, { choices, value }: Incumbent): Incumbent | null {
  const spent = choices.reduce((sum, choice) => sum + (choice?.candidate.price ?? 0), 0)
  const counts = problem.limits.map((_, at) => choices.filter((choice) => choice?.uses.includes(at)).length)
  const groups = grouped(movesFrom(problem, choices))
  const room = problem.budget - spent
  let [gain, found] = [1e-9 * Math.max(1, Math.abs(value)), null as readonly Move[] | null]
  for (const [first, second] of pairsOf(groups).filter(([one, other]) => fits(problem, counts, one, other)))
    for (const one of first.moves) {
      const other = partner(one, second, room - one.cost, gain - one.value)
      if (other) [gain, found] = [one.value + other.value, [one, other]]
    }
  if (!found) return null
  const next = [...choices]
  for (const { to } of found) for (const [person, choice] of to) next[person] = choice
  return { value: next.reduce((sum, choice) => sum + (choice?.candidate.value ?? 0), 0), choices: next }
}

function movesFrom({ people, limits }: Problem, choices: readonly (Choice | null)[]): Move[] {
  const single = people.flatMap((person, at) =>
    optionsOf(person).flatMap((option) => (option?.candidate === choices[at]?.candidate ? [] : move([[at, option]], choices, limits.length))),
  )
  const gone = single.filter(({ to: [first] }) => first?.[1] === null)
  const come = single.filter(({ to: [first] }) => first?.[1] && !choices[first[0]])
  const none: Move = { to: [], cost: 0, value: 0, places: limits.map(() => 0) }
  const swaps =
    gone.length * come.length > MOST_MOVES ? [] : gone.flatMap((out) => come.map((into) => move([...out.to, ...into.to], choices, limits.length)))
  return [none, ...single, ...swaps]
}

function move(to: Move['to'], choices: readonly (Choice | null)[], quotas: number): Move {
  const places = Array<number>(quotas).fill(0)
  let [cost, value] = [0, 0]
  for (const [person, choice] of to)
    for (const [one, sign] of [
      [choices[person], -1],
      [choice, 1],
    ] as const) {
      if (!one) continue
      cost += sign * one.candidate.price
      value += sign * one.candidate.value
      for (const at of one.uses) places[at] = (places[at] ?? 0) + sign
    }
  return { to, cost, value, places }
}

const pairsOf = (groups: readonly Group[]): [Group, Group][] =>
  groups.flatMap((one, at) => groups.slice(0, at + 1).map((other): [Group, Group] => [one, other]))

function grouped(moves: readonly Move[]): Group[] {
  const groups = Map.groupBy(moves, ({ places }) => places.join())
  return [...groups.values()].map((members) => {
    const sorted = members.toSorted((a, b) => a.cost - b.cost)
    let best = 0
    const upTo = sorted.map(({ value }, at) => {
      if (value > (sorted[best]?.value ?? 0)) best = at
      return best
    })
    return { moves: sorted, best: upTo }
  })
}

const fits = ({ limits }: Problem, counts: readonly number[], { moves: [a] }: Group, { moves: [b] }: Group): boolean =>
  limits.every(({ min, max }, at) => {
    const count = (counts[at] ?? 0) + (a?.places[at] ?? 0) + (b?.places[at] ?? 0)
    return count >= min && count <= max
  })

/** The most valuable move that costs no more than the room, is worth more than the least and changes nobody whom the first one changes. */
function partner({ to }: Move, { moves, best }: Group, room: number, least: number): Move | null {
  let [low, high] = [0, moves.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moves[middle]?.cost ?? 0) <= room) low = middle + 1
    else high = middle
  }
  for (let last = low - 1, tries = 0; last >= 0 && tries < 4; tries += 1) {
    const at = best[last] ?? 0
    const found = moves[at]
    if (!found || found.value <= least) return null
    if (!found.to.some(([person]) => to.some(([one]) => one === person))) return found
    last = at - 1
  }
  return null
}
