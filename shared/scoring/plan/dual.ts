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

/** What a choice is worth once it pays for the scarce things it uses; none is worth 0. */
export function worthOf(choice: Choice | null, { money, places }: Multipliers): number {
  if (choice === null) return 0
  let worth = choice.candidate.value - money * choice.candidate.price
  for (const at of choice.uses) worth -= places[at] ?? 0
  return worth
}

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
