import * as fc from 'fast-check'
import highs from 'highs'
import { describe, expect, it } from 'vitest'
import { PLAN_REASONS, type PlanCandidate, type PlanRequest } from '../../../../shared/schema/plan.ts'
import * as plans from '../../../../shared/scoring/plan/plan.ts'
import { NoPlan } from '../../../../shared/scoring/plan/problem.ts'
import { chance } from '../../../evaluate/chance.ts'

const solver = await highs()
const planOf = (asked: PlanRequest) => plans.planOf(asked, solver)
const marginalValue = (asked: PlanRequest, value: number) => plans.marginalValue(asked, value, solver)

const offer = (id: string, price: number, value: number, facts: Partial<PlanCandidate> = {}): PlanCandidate => ({
  id,
  platform: 'a',
  tier: 'mid',
  price,
  value,
  ...facts,
})
const request = (budget: number, candidates: PlanCandidate[], more: Partial<PlanRequest> = {}): PlanRequest => ({ budget, candidates, ...more })

/** Every subset, tried. */
function bruteForce({ budget, candidates, quotas, lock = [], exclude = [] }: PlanRequest): number | null {
  let best: number | null = null
  for (let subset = 0; subset < 2 ** candidates.length; subset += 1) {
    const picks = candidates.filter((_, at) => (subset >> at) & 1)
    const sum = (of: (one: PlanCandidate) => number) => picks.reduce((total, one) => total + of(one), 0)
    const people = picks.flatMap(({ personId }) => personId ?? [])
    const within = (['tier', 'platform'] as const).every((kind) =>
      Object.entries(quotas?.[kind] ?? {}).every(([of, { min, max }]) => {
        const count = picks.filter((one) => one[kind] === of).length
        return count >= (min ?? 0) && count <= (max ?? count)
      }),
    )
    const held = lock.every((id) => picks.some((one) => one.id === id)) && !exclude.some((id) => picks.some((one) => one.id === id))
    if (sum(({ price }) => price) > budget + 1e-9 || new Set(people).size < people.length || !within || !held) continue
    best = Math.max(
      best ?? 0,
      sum(({ value }) => value),
    )
  }
  return best
}

const amounts = fc
  .constantFrom(
    fc.nat({ max: 12 }),
    fc.nat({ max: 100_000 }),
    fc.nat({ max: 100_000 }).map((cents) => cents / 100),
  )
  .chain((amount) => amount)
const anyCandidates = fc.array(
  fc.record({
    personId: fc.constantFrom(null, null, 'p', 'q'),
    platform: fc.constantFrom('a', 'b'),
    tier: fc.constantFrom('nano', 'mid', 'mega'),
    price: amounts,
    value: amounts,
  }),
  { maxLength: 11 },
)
const anyQuota = fc.record({ min: fc.constantFrom(null, null, 0, 0, 1, 2), max: fc.constantFrom(null, 2, 3, 4) })
const anyRequest = fc
  .record({
    candidates: anyCandidates,
    share: fc.double({ min: 0, max: 1.1, noNaN: true }),
    quotas: fc.option(fc.record({ tier: fc.record({ mid: anyQuota, mega: anyQuota }), platform: fc.record({ a: anyQuota }) })),
    held: fc.array(fc.nat({ max: 10 }), { maxLength: 2 }),
    out: fc.array(fc.nat({ max: 10 }), { maxLength: 2 }),
  })
  .map(({ candidates, share, quotas, held, out }): PlanRequest => {
    const named = candidates.map((one, at) => ({ id: `c${at}`, ...one }))
    const ids = (numbers: number[]) => [...new Set(numbers)].filter((at) => at < named.length).map((at) => `c${at}`)
    const exclude = ids(out)
    return {
      budget: Math.round(100 * share * named.reduce((sum, { price }) => sum + price, 0)) / 100,
      candidates: named,
      quotas,
      lock: ids(held).filter((id) => !exclude.includes(id)),
      exclude,
    }
  })

