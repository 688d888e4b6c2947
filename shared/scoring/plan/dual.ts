import type { Choice, Person, Problem } from './problem.ts'

/** Prices of what is scarce: of a unit of money, and of a place in each quota (negative where places must be filled). */
export interface Multipliers {
  money: number
  places: readonly number[]
}
/** The best solution when scarce things may be overdrawn at their price: its worth bounds every plan from above. */
export interface Relaxed {
  bound: number
  chosen: readonly (Choice | null)[]
}

const ROUNDS = 1_200

/** What a choice is worth once it pays for the scarce things it uses; none is worth 0. */
export const worthOf = (choice: Choice | null, { money, places }: Multipliers): number =>
  choice === null ? 0 : choice.candidate.value - money * choice.candidate.price - choice.uses.reduce((sum, at) => sum + (places[at] ?? 0), 0)

/** The choices open to a person, none among them unless it must be one. */
export const optionsOf = ({ choices, must }: Person): readonly (Choice | null)[] => (must ? choices : [null, ...choices])

/** The relaxed solution under given multipliers (Lagrange; Fisher 1981, Manag. Sci. 27(1):1). */
export function relax({ budget, limits, people }: Problem, multipliers: Multipliers): Relaxed {
  const chosen = people.map((person) => bestOf(optionsOf(person), multipliers))
  const own = chosen.reduce((sum, choice) => sum + worthOf(choice, multipliers), 0)
  const scarce = limits.reduce((sum, { min, max }, at) => {
    const place = multipliers.places[at] ?? 0
    return place === 0 ? sum : sum + place * (place > 0 ? max : min)
  }, 0)
  return { bound: own + multipliers.money * budget + scarce, chosen }
}

function bestOf(options: readonly (Choice | null)[], multipliers: Multipliers): Choice | null {
  let best = options[0] ?? null
  for (const option of options) if (worthOf(option, multipliers) > worthOf(best, multipliers)) best = option
  return best
}

/** Multipliers whose bound is low: subgradient steps from none, shrinking whenever the bound stops falling. */
export function tightest(problem: Problem): Multipliers {
  const { budget, limits, people } = problem
  const all = people.flatMap(({ choices }) => choices.map(({ candidate }) => candidate))
  const typicalValue = Math.max(...all.map(({ value }) => value), 1e-9)
  const typicalPrice = Math.max(...all.map(({ price }) => price), 1e-9)
  let current: Multipliers = { money: 0, places: limits.map(() => 0) }
  let best = { multipliers: current, bound: Number.POSITIVE_INFINITY }
  let [step, stale] = [1, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    const { bound, chosen } = relax(problem, current)
    if (bound < best.bound - 1e-9 * Math.abs(bound)) [best, stale] = [{ multipliers: current, bound }, 0]
    else stale += 1
    if (stale >= 12) [step, stale, current] = [step * 0.7, 0, best.multipliers]
    // Money and places are scaled alike, so that neither direction drowns the other.
    const spent = chosen.reduce((sum, choice) => sum + (choice?.candidate.price ?? 0), 0)
    const over = [(spent - budget) / typicalPrice, ...limits.map((limit, at) => excess(limit, at, chosen, current.places[at] ?? 0))]
    const norm = Math.hypot(...over)
    if (norm === 0) break
    const move = (step * typicalValue) / norm
    const [ofMoney = 0, ...ofPlaces] = over
    current = {
      money: Math.max(0, current.money + (move * ofMoney) / typicalPrice),
      places: current.places
        .map((place, at) => place + move * (ofPlaces[at] ?? 0))
        .map((place, at) => (Number.isFinite(limits[at]?.max) ? place : Math.min(0, place))),
    }
  }
  return best.multipliers
}

function excess({ min, max }: Problem['limits'][number], at: number, chosen: readonly (Choice | null)[], place: number): number {
  const used = chosen.filter((choice) => choice?.uses.includes(at)).length
  if (place > 0) return used - max
  if (place < 0) return used - min
  return used > max ? used - max : Math.min(0, used - min)
}
