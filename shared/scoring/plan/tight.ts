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
}

/**
 * The least Lagrangian bound to the last digits, where subgradient steps stop short: Dantzig & Wolfe 1960 (Oper. Res. 8(1):101), each column a whole
 * relaxed solution, by the revised simplex method on as many rows as there are limits. Whatever its rounding, each bound is one of `relax`.
 */
export function tightestOf(problem: Problem, from: Multipliers): Tightest {
  const rows = rowsOf(problem)
  const size = rows.length + 1
  const values = problem.people.flatMap(({ choices }) => choices.map(({ candidate }) => candidate.value))
  const unit = Math.max(1e-9, ...values)
  const big = 1e3 * Math.max(1, problem.people.length)
  const basis = new Basis([...rows.map(({ right }) => right), 1], big)
  const first = relax(problem, from)
  let best = { bound: first.bound, multipliers: from }
  let settled = false
  basis.enter(columnOf(first.chosen, rows, problem, unit))
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
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
  return { ...best, possible: !settled || basis.artificial() < 1e-6, picks: basis.picks() }
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

interface Column {
  worth: number
  picks: number
  entries: Float64Array
}

const unitVector = (size: number, at: number, value: number): Float64Array =>
  Float64Array.from({ length: size }, (_, one) => (one === at ? value : 0))

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

/** The revised simplex method's basis with its inverse; it begins with artificial columns that cost more than anything is worth. */
class Basis {
  private readonly inverse: Float64Array[]
  private readonly amounts: Float64Array
  private readonly worths: Float64Array
  private readonly picked: Float64Array
  private readonly big: number

  constructor(right: readonly number[], big: number) {
    this.inverse = right.map((_, at) => unitVector(right.length, at, 1))
    this.amounts = Float64Array.from(right)
    this.worths = new Float64Array(right.length).fill(-big)
    this.picked = new Float64Array(right.length)
    this.big = big
  }

  duals(): Float64Array {
    const duals = new Float64Array(this.worths.length)
    for (const [at, row] of this.inverse.entries())
      for (let to = 0; to < duals.length; to += 1) duals[to] = (duals[to] ?? 0) + (this.worths[at] ?? 0) * (row[to] ?? 0)
    return duals
  }

  gain({ worth, entries }: Column, duals: Float64Array): number {
    return worth - entries.reduce((sum, entry, at) => sum + entry * (duals[at] ?? 0), 0)
  }

  picks(): number {
    return this.amounts.reduce((sum, amount, at) => sum + amount * (this.picked[at] ?? 0), 0)
  }

  /** How much of the artificial columns is left. */
  artificial(): number {
    return this.amounts.reduce((sum, amount, at) => sum + (this.worths[at] === -this.big ? Math.abs(amount) : 0), 0)
  }

  /** The row that runs out first, of equals the one with the greatest pivot. */
  private leaving(through: readonly number[]): { leaving: number; least: number } {
    let [leaving, least] = [-1, Number.POSITIVE_INFINITY]
    for (const [at, one] of through.entries()) {
      if (one <= NOTHING) continue
      const ratio = Math.max(0, this.amounts[at] ?? 0) / one
      if (ratio < least || (ratio === least && one > (through[leaving] ?? 0))) [leaving, least] = [at, ratio]
    }
    return { leaving, least }
  }

  enter({ worth, picks, entries }: Column): void {
    const through = this.inverse.map((row) => row.reduce((sum, one, at) => sum + one * (entries[at] ?? 0), 0))
    const { leaving, least } = this.leaving(through)
    if (leaving < 0) return
    const pivot = through[leaving] ?? 1
    const row = this.inverse[leaving]?.map((one) => one / pivot) ?? new Float64Array()
    this.inverse[leaving] = row
    this.amounts[leaving] = least
    for (const [at, one] of through.entries()) {
      if (at === leaving || one === 0) continue
      this.inverse[at] = this.inverse[at]?.map((old, to) => old - one * (row[to] ?? 0)) ?? row
      this.amounts[at] = Math.max(0, (this.amounts[at] ?? 0) - one * least)
    }
    this.worths[leaving] = worth
    this.picked[leaving] = picks
  }
}