describe('a plan', () => {
  it('is worth what the best of all subsets is worth, whatever is asked', () => {
    let found = 0
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const best = bruteForce(asked)
        if (best === null) {
          expect(() => planOf(asked)).toThrow(NoPlan)
          return
        }
        const { picked, value, cost, reasons } = planOf(asked)
        found += 1
        expect(value).toBeCloseTo(best, 5)
        expect(cost).toBeLessThanOrEqual(asked.budget + 1e-6)
        expect(
          bruteForce({ ...asked, lock: picked, exclude: asked.candidates.filter(({ id }) => !picked.includes(id)).map(({ id }) => id) }),
        ).toBeCloseTo(value, 5)
        expect(reasons.map(({ id }) => id)).toEqual(asked.candidates.map(({ id }) => id))
        for (const { reason } of reasons) expect(PLAN_REASONS).toContain(reason)
      }),
      { numRuns: 800 },
    )
    expect(found).toBeGreaterThan(200)
  })

  it('takes what is worth most under the budget, not what is cheapest per view', () => {
    // 60 + 60 = 120 beats the better rate of the small one
    expect(planOf(request(10, [offer('small', 1, 15), offer('x', 5, 60), offer('y', 5, 60)]))).toMatchObject({
      picked: ['x', 'y'],
      cost: 10,
      value: 120,
      backups: ['small'],
    })
  })

  it('counts one person once and takes the better offer', () => {
    const plan = planOf(request(10, [offer('x', 4, 10, { personId: 'p' }), offer('y', 5, 12, { personId: 'p' }), offer('z', 5, 3)]))
    expect(plan.picked).toEqual(['y', 'z'])
    expect(plan.reasons[0]).toEqual({ id: 'x', reason: 'same-person', insteadOf: 'y' })
    expect(plan.backups).not.toContain('x')
  })

  it('fills the least and keeps the most of each quota', () => {
    const candidates = [
      offer('m1', 1, 50),
      offer('m2', 1, 40),
      offer('n1', 1, 2, { tier: 'nano' }),
      offer('n2', 1, 1, { tier: 'nano', platform: 'b' }),
    ]
    expect(planOf(request(3, candidates, { quotas: { tier: { mid: { max: 1 }, nano: { min: 1 } }, platform: { b: { min: 1 } } } })).picked).toEqual([
      'm1',
      'n1',
      'n2',
    ])
  })

  it('keeps what is locked and leaves what is excluded, and says so', () => {
    const candidates = [offer('bad', 9, 1), offer('good', 5, 50), offer('fine', 1, 5), offer('dear', 99, 99)]
    const plan = planOf(request(10, candidates, { lock: ['bad'], exclude: ['good'] }))
    expect(plan.picked).toEqual(['bad', 'fine'])
    expect(plan.reasons.map(({ reason }) => reason)).toEqual(['locked', 'excluded', 'worth-it', 'too-dear'])
  })

  it('says what an omitted offer would lose, and lists backups in that order', () => {
    const plan = planOf(request(10, [offer('a', 10, 100), offer('b', 10, 70), offer('c', 10, 90)]))
    expect(plan.reasons.slice(1)).toEqual([
      { id: 'b', reason: 'worth-less', loses: 30, insteadOf: 'a' },
      { id: 'c', reason: 'worth-less', loses: 10, insteadOf: 'a' },
    ])
    expect(plan.backups).toEqual(['c', 'b'])
  })

  it('without candidates or budget is empty', () => {
    expect(planOf(request(100, []))).toMatchObject({ picked: [], cost: 0, value: 0, backups: [] })
    expect(planOf(request(0, [offer('a', 1, 5), offer('free', 0, 1)]))).toMatchObject({ picked: ['free'], cost: 0, value: 1 })
  })

  it('says what more budget would buy', () => {
    const asked = request(10, [offer('a', 10, 100), offer('b', 1, 7), offer('c', 2, 9)])
    // 11 buys b beside a (7), 12.5 buys c instead (9)
    expect(marginalValue(asked, planOf(asked).value)).toEqual([
      { extra: 1, value: 7 },
      { extra: 2.5, value: 9 },
    ])
  })
})

describe('no plan', () => {
  const one = offer('x', 5, 1)
  it.each([
    ['what is locked is too dear', request(4, [one], { lock: ['x'] }), /locked costs 5, the budget is 4/],
    ['a quota cannot be filled', request(9, [one], { quotas: { tier: { nano: { min: 1 } } } }), /tier nano wants at least 1/],
    [
      'quotas cost more than the budget',
      request(5, [one, offer('y', 5, 1)], { quotas: { tier: { mid: { min: 2 } } } }),
      /quota of tier mid wants at least 2, which cost 10: not within a budget of 5/,
    ],
    [
      'quotas stand against each other',
      request(9, [one, offer('y', 5, 1, { tier: 'nano' })], { quotas: { tier: { mid: { min: 1 }, nano: { min: 1 } } } }),
      /within a budget of 9: without that of tier mid or tier nano one would/,
    ],
    ['a quota contradicts itself', request(9, [one], { quotas: { tier: { mid: { min: 2, max: 1 } } } }), /at least 2 and at most 1/],
    ['an id is there twice', request(9, [one, one]), /two candidates have the id x/],
    ['a lock names nobody', request(9, [one], { lock: ['z'] }), /z is locked or excluded but no candidate/],
    ['a lock is excluded', request(9, [one], { lock: ['x'], exclude: ['x'] }), /both locked and excluded/],
    [
      'two locks are one person',
      request(9, [offer('x', 1, 1, { personId: 'p' }), offer('y', 1, 1, { personId: 'p' })], { lock: ['x', 'y'] }),
      /are one person/,
    ],
  ])('is said where %s', (_, asked, sentence) => expect(() => planOf(asked)).toThrow(sentence))
})

