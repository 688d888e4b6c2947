import { BranchAndBound, type Incumbent } from './branch.ts'
import { Core } from './core.ts'
import { tightest } from './dual.ts'
import { improve } from './improve.ts'
import { type Choice, NoPlan, type Problem } from './problem.ts'

const NODES = { first: 1_500, second: 15_000, last: 120_000 }
/** Values that differ by less (relative) are the same: the noise of adding fractions. */
const SAME = 1e-9

/**
 * The choices of greatest value under budget and limits, exactly; null where no plan meets them. Branch and bound first; where too many
 * combinations are nearly alike, exchanges better the best found, then dynamic programming around it, then branch and bound at length.
 * @throws NoPlan where none of them ends: a plan is never called the best without proof
 */
export function solve(given: Problem): Choice[] | null {
  const problem = { ...given, budget: reachable(given) }
  const step = stepOf(problem)
  const multipliers = tightest(problem)
  const search = new BranchAndBound(problem, null, step)
  if (search.run(multipliers, NODES.first)) return picked(search.best)
  if (search.best) search.best = improve(problem, search.best)
  if (search.run(multipliers, NODES.second)) return picked(search.best)
  const core = search.best && new Core(problem, search.best, multipliers, step)
  if (core?.run()) return picked(core.best)
  if (search.run(multipliers, NODES.last)) return picked(search.best)
  throw new NoPlan('too many combinations are equally good to prove one the best: round the prices, or loosen the quotas')
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

/** The greatest whole number that divides all; 0 where they are not whole. */
function unitOf(numbers: readonly number[]): number {
  return numbers.every(Number.isSafeInteger) ? numbers.reduce((a, b) => divisor(a, b), 0) : 0
}
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
