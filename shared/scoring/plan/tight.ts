import { Basis, type Column, unitVector } from './basis.ts'
import { type Multipliers, relax } from './dual.ts'
import type { Choice, Problem } from './problem.ts'

const MOST_ROUNDS = 1_500
const NOTHING = 1e-9

/** A row of the master: its right side, and whether it may stay below (≤), above (≥) or neither. */
interface Row {
  right: number
  slack: 1 | -1 | 0
  /** Index of the quota, or null for the row of money. */
  limit: number | null
}
/** How far relaxations go: the least bound found with its multipliers; `possible` is false where not even fractions of offers meet the limits. */
export interface Tightest {
  bound: number
  multipliers: Multipliers
  possible: boolean
  /** How many offers the fractional solution picks. */
  picks: number
  /** How many relaxed solutions that took. */
  rounds: number
}

/**
 * The least Lagrangian bound to the last digits, where subgradient steps stop short: Dantzig & Wolfe 1960 (Oper. Res. 8(1):101), each column a whole
 * relaxed solution, by the revised simplex method on as many rows as there are limits. Whatever its rounding, each bound is one of `relax`.
 * @param enough a bound below which it need not be the least
 */
export function tightestOf(problem: Problem, from: Multipliers, enough = Number.NEGATIVE_INFINITY): Tightest {
  const rows = rowsOf(problem)
  const size = rows.length + 1
  const values = problem.people.flatMap(({ choices }) => choices.map(({ candidate }) => candidate.value))
  const unit = Math.max(1e-9, ...values)
  const big = 1e3 * Math.max(1, problem.people.length)
  const basis = new Basis([...rows.map(({ right }) => right), 1], big)
  const first = relax(problem, from)
  let best = { bound: first.bound, multipliers: from }
  let [settled, rounds] = [false, 1]
  basis.enter(columnOf(first.chosen, rows, problem, unit))
  for (; rounds <= MOST_ROUNDS && best.bound >= enough; rounds += 1) {
    const duals = basis.duals()
    const multipliers = multipliersOf(duals, rows, problem, unit)
    const { bound, chosen } = relax(problem, multipliers)
    if (bound < best.bound) best = { bound, multipliers }
    const column = columnOf(chosen, rows, problem, unit)
    const gain = basis.gain(column, duals)
    const slack = rows.findIndex((row, at) => row.slack !== 0 && -(duals[at] ?? 0) * row.slack > NOTHING)
    if (slack >= 0) basis.enter({ worth: 0, picks: 0, entries: unitVector(size, slack, rows[slack]?.slack ?? 1) })
    else if (gain > NOTHING * problem.people.length) basis.enter(column)
    else {
      settled = true
      break
    }
  }
  return { ...best, possible: !settled || basis.artificial() < 1e-6, picks: basis.picks(), rounds }
}

function rowsOf({ limits }: Problem): Row[] {
  const money: Row = { right: 1, slack: 1, limit: null }
  return [
    money,
    ...limits.flatMap(({ min, max }, limit): Row[] => {
      if (min === max) return [{ right: min, slack: 0, limit }]
      return [
        ...(Number.isFinite(max) ? [{ right: max, slack: 1 as const, limit }] : []),
        ...(min > 0 ? [{ right: min, slack: -1 as const, limit }] : []),
      ]
    }),
  ]
}

/** A relaxed solution as a column: what it is worth, which share of the budget it costs, how many places it takes. */
function columnOf(chosen: readonly (Choice | null)[], rows: readonly Row[], { budget, limits }: Problem, unit: number): Column {
  const used = limits.map(() => 0)
  let [worth, cost, picks] = [0, 0, 0]
  for (const choice of chosen) {
    if (!choice) continue
    worth += choice.candidate.value / unit
    cost += choice.candidate.price
    picks += 1
    for (const at of choice.uses) used[at] = (used[at] ?? 0) + 1
  }
  const entries = rows.map(({ limit }) => (limit === null ? cost / (budget || 1) : (used[limit] ?? 0)))
  return { worth, picks, entries: Float64Array.from([...entries, 1]) }
}

function multipliersOf(duals: Float64Array, rows: readonly Row[], { budget, limits }: Problem, unit: number): Multipliers {
  const places = limits.map(() => 0)
  for (const [at, { limit }] of rows.entries()) if (limit !== null) places[limit] = (places[limit] ?? 0) + unit * (duals[at] ?? 0)
  return {
    money: Math.max(0, ((duals[0] ?? 0) * unit) / (budget || 1)),
    places: places.map((place, at) => (Number.isFinite(limits[at]?.max) ? place : Math.min(0, place))),
  }
}