/** The most value that so much money (in units of a price) buys with exactly so many of tier nano: a table over both. */
function mostWith(candidates: readonly PlanCandidate[], { budget, nano, unit }: { budget: number; nano: number; unit: number }): number | undefined {
  const table = Array.from({ length: nano + 1 }, (_, count) => new Float64Array(budget + 1).fill(count === 0 ? 0 : Number.NEGATIVE_INFINITY))
  const add = (row: Float64Array, from: Float64Array, cost: number, value: number) => {
    for (let money = budget; money >= cost; money -= 1) row[money] = Math.max(row[money] ?? 0, (from[money - cost] ?? 0) + value)
  }
  for (const { price, value, tier } of candidates)
    for (const [at, row] of [...table.entries()].reverse()) {
      const from = tier === 'nano' ? table[at - 1] : row
      if (from) add(row, from, Math.round(price * unit), value)
    }
  return table[nano]?.[budget]
}

describe('500 candidates', () => {
  const TIERS = ['nano', 'micro', 'mid', 'macro', 'mega']
  const PLATFORMS = ['a', 'b', 'c', 'd']
  const many = (seed: number, priced: (views: number, random: () => number) => number): PlanCandidate[] => {
    const random = chance(seed)
    return Array.from({ length: 500 }, (_, at) => {
      const value = Math.round(Math.exp(8 + 3 * (random() + random() + random() - 1.5)))
      const person = random() < 0.3 ? { personId: `p${Math.floor(60 * random())}` } : {}
      return {
        id: `c${at}`,
        platform: PLATFORMS[at % 4] ?? 'a',
        tier: TIERS[Math.floor(5 * random())] ?? 'mid',
        price: priced(value, random),
        value,
        ...person,
      }
    })
  }
  const quotas = {
    tier: { nano: { min: 3, max: 8 }, micro: { min: 2, max: 6 }, mid: { min: 1, max: 3 }, macro: { max: 2 } },
    platform: { a: { min: 2 }, b: { max: 4 } },
  }
  const bounds = (names: readonly string[], min: number, max: number) => Object.fromEntries(names.map((name) => [name, { min, max }]))
  const binding = { tier: bounds(TIERS, 3, 9), platform: bounds(PLATFORMS, 4, 8) }
  const cheap = (views: number, random: () => number) => Math.round((views / 50) * Math.exp(random()))

  it.each([
    ['a small budget', 3_000, null],
    ['a large budget', 60_000, null],
    ['a small budget and quotas', 3_000, quotas],
    ['a large budget and quotas', 60_000, quotas],
    ['nine quotas that bind', 20_000, binding],
  ])(
    'are planned exactly: %s',
    (_, budget, asked) => {
      const { cost, value } = planOf(request(budget, many(1, cheap), { quotas: asked }))
      expect(cost).toBeLessThanOrEqual(budget)
      expect(value).toBeGreaterThan(0)
      expect(value).toBeGreaterThanOrEqual(planOf(request(budget * 0.98, many(1, cheap), { quotas: asked })).value)
    },
    40_000,
  )

  it.each([1, 2, 3])(
    'are worth what a table over every sum of money says (%d)',
    (seed) => {
      const candidates = many(seed, cheap)
      const budget = 2_500
      const people = [...Map.groupBy(candidates, ({ id, personId }) => personId ?? id).values()]
      let table = new Float64Array(budget + 1)
      for (const offers of people) {
        const next = table.slice()
        for (const { price, value } of offers)
          for (let spent = price; spent <= budget; spent += 1) next[spent] = Math.max(next[spent] ?? 0, (table[spent - price] ?? 0) + value)
        table = next
      }
      expect(planOf(request(budget, candidates)).value).toBe(table[budget])
    },
    40_000,
  )

  it.each([
    ['values that are prices and a constant', (random: () => number) => Math.ceil(2_000 * random()), (price: number) => price + 200],
    ['values that are prices', (random: () => number) => 2 * Math.ceil(1_000 * random()), (price: number) => price],
    ['one rate for all', (random: () => number) => Math.ceil(2_000 * random()), (price: number) => 37 * price],
    ['prices in cents', (random: () => number) => Math.ceil(2_000 * random()) / 100, (price: number) => Math.round(100 * price + 3)],
  ])(
    'are worth what a table of money and of one quota says, where all are nearly alike: %s',
    (_, priceOf, worthOf) => {
      const random = chance(5)
      const candidates = Array.from({ length: 500 }, (_none, at) => {
        const price = priceOf(random)
        return offer(`c${at}`, price, worthOf(price), { tier: TIERS[Math.floor(5 * random())] ?? 'mid' })
      })
      const unit = candidates.every(({ price }) => Number.isInteger(price)) ? 1 : 100
      const [budget, nano] = [5_001, 4]
      const best = planOf(request(budget / unit, candidates, { quotas: { tier: { nano: { min: nano, max: nano } } } }))
      expect(best.value).toBe(mostWith(candidates, { budget, nano, unit }))
      expect(best.picked).toHaveLength(new Set(best.picked).size)
    },
    40_000,
  )
})
