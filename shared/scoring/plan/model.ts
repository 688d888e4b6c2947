import type { Choice, Problem } from './problem.ts'
import { unitOf } from './unit.ts'

/** Values that differ by less (relative) are the same: the noise of adding fractions. */
const SAME = 1e-9
/** Terms on a line: a line of the format may hold 560 characters. */
const A_LINE = 12

/**
 * The problem as a mixed-integer linear program in CPLEX LP format: a variable x0, x1 … for each choice, in whole units of money and value
 * wherever prices and values are whole or hundredths.
 * @param whole false for its relaxation, which takes parts of offers too
 */
export function modelOf(problem: Problem, whole: boolean): string {
  const choices = choicesOf(problem)
  const names = new Map(choices.map((choice, at) => [choice, `x${at}`]))
  const [money, worth] = [unitIn(choices, 'price'), unitIn(choices, 'value')]
  const sum = (of: readonly Choice[], weight: (choice: Choice) => number) => linesOf(of.map((choice) => `+ ${weight(choice)} ${names.get(choice)}`))
  const rows = [
    `${sum(choices, ({ candidate }) => inUnits(candidate.price, money))} <= ${Math.floor(problem.budget / money + SAME)}`,
    ...problem.people.flatMap(({ choices: own, must }) => (must || own.length > 1 ? `${sum(own, () => 1)} ${must ? '=' : '<='} 1` : [])),
    ...problem.limits.flatMap(({ min, max }, at) => {
      const using = choices.filter(({ uses }) => uses.includes(at))
      if (using.length === 0) return []
      const count = sum(using, () => 1)
      return [...(min > 0 ? [`${count} >= ${min}`] : []), ...(Number.isFinite(max) ? [`${count} <= ${max}`] : [])]
    }),
  ]
  const bounds = whole ? `Binary\n${linesOf([...names.values()])}` : `Bounds\n${[...names.values()].map((name) => `0 <= ${name} <= 1`).join('\n')}`
  return `Maximize\nworth: ${sum(choices, ({ candidate }) => inUnits(candidate.value, worth))}\nSubject To\n${rows.map((row, at) => `r${at}: ${row}`).join('\n')}\n${bounds}\nEnd\n`
}

/** Every choice of every person, in the order of the model's variables. */
export const choicesOf = ({ people }: Problem): Choice[] => people.flatMap(({ choices }) => choices)

/** What a better plan is better by at least, in the model's units; 0 where values are any fractions. */
export const stepOf = (problem: Problem): number => (unitOf(choicesOf(problem).map(({ candidate }) => candidate.value)) > 0 ? 1 : 0)

/** Amounts that are no multiples of anything are left as they are. */
const unitIn = (choices: readonly Choice[], of: 'price' | 'value'): number => unitOf(choices.map(({ candidate }) => candidate[of])) || 1

function inUnits(amount: number, unit: number): number {
  const units = amount / unit
  return Math.abs(units - Math.round(units)) <= SAME * Math.max(1, units) ? Math.round(units) : units
}

const linesOf = (terms: readonly string[]): string => terms.map((term, at) => (at % A_LINE === A_LINE - 1 ? `${term}\n` : `${term} `)).join('')
