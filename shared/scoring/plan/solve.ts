import { BranchAndBound, type Incumbent } from './branch.ts'
import { improve } from './improve.ts'
import { improveByPairs } from './pairs.ts'
import { type Choice, NoPlan, type Problem } from './problem.ts'
import { seek } from './seek.ts'
import { type Tightest, tightestOf } from './tight.ts'
import { Totals } from './totals.ts'
import { unitOf } from './unit.ts'

/** Work of branch and bound, about three million to a second. */
const WORK = { first: 3e6, second: 4e6, third: 1e7, each: 5e5 } as const
/** States that dynamic programming keeps: at first, and where that proves nothing. */
const WIDTHS = [1_000, 20_000] as const
/** Values that differ by less (relative) are the same: the noise of adding fractions. */
const SAME = 1e-9

/** Choices that meet budget and limits; `atMost` is null where they are proven to be the best, else what no choices can be worth more than. */
export interface Solved {
  choices: Choice[]
  atMost: number | null
}

/**
 * The choices of greatest value under budget and limits; null where no plan meets them. Branch and bound first, again from a good plan; where
 * too many combinations are nearly alike, one number of picks after the other, each by dynamic programming or branch and bound. All of it is
 * bounded by work rather than time, so that the same problem always has the same answer: within half a minute, at worst a whole one.
 * Of 500 offers the proof fails where nine quotas bind at once, and where prices run to millions in cents and values are nearly the prices.
 * @throws NoPlan where none was found and none ruled out
 */
export function solve(given: Problem): Solved | null {
  const problem = { ...given, budget: reachable(given) }
  const step = stepOf(problem)
  const root = tightestOf(problem, { money: 0, places: problem.limits.map(() => 0) })
  if (!root.possible) return null
  const search = new BranchAndBound(problem, null, step)
  if (search.run(root.multipliers, WORK.first)) return proven(search.best)
  search.best = bettered(problem, root, search.best)
  if (search.run(root.multipliers, WORK.second)) return proven(search.best)
  search.best = search.best && improveByPairs(problem, search.best)
  const totals = new Totals(problem, root, search.best, step)
  if (totals.narrow(WIDTHS[0])) return proven(totals.best)
  search.best = totals.best
  if (search.run(root.multipliers, WORK.third)) return proven(search.best)
  totals.best = search.best && improveByPairs(problem, search.best)
  if (totals.narrow(WIDTHS[1]) || totals.branch(WORK.each)) return proven(totals.best)
  if (totals.best) return { choices: picked(totals.best), atMost: Math.min(root.bound, totals.bound()) }
  throw new NoPlan('no plan was found, and none could be ruled out: loosen the quotas', { code: 'too-alike' })
}

/** Whether fractions of offers at least could meet the limits. */
export const isPossible = (problem: Problem): boolean => tightestOf(problem, { money: 0, places: problem.limits.map(() => 0) }).possible

/** A plan that is good for a start: the better of the one given and one sought, and what exchanges make of it. */
function bettered(problem: Problem, { multipliers }: Tightest, given: Incumbent | null): Incumbent | null {
  const sought = seek(problem, multipliers)
  const best = given && sought ? (given.value >= sought.value ? given : sought) : (given ?? sought)
  return best && improve(problem, best)
}

const picked = ({ choices }: Incumbent): Choice[] => choices.filter((choice) => choice !== null)
const proven = (plan: Incumbent | null): Solved | null => plan && { choices: picked(plan), atMost: null }
const candidatesOf = ({ people }: Problem) => people.flatMap(({ choices }) => choices.map(({ candidate }) => candidate))

/** The budget rounded down to what whole prices can add up to. */
function reachable(problem: Problem): number {
  const unit = unitOf(candidatesOf(problem).map(({ price }) => price))
  return unit ? Math.floor(problem.budget / unit + SAME) * unit : problem.budget
}

/** What a better plan is better by at least. */
function stepOf(problem: Problem): number {
  const values = candidatesOf(problem).map(({ value }) => value)
  const noise = SAME * Math.max(1e-9, ...values)
  return Math.max(noise, 0.999 * unitOf(values))
}
