import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Choice, type Problem, problemOf } from '../../../../shared/scoring/plan/problem.ts'
import { tightestOf } from '../../../../shared/scoring/plan/tight.ts'
import { Totals } from '../../../../shared/scoring/plan/totals.ts'

const anyProblem = fc
  .record({
    offers: fc.array(
      fc.record({ tier: fc.constantFrom('nano', 'mid'), price: fc.integer({ min: 1, max: 20 }), value: fc.integer({ min: 1, max: 40 }) }),
      {
        minLength: 4,
        maxLength: 9,
      },
    ),
    budget: fc.integer({ min: 10, max: 90 }),
    min: fc.nat({ max: 2 }),
  })
  .map(({ offers, budget, min }) =>
    problemOf({
      budget,
      quotas: { tier: { mid: { min, max: min + 1 }, nano: { max: 3 } } },
      candidates: offers.map((one, at) => ({ id: `c${at}`, platform: 'a', ...one })),
    }),
  )

const valueOfAll = (choices: readonly (Choice | null)[]): number => choices.reduce((sum, choice) => sum + (choice?.candidate.value ?? 0), 0)

/** Every plan, by value. */
function plansOf({ people, limits, budget }: Problem): (Choice | null)[][] {
  const plans: (Choice | null)[][] = []
  for (let subset = 0; subset < 2 ** people.length; subset += 1) {
    const choices = people.map(({ choices: [only] }, at) => ((subset >> at) & 1 ? (only ?? null) : null))
    const cost = choices.reduce((sum, choice) => sum + (choice?.candidate.price ?? 0), 0)
    const within = limits.every(({ min, max }, at) => {
      const count = choices.filter((choice) => choice?.uses.includes(at)).length
      return count >= min && count <= max
    })
    if (cost <= budget && within) plans.push(choices)
  }
  return plans.toSorted((a, b) => valueOfAll(a) - valueOfAll(b))
}

it.each([
  ['dynamic programming', (totals: Totals) => totals.narrow(1_000)],
  ['branch and bound', (totals: Totals) => totals.branch(1e6)],
])('from the worst plan the numbers of picks lead to the best: %s', (_, settle) => {
  let [tried, worse] = [0, 0]
  fc.assert(
    fc.property(anyProblem, (problem) => {
      const plans = plansOf(problem)
      const [worst, best] = [plans[0], plans.at(-1)]
      if (!worst || !best) return
      const root = tightestOf(problem, { money: 0, places: problem.limits.map(() => 0) })
      const totals = new Totals(problem, root, { value: valueOfAll(worst), choices: worst }, 0.999)
      expect(totals.bound()).toBeGreaterThanOrEqual(valueOfAll(best) - 1e-6)
      expect(settle(totals)).toBe(true)
      expect(totals.best?.value).toBe(valueOfAll(best))
      tried += 1
      worse += Number(valueOfAll(worst) < valueOfAll(best))
    }),
    { numRuns: 400 },
  )
  expect(tried).toBeGreaterThan(100)
  expect(worse).toBeGreaterThan(50)
})
