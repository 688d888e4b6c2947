import { around, STEPS } from './around.ts'
import type { Multipliers } from './dual.ts'
import { worthOf } from './dual.ts'
import { ambiguous, type Bound, boundOf, type Free, type Node, restOf, rootOf, take } from './node.ts'
import type { Choice, Problem } from './problem.ts'
import { tightestOf } from './tight.ts'

/** Best choices so far, one per person of the problem. */
export interface Incumbent {
  value: number
  choices: readonly (Choice | null)[]
}

/**
 * The best plan by branch and bound: each node's bound is a Lagrangian relaxation (Fisher 1981) with multipliers of its own; options that lose
 * more than what a better plan may lose are struck out at once.
 */
export class BranchAndBound {
  /** The best plan found; the best there is once `run` has said so. */
  best: Incumbent | null
  private workLeft = 0
  private readonly problem: Problem
  private readonly step: number

  /** @param step values differ by this at least, so that a better plan is better by it */
  constructor(problem: Problem, incumbent: Incumbent | null, step: number) {
    this.problem = problem
    this.best = incumbent
    this.step = step
  }

  /** Whether the search came to its end within so much work: choices made for one person, which the time it takes goes with. */
  run(multipliers: Multipliers, work: number): boolean {
    this.workLeft = work
    this.visit(rootOf(this.problem, multipliers))
    return this.workLeft > 0
  }

  private visit(node: Node): void {
    if (this.workLeft <= 0) return
    const found = this.tighten(node)
    if (!found) return
    const rest = this.strike(node, found)
    if (!rest) return
    if (rest.free.length === 0) {
      this.offer(rest, [])
      return
    }
    const { person, options } = ambiguous(rest, found.multipliers)
    for (const option of options) {
      const child = take(rest, person, option)
      if (child.money >= -1e-9 * this.problem.budget) this.visit(child)
    }
  }

  /** The least bound, or null where no plan below can be better than the best. */
  private tighten(node: Node): Bound | null {
    this.workLeft -= 1 + node.free.length
    const first = this.bounded(node, node.multipliers)
    if (!first) return null
    const { multipliers, possible, rounds } = tightestOf(restOf(this.problem, node), node.multipliers, this.least() - node.value)
    this.workLeft -= (rounds + STEPS) * node.free.length
    if (!possible) return null
    const second = this.bounded(node, multipliers)
    if (second) around(this.problem, node, second, (best) => this.offer(node, best))
    return second && (second.bound < first.bound ? second : first)
  }

  private bounded(node: Node, multipliers: Multipliers): Bound | null {
    const found = boundOf(this.problem, node, multipliers)
    if (found.bound < this.least()) return null
    this.offer(node, found.best)
    return found.bound < this.least() ? null : found
  }

  /** What a better plan is worth at least. */
  private readonly least = (): number => (this.best?.value ?? Number.NEGATIVE_INFINITY) + this.step

  /** The node without options that lose too much; people with one option left are decided. */
  private strike(node: Node, { bound, multipliers }: Bound): Node | null {
    const room = this.best ? bound - this.best.value - this.step : Number.POSITIVE_INFINITY
    let rest: Node = { ...node, free: [], multipliers }
    const free: Free[] = []
    for (const { person, options } of node.free) {
      const worths = options.map((option) => worthOf(option, multipliers))
      const most = Math.max(...worths)
      const kept = options.filter((_, at) => most - (worths[at] ?? 0) <= room)
      if (kept.length === 1) rest = take(rest, person, kept[0] ?? null)
      else free.push({ person, options: kept })
    }
    return rest.money < -1e-9 * this.problem.budget ? null : { ...rest, free }
  }

  /** Keeps a completed node if it is a plan and better than the best; says what the best is worth. */
  private offer(node: Node, best: Bound['best']): number | undefined {
    const choices = completed(node, best)
    const value = choices.reduce((sum, choice) => sum + (choice?.candidate.value ?? 0), 0)
    if (!(this.best && value <= this.best.value) && isPlan(this.problem, choices))
      this.best = { value, choices: choices.map((choice) => choice ?? null) }
    return this.best?.value
  }
}

function completed({ decided, free }: Node, best: Bound['best']): Node['decided'] {
  if (best.length === 0) return decided
  const all = [...decided]
  for (const [at, { person }] of free.entries()) all[person] = best[at] ?? null
  return all
}

/** Whether choices are complete and meet budget and limits. */
function isPlan({ budget, limits, people }: Problem, choices: Node['decided']): boolean {
  if (people.some((_, at) => choices[at] === undefined)) return false
  const picked = choices.flatMap((choice) => choice ?? [])
  if (picked.reduce((sum, { candidate }) => sum + candidate.price, 0) > budget * (1 + 1e-12)) return false
  return limits.every(({ min, max }, at) => {
    const count = picked.filter(({ uses }) => uses.includes(at)).length
    return count >= min && count <= max
  })
}
