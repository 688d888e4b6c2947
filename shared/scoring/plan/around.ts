import type { Multipliers } from './dual.ts'
import { type Bound, boundOf, type Node } from './node.ts'
import type { Choice, Problem } from './problem.ts'

/** Steps taken around a bound. */
export const STEPS = 12

/**
 * Offers the relaxed solutions near a bound: those of multipliers moved by subgradient steps (Polyak 1969) are more often whole plans than
 * that of the least bound.
 * @param offer takes the choices of the node's free people, and says what the best plan so far is worth
 */
export function around(problem: Problem, node: Node, { bound, multipliers }: Bound, offer: (best: Bound['best']) => number | undefined): void {
  let [current, pace] = [multipliers, 1]
  for (let step = 0; step < STEPS; step += 1) {
    const { best } = boundOf(problem, node, current)
    const known = offer(best)
    const slope = slopeOf(problem, node, best, current)
    const square = slope.money ** 2 + slope.places.reduce((sum, one) => sum + one * one, 0)
    if (square === 0) return
    const move = (pace * Math.max(bound - (known ?? bound * 0.98), 1e-6 * Math.abs(bound))) / square
    current = moved(problem, current, slope, move)
    pace *= 0.9
  }
}

/** How far choices overdraw money and places. Money is measured in budgets, so that its slope is of the size of those of the places. */
function slopeOf({ limits, budget }: Problem, node: Node, best: readonly (Choice | null)[], { places }: Multipliers): Multipliers {
  const used = limits.map((_, at) => (node.counts[at] ?? 0) + best.filter((choice) => choice?.uses.includes(at)).length)
  const cost = best.reduce((sum, choice) => sum + (choice?.candidate.price ?? 0), 0)
  return {
    money: (cost - node.money) / unitOf(budget),
    places: limits.map(({ min, max }, at) => excess(used[at] ?? 0, min, max, places[at] ?? 0)),
  }
}

function moved({ limits, budget }: Problem, { money, places }: Multipliers, slope: Multipliers, move: number): Multipliers {
  return {
    money: Math.max(0, money + (move * slope.money) / unitOf(budget)),
    places: places.map((place, at) => {
      const next = place + move * (slope.places[at] ?? 0)
      return Number.isFinite(limits[at]?.max) ? next : Math.min(0, next)
    }),
  }
}

const unitOf = (budget: number): number => 0.05 * budget || 1

function excess(used: number, min: number, max: number, place: number): number {
  if (place > 0) return used - max
  if (place < 0) return used - min
  return used > max ? used - max : Math.min(0, used - min)
}
