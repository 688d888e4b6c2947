import type { Incumbent } from './branch.ts'
import type { Multipliers } from './dual.ts'
import { optionsOf, relax } from './dual.ts'
import type { Choice, Problem } from './problem.ts'

const STEPS = 150_000
/** Temperatures at the start and the end, in values of an ordinary pick. */
const [HOT, COLD] = [0.3, 1e-4]

/**
 * A good plan by simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983, Science 220:671) where overspending and quotas missed cost twice what they
 * are worth: a start for a proof, not one itself. Null where none was met. The same for the same problem: its chance has a fixed seed.
 */
export function seek(
  problem: Problem,
  multipliers: Multipliers,
  start: readonly (Choice | null)[] = relax(problem, multipliers).chosen,
): Incumbent | null {
  const plan = new Draft(problem, multipliers, start)
  const options = problem.people.map(optionsOf)
  const chance = chances()
  const person = () => Math.floor(chance() * options.length)
  for (let step = 0; step < STEPS; step += 1) {
    const heat = plan.ordinary * HOT * (COLD / HOT) ** (step / STEPS)
    const moves: [number, Choice | null][] = []
    const one = person()
    const other = options[one] ?? []
    if (chance() < 0.4) moves.push([one, other[Math.floor(chance() * other.length)] ?? null])
    else {
      const two = person()
      const [from, to] = [plan.choices[one] ?? null, options[two] ?? []]
      if (one === two || !from || plan.choices[two]) continue
      moves.push([one, null], [two, to[Math.floor(chance() * to.length)] ?? null])
    }
    plan.attempt(moves, (worse) => worse <= 0 || chance() < Math.exp(-worse / heat))
  }
  return plan.best
}

/** A plan being changed, with what it breaks. */
class Draft {
  best: Incumbent | null = null
  readonly choices: (Choice | null)[]
  /** The value of an ordinary pick. */
  readonly ordinary: number
  private value = 0
  private cost = 0
  private readonly counts: number[]
  private readonly problem: Problem
  private readonly perMoney: number
  private readonly perPlace: number

  constructor(problem: Problem, { money, places }: Multipliers, start: readonly (Choice | null)[]) {
    this.problem = problem
    this.choices = problem.people.map(() => null)
    this.counts = problem.limits.map(() => 0)
    for (const [at, choice] of start.entries()) this.set(at, choice)
    const picks = this.choices.filter((choice) => choice !== null).length
    const all = problem.people.flatMap(({ choices }) => choices.map(({ candidate }) => candidate))
    this.ordinary = picks > 0 ? this.value / picks : Math.max(1e-9, ...all.map(({ value }) => value))
    this.perMoney = 2 * money || this.ordinary / Math.max(1e-9, problem.budget)
    this.perPlace = 2 * Math.max(this.ordinary, ...places.map(Math.abs))
  }

  /** Makes the moves if the new plan is accepted for what it is worse by. */
  attempt(moves: readonly (readonly [number, Choice | null])[], accepts: (worse: number) => boolean): void {
    const before = this.energy()
    const undo = moves.map(([person]) => [person, this.choices[person] ?? null] as const)
    for (const [person, choice] of moves) this.set(person, choice)
    if (!accepts(this.energy() - before)) for (const [person, choice] of undo) this.set(person, choice)
    else if (this.broken() === 0 && this.cost <= this.problem.budget && this.value > (this.best?.value ?? Number.NEGATIVE_INFINITY)) this.keep()
  }

  private keep(): void {
    const picked = this.choices.flatMap((choice) => choice?.candidate ?? [])
    const [cost, value] = [picked.reduce((sum, { price }) => sum + price, 0), picked.reduce((sum, one) => sum + one.value, 0)]
    const must = this.problem.people.every((person, at) => !person.must || this.choices[at])
    if (must && cost <= this.problem.budget * (1 + 1e-12)) this.best = { value, choices: [...this.choices] }
  }

  private energy(): number {
    return this.perMoney * Math.max(0, this.cost - this.problem.budget) + this.perPlace * this.broken() - this.value
  }

  private broken(): number {
    let broken = 0
    for (const [at, { min, max }] of this.problem.limits.entries()) {
      const count = this.counts[at] ?? 0
      broken += Math.max(0, min - count, count - max)
    }
    return broken
  }

  private set(person: number, choice: Choice | null): void {
    if (choice === null && this.problem.people[person]?.must) return
    for (const [one, sign] of [
      [this.choices[person], -1],
      [choice, 1],
    ] as const) {
      if (!one) continue
      this.value += sign * one.candidate.value
      this.cost += sign * one.candidate.price
      for (const at of one.uses) this.counts[at] = (this.counts[at] ?? 0) + sign
    }
    this.choices[person] = choice
  }
}

/** Numbers 0…1, the same each time (Park & Miller 1988). */
function chances(): () => number {
  let state = 20_260_101
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
