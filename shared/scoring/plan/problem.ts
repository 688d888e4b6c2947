import type { PlanCandidate, PlanRequest, Quota } from '../../schema/plan.ts'

/** Why there is no plan, as a code with what belongs to it; quotas by name, "tier waist". `contradiction` is for a request that no screen makes. */
export type WhyNone =
  | { code: 'locked-too-dear'; cost: number; budget: number }
  | { code: 'quota-short'; quota: string; min: number }
  | { code: 'quota-too-dear'; quota: string; min: number; cost: number; budget: number }
  | { code: 'quotas-together'; budget: number; quotas: readonly string[] }
  | { code: 'contradiction' }

/** A request that no plan can meet, or that contradicts itself: a sentence for the person who made it. */
export class NoPlan extends Error {
  readonly why: WhyNone

  constructor(message: string, why: WhyNone = { code: 'contradiction' }) {
    super(message)
    this.why = why
  }
}

/** A way to spend on one person; `uses` are the quotas it counts towards, by index. */
export interface Choice {
  candidate: PlanCandidate
  uses: readonly number[]
}
/** A person with the offers to choose one or none from; `must`: one has to be chosen. */
export interface Person {
  choices: readonly Choice[]
  must: boolean
}
export interface Limit {
  name: string
  min: number
  max: number
}
export interface Problem {
  budget: number
  limits: readonly Limit[]
  people: readonly Person[]
}

/** The request as people to choose for under limits. @throws NoPlan where it contradicts itself */
export function problemOf(request: PlanRequest): Problem {
  const { budget, candidates } = request
  const [lock, exclude] = [new Set(request.lock), new Set(request.exclude)]
  const known = new Set(candidates.map(({ id }) => id))
  if (known.size < candidates.length) throw new NoPlan(`two candidates have the id ${twice(candidates)}`)
  const stranger = [...lock, ...exclude].find((id) => !known.has(id))
  if (stranger !== undefined) throw new NoPlan(`${stranger} is locked or excluded but no candidate`)
  const both = [...lock].find((id) => exclude.has(id))
  if (both !== undefined) throw new NoPlan(`${both} is both locked and excluded`)

  const limits = [...limitsOf('tier', request.quotas?.tier), ...limitsOf('platform', request.quotas?.platform)]
  const uses = ({ tier, platform }: PlanCandidate) =>
    limits.flatMap(({ name }, at) => (name === `tier ${tier}` || name === `platform ${platform}` ? at : []))
  const people = [
    ...Map.groupBy(
      candidates.filter(({ id }) => !exclude.has(id)),
      personOf,
    ).values(),
  ].map((offers): Person => {
    const locked = offers.filter(({ id }) => lock.has(id))
    if (locked.length > 1) throw new NoPlan(`${locked.map(({ id }) => id).join(' and ')} are one person: only one of them can be locked`)
    const open = locked.length > 0 ? locked : offers.filter(({ price }) => price <= budget)
    return { choices: open.map((candidate) => ({ candidate, uses: uses(candidate) })), must: locked.length > 0 }
  })
  return { budget, limits, people: people.filter(({ choices }) => choices.length > 0) }
}

/** Whose offer it is: the person where known, else the offer is its own. */
export const personOf = ({ id, personId }: PlanCandidate): string => (personId ? `person ${personId}` : `offer ${id}`)

function limitsOf(kind: string, quotas: Readonly<Record<string, Quota>> | null | undefined): Limit[] {
  return Object.entries(quotas ?? {}).map(([of, { min, max }]) => {
    const limit = { name: `${kind} ${of}`, min: min ?? 0, max: max ?? Number.POSITIVE_INFINITY }
    if (limit.min > limit.max) throw new NoPlan(`the quota of ${limit.name} wants at least ${min} and at most ${max}`)
    return limit
  })
}

const twice = (candidates: readonly PlanCandidate[]): string =>
  candidates.map(({ id }) => id).find((id, index, ids) => ids.indexOf(id) !== index) ?? ''
