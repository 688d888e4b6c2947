import { BranchAndBound, type Incumbent } from './branch.ts'
import { improve } from './improve.ts'
import { improveByPairs } from './pairs.ts'
import { type Choice, NoPlan, type Problem } from './problem.ts'
import { seek } from './seek.ts'
import { type Tightest, tightestOf } from './tight.ts'
import { Totals } from './totals.ts'

const NODES = { first: 2_000, second: 4_000, third: 40_000, each: 4_000 }
/** States that dynamic programming keeps: at first, and where that proves nothing. */
const WIDTHS = [1_000, 20_000] as const
/** Values that differ by less (relative) are the same: the noise of adding fractions. */
const SAME = 1e-9

/**
 * The choices of greatest value under budget and limits, exactly; null where no plan meets them. Branch and bound first, again from a good plan;
 * where too many combinations are nearly alike, one number of picks after the other, each by dynamic programming or branch and bound.
 * @throws NoPlan where none of them ends: a plan is never called the best without proof. Of 500 offers that was seen, after half a minute, only where
 * all values are the price plus nearly the same amount and nine quotas bind, or prices run to millions in cents.
 */
export function solve(given: Problem): Choice[] | null {
  const problem = { ...given, budget: reachable(given) }
  const step = stepOf(problem)
  const root = tightestOf(problem, { money: 0, places: problem.limits.map(() => 0) })
  if (!root.possible) return null
  const search = new BranchAndBound(problem, null, step)
  if (search.run(root.multipliers, NODES.first)) return picked(search.best)
  search.best = bettered(problem, root, search.best)
  if (search.run(root.multipliers, NODES.second)) return picked(search.best)
  search.best = search.best && improveByPairs(problem, search.best)
  const totals = new Totals(problem, root, search.best, step)
  if (totals.narrow(WIDTHS[0])) return picked(totals.best)
  search.best = totals.best
  if (search.run(root.multipliers, NODES.third)) return picked(search.best)
  totals.best = search.best
  if (totals.narrow(WIDTHS[1]) || totals.branch(NODES.each)) return picked(totals.best)
  throw new NoPlan('too many combinations are equally good to prove one the best: round the prices, or loosen the quotas')
}

/** Whether fractions of offers at least could meet the limits. */
export const isPossible = (problem: Problem): boolean => tightestOf(problem, { money: 0, places: problem.limits.map(() => 0) }).possible

/** A plan that is good for a start: the better of the one given and one sought, and what exchanges make of it. */
function bettered(problem: Problem, { multipliers }: Tightest, given: Incumbent | null): Incumbent | null {
  const sought = seek(problem, multipliers)
  const best = given && sought ? (given.value >= sought.value ? given : sought) : (given ?? sought)
  return best && improve(problem, best)
}

const picked = (plan: Incumbent | null): Choice[] | null => plan?.choices.filter((choice) => choice !== null) ?? null
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

/** The greatest amount that divides all, of whole numbers or hundredths; 0 where they are neither. */
function unitOf(numbers: readonly number[]): number {
  for (const scale of [1, 100]) {
    const whole = numbers.map((one) => Math.round(one * scale))
    if (whole.every((one, at) => Number.isSafeInteger(one) && Math.abs(one / scale - (numbers[at] ?? 0)) <= 1e-12 * (numbers[at] ?? 0)))
      return whole.reduce((a, b) => divisor(a, b), 0) / scale
  }
  return 0
}
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
