import { BranchAndBound, type Incumbent } from './branch.ts'
import { Core } from './core.ts'
import type { Multipliers } from './dual.ts'
import { improveByPairs } from './pairs.ts'
import type { Choice, Problem } from './problem.ts'
import { type Tightest, tightestOf } from './tight.ts'

/** The problem with a fixed number of picks, and how far that number can lead. */
interface OfTotal extends Tightest {
  problem: Problem
}

/** The problem with exactly so many picks: a quota like others, to which every offer counts. */
function withTotal({ budget, limits, people }: Problem, total: number): Problem {
  return {
    budget,
    limits: [...limits, { name: 'picks', min: total, max: total }],
    people: people.map(({ choices, must }) => ({
      must,
      choices: choices.map(({ candidate, uses }) => ({ candidate, uses: [...uses, limits.length] })),
    })),
  }
}

/** The same offers as a problem's own choices: in one with a fixed number of picks each counts towards one quota more. */
const choicesIn = ({ people }: Problem, choices: readonly (Choice | null)[]): (Choice | null)[] =>
  choices.map((choice, person) => (choice && people[person]?.choices.find(({ candidate }) => candidate === choice.candidate)) ?? null)

/**
 * The search by the number of picks. A fixed number closes most of the gap between bound and plan where values are alike (Martello, Pisinger &
 * Toth 1999, Manag. Sci. 45(3):414).
 */
export class Totals {
  best: Incumbent | null
  private open: readonly OfTotal[]
  private readonly problem: Problem
  private readonly step: number

  constructor(problem: Problem, root: Tightest, best: Incumbent | null, step: number) {
    this.problem = problem
    this.best = best
    this.step = step
    this.open = totalsOf(problem, root.multipliers, Math.ceil(root.picks), this.falls)
  }

  /** Whether dynamic programming of so many states settles all numbers of picks; it ends at the first that it does not settle. */
  narrow(width: number): boolean {
    for (const one of this.open) {
      if (!this.falls(one.bound)) {
        const from = this.best && choicesIn(one.problem, this.best.choices)
        const core = new Core(one.problem, one.multipliers, { from: from ?? undefined, least: this.least(), step: this.step, width })
        const proven = core.run()
        if (core.best) this.best = improveByPairs(this.problem, this.own(core.best))
        if (!proven && !this.falls(one.bound)) return false
      }
      this.open = this.open.filter((other) => other !== one)
    }
    return true
  }

  /** Whether branch and bound settles each number of picks that is open within so much work. */
  branch(work: number): boolean {
    this.open = this.open.filter(({ problem, bound, multipliers }) => {
      if (this.falls(bound)) return false
      const search = new BranchAndBound(problem, this.best, this.step)
      const proven = search.run(multipliers, work)
      this.best = search.best && this.own(search.best)
      return !proven
    })
    return this.open.length === 0
  }

  /** What no plan is worth more than, as far as was proven. */
  bound(): number {
    return Math.max(this.least(), ...this.open.map(({ bound }) => bound))
  }

  private readonly least = (): number => this.best?.value ?? Number.NEGATIVE_INFINITY
  private readonly own = ({ value, choices }: Incumbent): Incumbent => ({ value, choices: choicesIn(this.problem, choices) })
  private readonly falls = (bound: number): boolean => bound < this.least() + this.step
}

/**
 * The numbers of picks with which a better plan may exist, the most promising first. The bound is concave in the number, so that the search
 * outwards from its peak stops at the first that falls short.
 */
function totalsOf(problem: Problem, root: Multipliers, peak: number, falls: (bound: number) => boolean): OfTotal[] {
  const found: OfTotal[] = []
  for (const [first, by] of [
    [peak, 1],
    [peak - 1, -1],
  ] as const) {
    let from: Multipliers = { ...root, places: [...root.places, 0] }
    for (let total = first; total >= 0 && total <= problem.people.length; total += by) {
      const fixed = withTotal(problem, total)
      const tight = tightestOf(fixed, from)
      if (!tight.possible || falls(tight.bound)) break
      from = tight.multipliers
      found.push({ ...tight, problem: fixed })
    }
  }
  return found.toSorted((a, b) => b.bound - a.bound)
}
