import type { Incumbent } from './branch.ts'
import { Kinds } from './kinds.ts'
import type { Choice, Problem } from './problem.ts'

const ROUNDS = 10

interface Move {
  person: number
  to: Choice | null
}
interface Entry extends Move {
  to: Choice
}

/** A plan that no exchange of one pick for up to two others betters: a good start for a proof, not one itself. */
export function improve(problem: Problem, incumbent: Incumbent): Incumbent {
  let best = incumbent
  for (let round = 0; round < ROUNDS; round += 1) {
    const better = exchange(problem, best)
    if (!better) break
    best = better
  }
  return best
}

function exchange(problem: Problem, { choices, value }: Incumbent): Incumbent | null {
  const spent = choices.reduce((sum, choice) => sum + (choice?.candidate.price ?? 0), 0)
  const out: (Move | null)[] = [null, ...choices.flatMap((choice, person) => (choice && !problem.people[person]?.must ? { person, to: null } : []))]
  const added = problem.people
    .flatMap(({ choices: offers }, person) => (choices[person] ? [] : offers.map((to) => ({ person, to }))))
    .toSorted((a, b) => b.to.candidate.value - a.to.candidate.value)
  for (const gone of out) {
    const left = gone && choices[gone.person]?.candidate
    const [room, least] = [problem.budget - spent + (left?.price ?? 0), left?.value ?? 0]
    for (const moves of entering(added, room, least)) {
      const next = after(choices, gone ? [gone, ...moves] : moves)
      if (new Kinds(problem.limits, next).fits(0)) return { value: value - least + worth(moves), choices: next }
    }
  }
  return null
}

const worth = (moves: readonly Entry[]): number => moves.reduce((sum, { to }) => sum + to.candidate.value, 0)

function after(choices: readonly (Choice | null)[], moves: readonly Move[]): (Choice | null)[] {
  const next = [...choices]
  for (const { person, to } of moves) next[person] = to
  return next
}

/** One or two offers of different people that fit into the room and are worth more than the least, those of great value first. */
function* entering(added: readonly Entry[], room: number, least: number): Generator<readonly Entry[]> {
  for (const [at, one] of added.entries()) {
    const { price, value } = one.to.candidate
    if (2 * value <= least) return
    if (price > room) continue
    yield* besides(one, added, at + 1, { room: room - price, least: least - value })
    if (value > least) yield [one]
  }
}

function* besides(one: Entry, added: readonly Entry[], from: number, { room, least }: { room: number; least: number }): Generator<readonly Entry[]> {
  for (let at = from; at < added.length; at += 1) {
    const other = added[at]
    if (!other || other.to.candidate.value <= least) return
    if (other.to.candidate.price <= room && other.person !== one.person) yield [one, other]
  }
}
