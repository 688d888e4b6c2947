import { type Multipliers, optionsOf, worthOf } from './dual.ts'
import type { Choice, Problem } from './problem.ts'

/** Best choices so far, one per person of the problem. */
export interface Incumbent {
  value: number
  choices: readonly (Choice | null)[]
}
/** A person still open: options that can be in a better plan. */
interface Free {
  person: number
  options: readonly (Choice | null)[]
}
/** Part of a plan: what is decided has been paid for. */
interface Node {
  decided: readonly (Choice | null | undefined)[]
  value: number
  money: number
  counts: readonly number[]
  free: readonly Free[]
  multipliers: Multipliers
}
interface Bound {
  bound: number
  multipliers: Multipliers
  best: readonly (Choice | null)[]
}

const STEPS = { root: 600, node: 24 }

/**
 * The best plan by branch and bound: each node's bound is a Lagrangian relaxation (Fisher 1981) whose multipliers are moved on from its
 * parent's by Polyak steps; options that lose more than what a better plan may lose are struck out at once.
 */
export class BranchAndBound {
  /** The best plan found; the best there is once `run` has said so. */
  best: Incumbent | null
  private nodesLeft = 0
  private readonly problem: Problem
  private readonly step: number

  /** @param step values differ by this at least, so that a better plan is better by it */
  constructor(problem: Problem, incumbent: Incumbent | null, step: number) {
    this.problem = problem
    this.best = incumbent
    this.step = step
  }

  /** Whether the search came to its end within so many nodes. */
  run(multipliers: Multipliers, nodes: number): boolean {
    this.nodesLeft = nodes
    const free = this.problem.people.map((person, at) => ({ person: at, options: optionsOf(person) }))
    const root: Node = {
      decided: this.problem.people.map(() => undefined),
      value: 0,
      money: this.problem.budget,
      counts: this.problem.limits.map(() => 0),
      free,
      multipliers,
    }
    this.visit(root, STEPS.root)
    return this.nodesLeft > 0
  }

  private visit(node: Node, steps: number): void {
    this.nodesLeft -= 1
    if (this.nodesLeft <= 0) return
    const found = this.tighten(node, steps)
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
      if (child.money >= -1e-9 * this.problem.budget) this.visit(child, STEPS.node)
    }
  }

  /** The lowest bound found, or null where no plan below can be better than the best. */
  private tighten(node: Node, steps: number): Bound | null {
    const { limits, budget } = this.problem
    let current = node.multipliers
    let lowest: Bound | null = null
    let pace = 1
    for (let step = 0; step < steps; step += 1) {
      const { bound, best, cost, used } = this.relaxed(node, current)
      if (this.best && bound < this.best.value + this.step) return null
      if (!lowest || bound < lowest.bound) lowest = { bound, multipliers: current, best }
      else pace *= 0.9
      this.offer(node, best)
      const overMoney = cost - node.money
      const over = limits.map(({ min, max }, at) => excess((node.counts[at] ?? 0) + (used[at] ?? 0), min, max, current.places[at] ?? 0))
      // Money is measured in budgets, so that its slope is of the size of those of the places.
      const unit = 0.05 * budget || 1
      const square = (overMoney / unit) ** 2 + over.reduce((sum, one) => sum + one * one, 0)
      if (square === 0) break
      const goal = this.best ? this.best.value : bound * 0.98
      const move = (pace * Math.max(bound - goal, 1e-6 * Math.abs(bound))) / square
      current = {
        money: Math.max(0, current.money + (move * overMoney) / unit / unit),
        places: current.places.map((place, at) => {
          const moved = place + move * (over[at] ?? 0)
          return Number.isFinite(limits[at]?.max) ? moved : Math.min(0, moved)
        }),
      }
    }
    return lowest
  }

  private relaxed(node: Node, multipliers: Multipliers): { bound: number; best: (Choice | null)[]; cost: number; used: number[] } {
    const { limits } = this.problem
    const used = limits.map(() => 0)
    const best: (Choice | null)[] = []
    let [own, cost] = [0, 0]
    for (const { options } of node.free) {
      let [choice, worth] = [null as Choice | null, Number.NEGATIVE_INFINITY]
      for (const option of options) {
        const one = worthOf(option, multipliers)
        if (one > worth) [choice, worth] = [option, one]
      }
      best.push(choice)
      own += worth
      if (!choice) continue
      cost += choice.candidate.price
      for (const at of choice.uses) used[at] = (used[at] ?? 0) + 1
    }
    const scarce = limits.reduce((sum, { min, max }, at) => {
      const place = multipliers.places[at] ?? 0
      return place === 0 ? sum : sum + place * ((place > 0 ? max : min) - (node.counts[at] ?? 0))
    }, 0)
    return { bound: node.value + own + multipliers.money * node.money + scarce, best, cost, used }
  }

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

  /** Keeps a completed node if it is a plan and better than the best. */
  private offer(node: Node, best: readonly (Choice | null)[]): void {
    const { budget, limits, people } = this.problem
    let choices = node.decided
    if (best.length > 0) {
      const all = [...node.decided]
      for (const [at, { person }] of node.free.entries()) all[person] = best[at] ?? null
      choices = all
    }
    const picked = choices.flatMap((choice) => choice ?? [])
    const value = picked.reduce((sum, { candidate }) => sum + candidate.value, 0)
    if ((this.best && value <= this.best.value) || people.some((_, at) => choices[at] === undefined)) return
    if (picked.reduce((sum, { candidate }) => sum + candidate.price, 0) > budget * (1 + 1e-12)) return
    const fits = limits.every(({ min, max }, at) => {
      const count = picked.filter(({ uses }) => uses.includes(at)).length
      return count >= min && count <= max
    })
    if (fits) this.best = { value, choices: choices.map((choice) => choice ?? null) }
  }
}

function take(node: Node, person: number, option: Choice | null): Node {
  const decided = node.decided.with(person, option)
  const free = node.free.filter((one) => one.person !== person)
  if (!option) return { ...node, decided, free }
  const counts = node.counts.map((count, at) => count + Number(option.uses.includes(at)))
  return { ...node, decided, free, counts, value: node.value + option.candidate.value, money: node.money - option.candidate.price }
}

/** The person whose best options are nearest to each other, best option first. */
function ambiguous({ free }: Node, multipliers: Multipliers): Free {
  const scored = free.map(({ person, options }) => {
    const sorted = options.map((option) => ({ option, worth: worthOf(option, multipliers) })).sort((a, b) => b.worth - a.worth)
    const apart = (sorted[0]?.worth ?? 0) - (sorted[1]?.worth ?? 0)
    return { person, apart, options: sorted.map(({ option }) => option) }
  })
  return scored.reduce((least, one) => (one.apart < least.apart ? one : least))
}

function excess(used: number, min: number, max: number, place: number): number {
  if (place > 0) return used - max
  if (place < 0) return used - min
  return used > max ? used - max : Math.min(0, used - min)
}
