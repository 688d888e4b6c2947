import { type Multipliers, optionsOf, worthOf } from './dual.ts'
import type { Choice, Problem } from './problem.ts'
import { tightestOf } from './tight.ts'

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

const STEPS = 12

/**
 * The best plan by branch and bound: each node's bound is a Lagrangian relaxation (Fisher 1981) with multipliers of its own; options that lose
 * more than what a better plan may lose are struck out at once.
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
    this.visit(root)
    return this.nodesLeft > 0
  }

  private visit(node: Node): void {
    this.nodesLeft -= 1
    if (this.nodesLeft <= 0) return
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
    const first = this.bounded(node, node.multipliers)
    if (!first) return null
    const { multipliers, possible } = tightestOf(this.rest(node), node.multipliers)
    if (!possible) return null
    const second = this.bounded(node, multipliers)
    if (second) this.around(node, second)
    return second && (second.bound < first.bound ? second : first)
  }

  /** Plans near a bound: those of multipliers moved by subgradient steps (Polyak 1969) are more often whole than that of the least bound. */
  private around(node: Node, { bound, multipliers }: Bound): void {
    const { limits, budget } = this.problem
    let [current, pace] = [multipliers, 1]
    for (let step = 0; step < STEPS; step += 1) {
      const { best } = this.relaxed(node, current)
      this.offer(node, best)
      const used = limits.map((_, at) => (node.counts[at] ?? 0) + best.filter((choice) => choice?.uses.includes(at)).length)
      const over = limits.map(({ min, max }, at) => excess(used[at] ?? 0, min, max, current.places[at] ?? 0))
      // Money is measured in budgets, so that its slope is of the size of those of the places.
      const unit = 0.05 * budget || 1
      const overMoney = (best.reduce((sum, choice) => sum + (choice?.candidate.price ?? 0), 0) - node.money) / unit
      const square = overMoney ** 2 + over.reduce((sum, one) => sum + one * one, 0)
      if (square === 0) return
      const move = (pace * Math.max(bound - (this.best?.value ?? bound * 0.98), 1e-6 * Math.abs(bound))) / square
      current = {
        money: Math.max(0, current.money + (move * overMoney) / unit),
        places: current.places.map((place, at) => {
          const moved = place + move * (over[at] ?? 0)
          return Number.isFinite(limits[at]?.max) ? moved : Math.min(0, moved)
        }),
      }
      pace *= 0.9
    }
  }

  private bounded(node: Node, multipliers: Multipliers): Bound | null {
    const { bound, best } = this.relaxed(node, multipliers)
    if (this.best && bound < this.best.value + this.step) return null
    this.offer(node, best)
    return this.best && bound < this.best.value + this.step ? null : { bound, multipliers, best }
  }

  /** What is left to decide, as a problem of its own. */
  private rest({ free, money, counts }: Node): Problem {
    return {
      budget: Math.max(0, money),
      limits: this.problem.limits.map(({ name, min, max }, at) => ({
        name,
        min: Math.max(0, min - (counts[at] ?? 0)),
        max: max - (counts[at] ?? 0),
      })),
      people: free.map(({ options }) => ({ must: !options.includes(null), choices: options.filter((option) => option !== null) })),
    }
  }

  private relaxed(node: Node, multipliers: Multipliers): { bound: number; best: (Choice | null)[] } {
    const { limits } = this.problem
    const best: (Choice | null)[] = []
    let own = 0
    for (const { options } of node.free) {
      let [choice, worth] = [null as Choice | null, Number.NEGATIVE_INFINITY]
      for (const option of options) {
        const one = worthOf(option, multipliers)
        if (one > worth) [choice, worth] = [option, one]
      }
      best.push(choice)
      own += worth
    }
    const scarce = limits.reduce((sum, { min, max }, at) => {
      const place = multipliers.places[at] ?? 0
      return place === 0 ? sum : sum + place * ((place > 0 ? max : min) - (node.counts[at] ?? 0))
    }, 0)
    return { bound: node.value + own + multipliers.money * node.money + scarce, best }
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

/** The person whose best options are nearest to each other, of equals the one with most at stake; best option first, of equals the dearest. */
function ambiguous({ free, value, money }: Node, multipliers: Multipliers): Free {
  const same = 1e-9 * (value + multipliers.money * money)
  const scored = free.map(({ person, options }) => {
    const worths = options.map((option) => ({ option, worth: worthOf(option, multipliers), value: option?.candidate.value ?? 0 }))
    const sorted = worths.sort((a, b) => (Math.abs(a.worth - b.worth) <= same ? b.value - a.value : b.worth - a.worth))
    const apart = Math.max(same, (sorted[0]?.worth ?? 0) - (sorted[1]?.worth ?? 0))
    return { person, apart, stake: Math.max(...sorted.map((one) => one.value)), options: sorted.map(({ option }) => option) }
  })
  return scored.reduce((least, one) => (one.apart < least.apart || (one.apart === least.apart && one.stake > least.stake) ? one : least))
}

function excess(used: number, min: number, max: number, place: number): number {
  if (place > 0) return used - max
  if (place < 0) return used - min
  return used > max ? used - max : Math.min(0, used - min)
}
