import { choicesOf, modelOf, stepOf } from './model.ts'
import type { Choice, Problem } from './problem.ts'

/** What solves a mixed-integer linear program that is written in CPLEX LP format: the one-shot call of HiGHS (highs.dev). */
export interface Solver {
  solve(model: string, options: Readonly<Record<string, number>>): Solution
}
interface Solution {
  Status: string
  ObjectiveValue: number
  Columns: Readonly<Record<string, object>>
}

/** To the last unit: no gap is left, and a choice is taken or not; a millionth part of an offer of millions would buy too much. */
const EXACT = { mip_rel_gap: 0, mip_feasibility_tolerance: 1e-10, primal_feasibility_tolerance: 1e-10 } as const

/** The choices of greatest value under budget and limits, proven; null where no plan meets them. @throws Error where the solver gave up */
export function solve(problem: Problem, solver: Solver): Choice[] | null {
  if (problem.limits.some(({ min }, at) => min > 0 && !choicesOf(problem).some(({ uses }) => uses.includes(at)))) return null
  const choices = choicesOf(problem)
  if (choices.length === 0) return []
  const { Status, Columns } = solver.solve(modelOf(problem, true), { ...EXACT, mip_abs_gap: stepOf(problem) / 2 })
  if (Status === 'Infeasible') return null
  if (Status !== 'Optimal') throw new Error(`the solver ended with “${Status}”`)
  return choices.filter((_, at) => Number(Reflect.get(Columns[`x${at}`] ?? {}, 'Primal')) > 0.5)
}

/** Whether parts of offers at least could meet the limits. */
export function isPossible(problem: Problem, solver: Solver): boolean {
  if (choicesOf(problem).length === 0) return problem.limits.every(({ min }) => min === 0)
  return solver.solve(modelOf(problem, false), {}).Status === 'Optimal'
}
