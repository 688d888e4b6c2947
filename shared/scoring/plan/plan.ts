import type { Plan, PlanCandidate, PlanReason, PlanRequest } from '../../schema/plan.ts'
import { type Limit, NoPlan, type Problem, personOf, problemOf, type WhyNone } from './problem.ts'
import { isPossible, type Solver, solve } from './solve.ts'
import { totalOf } from './unit.ts'

const MOST_BACKUPS = 10
/** How much more budget is tried for what more money would buy. */
const MORE = [0.1, 0.25]

type Why = Plan['reasons'][number]

/**
 * The plan of greatest value under budget and quotas, one offer per person, exactly; backups in the order in which they would replace a pick
 * at the least loss; the reason of every pick and omission.
 * @throws NoPlan where nothing meets the request, with a sentence that says why
 */
export function planOf(request: PlanRequest, solver: Solver): Omit<Plan, 'marginal'> {
  const problem = problemOf(request)
  const choices = solve(problem, solver)
  if (!choices) throw whyNone(request, problem, solver)
  const chosen = new Set(choices.map(({ candidate }) => candidate.id))
  const picks = request.candidates.filter(({ id }) => chosen.has(id))
  const reasons = request.candidates.map((candidate) => why(candidate, picks, request, problem))
  const replacing = reasons.filter(({ loses }) => loses !== undefined).toSorted((a, b) => (a.loses ?? 0) - (b.loses ?? 0))
  const backups = onePerPerson(replacing, request).slice(0, MOST_BACKUPS)
  return { picked: picks.map(({ id }) => id), cost: costOf(picks), value: worthOfAll(picks), backups, reasons }
}

/** What a tenth and a quarter more budget would buy, each an exact plan of its own: value gained for the extra money. */
export function marginalValue(request: PlanRequest, value: number, solver: Solver): Plan['marginal'] {
  return MORE.map((share) => {
    const extra = request.budget * share
    return { extra, value: planOf({ ...request, budget: request.budget + extra }, solver).value - value }
  })
}

const costOf = (picks: readonly PlanCandidate[]): number => totalOf(picks.map(({ price }) => price))
const worthOfAll = (picks: readonly PlanCandidate[]): number => totalOf(picks.map(({ value }) => value))

function why(candidate: PlanCandidate, picks: readonly PlanCandidate[], { budget, lock = [], exclude = [] }: PlanRequest, problem: Problem): Why {
  const { id } = candidate
  const reason = (code: PlanReason): Why => ({ id, reason: code })
  if (picks.includes(candidate)) return reason(lock.includes(id) ? 'locked' : 'worth-it')
  if (exclude.includes(id)) return reason('excluded')
  if (candidate.price > budget) return reason('too-dear')
  const twin = picks.find((pick) => personOf(pick) === personOf(candidate))
  if (twin) return { id, reason: 'same-person', insteadOf: twin.id }
  const swaps = picks.filter((pick) => !lock.includes(pick.id) && isPlan([...picks.filter((one) => one !== pick), candidate], budget, problem))
  const [best] = swaps.toSorted((a, b) => a.value - b.value)
  if (best) return { id, reason: 'worth-less', loses: best.value - candidate.value, insteadOf: best.id }
  return reason(isWithin([...picks, candidate], problem) ? 'no-room' : 'quota-full')
}

const isPlan = (picks: readonly PlanCandidate[], budget: number, problem: Problem): boolean => costOf(picks) <= budget && isWithin(picks, problem)

const isWithin = (picks: readonly PlanCandidate[], { limits }: Problem): boolean =>
  limits.every(({ name, min, max }) => {
    const count = picks.filter(({ tier, platform }) => name === `tier ${tier}` || name === `platform ${platform}`).length
    return count >= min && count <= max
  })

function onePerPerson(reasons: readonly Why[], { candidates }: PlanRequest): string[] {
  const people = new Map(candidates.map((candidate) => [candidate.id, personOf(candidate)]))
  const seen = new Set<string | undefined>()
  return reasons.flatMap(({ id }) => {
    if (seen.has(people.get(id))) return []
    seen.add(people.get(id))
    return id
  })
}

function whyNone({ candidates, lock = [], budget }: PlanRequest, problem: Problem, solver: Solver): NoPlan {
  const locked = candidates.filter(({ id }) => lock.includes(id)).reduce((sum, { price }) => sum + price, 0)
  if (locked > budget) return none(`what is locked costs ${locked}, the budget is ${budget}`, { code: 'locked-too-dear', cost: locked, budget })
  const cheapest = problem.limits.map((_, at) => leastPrices(problem, at))
  const short = problem.limits.find(({ min }, at) => (cheapest[at]?.length ?? 0) < min)
  if (short) return quotaShort(short)
  const costOf = (at: number, min: number) => (cheapest[at] ?? []).slice(0, min).reduce((sum, price) => sum + price, 0)
  const dear = problem.limits.findIndex(({ min }, at) => costOf(at, min) > budget)
  const limit = problem.limits[dear]
  if (limit) return quotaTooDear(limit, costOf(dear, limit.min), budget)
  const culprits = problem.limits.filter((limit) =>
    isPossible({ ...problem, limits: problem.limits.map((one) => (one === limit ? { ...one, ...FREE } : one)) }, solver),
  )
  return together(
    culprits.map(({ name }) => name),
    budget,
  )
}

const none = (message: string, why: WhyNone): NoPlan => new NoPlan(message, why)

const quotaShort = ({ name, min }: Limit): NoPlan =>
  none(`the quota of ${name} wants at least ${min}, and not so many can be had within the budget`, { code: 'quota-short', quota: name, min })

const quotaTooDear = ({ name, min }: Limit, cost: number, budget: number): NoPlan =>
  none(`the quota of ${name} wants at least ${min}, which cost ${cost}: not within a budget of ${budget}`, {
    ...{ code: 'quota-too-dear', quota: name, min, cost, budget },
  })

function together(quotas: readonly string[], budget: number): NoPlan {
  const hint = quotas.length > 0 ? `: without that of ${quotas.join(' or ')} one would` : ''
  return none(`no choice meets all quotas within a budget of ${budget}${hint}`, { code: 'quotas-together', budget, quotas })
}

const FREE = { min: 0, max: Number.POSITIVE_INFINITY }

/** The least price of each person who can count towards a quota, in order. */
const leastPrices = ({ people }: Problem, limit: number): number[] =>
  people
    .flatMap(({ choices }) => {
      const prices = choices.filter(({ uses }) => uses.includes(limit)).map(({ candidate }) => candidate.price)
      return prices.length > 0 ? Math.min(...prices) : []
    })
    .sort((a, b) => a - b)
