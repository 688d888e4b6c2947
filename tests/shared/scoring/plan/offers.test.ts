import highs from 'highs'
import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../../../shared/schema/candidate.ts'
import type { Quote } from '../../../../shared/schema/quote.ts'
import { type Offer, offersOf, requestOf, worthOf } from '../../../../shared/scoring/plan/offers.ts'
import { planOf } from '../../../../shared/scoring/plan/plan.ts'
import { NoPlan } from '../../../../shared/scoring/plan/problem.ts'
import { candidateOf } from '../../../extension/views/popup/invented.ts'
import { briefOf } from '../fit/invented.ts'

const solver = await highs()

const quote = (price: number, more: Partial<Quote> = {}): Quote => ({
  price,
  rebate: 0,
  currency: 'CNY',
  by: 'Ada',
  at: '2026-11-18T10:00:00.000Z',
  ...more,
})
const asked = { currency: 'CNY', worth: 'typicalViews', estimates: false, ratesOf: () => ({ perView: 0.1, n: 5 }) } as const
const quoted = (id: string, price: number, change: Partial<Candidate> = {}) => candidateOf(id, { quote: quote(price), ...change })

describe('the offers of a plan', () => {
  it('are those with a quote in the currency, at the price after rebate', () => {
    const { offers } = offersOf([quoted('a', 1_000, { quote: quote(1_000, { rebate: 0.15 }) })], asked)
    expect(offers).toMatchObject([{ estimated: false, planned: { id: 'example/a', platform: 'example', tier: 'tail', price: 850, value: 10_550 } }])
    expect(offers[0]?.worth.low).toBeLessThan(10_550)
  })

  it.each([
    ['rejected', quoted('a', 5, { stage: 'rejected' }), null],
    ['do-not-contact', quoted('a', 5, { stage: 'do-not-contact' }), null],
    ['no-quote', candidateOf('a'), 1_055],
    ['other-currency', quoted('a', 5, { quote: quote(5, { currency: 'USD' }) }), 1_055],
    ['no-worth', quoted('a', 5, { metrics: [] }), null],
  ] as const)('leave out who is %s, with what a post may cost', (why, candidate, estimate) => {
    const { offers, unplanned } = offersOf([candidate], asked)
    expect([offers.length, unplanned.map((one) => one.why), unplanned[0]?.estimate?.value ?? null]).toEqual([0, [why], estimate])
  })

  it('take estimates where that is wished and there are quotes to estimate by', () => {
    const without = candidateOf('a')
    expect(offersOf([without], { ...asked, estimates: true }).offers).toMatchObject([{ estimated: true, planned: { price: 1_055 } }])
    const { unplanned } = offersOf([without], { ...asked, estimates: true, ratesOf: () => ({ perView: 0.1, n: 4 }) })
    expect(unplanned).toMatchObject([{ why: 'no-quote', estimate: { value: null, absence: 'too-few-quotes' } }])
  })

  it('are worth engagements for goals other than exposure', () => {
    expect([worthOf('exposure'), worthOf('engagement'), worthOf('conversion')]).toEqual(['typicalViews', 'typicalEngagement', 'typicalEngagement'])
    expect(offersOf([quoted('a', 5)], { ...asked, worth: 'typicalEngagement' }).offers[0]?.planned.value).toBe(550)
  })
})

describe('the request', () => {
  const { offers } = offersOf([quoted('a', 400), quoted('b', 500), quoted('c', 600)], asked)
  const wishes = { lock: [], exclude: [] }

  it('leaves wishes aside about those who are no offers', () => {
    const request = requestOf(briefOf({}), 1_000, offers, { lock: ['example/a', 'example/gone'], exclude: ['example/else'] })
    expect([request.lock, request.exclude]).toEqual([['example/a'], []])
    expect(planOf(request, solver).picked).toContain('example/a')
  })

  it.each<[string, number, Parameters<typeof briefOf>[0], string[], object]>([
    ['what is locked costs too much', 800, {}, ['example/a', 'example/b'], { code: 'locked-too-dear', cost: 900, budget: 800 }],
    ['too few are of a size', 9_000, { tiers: { head: { min: 1 } } }, [], { code: 'quota-short', quota: 'tier head', min: 1 }],
    ['those of a size cost too much', 1_000, { tiers: { tail: { min: 3 } } }, [], { code: 'quota-too-dear', quota: 'tier tail', cost: 1_500 }],
  ])('that nothing meets says why where %s', (_, budget, wishesOf, lock, why) => {
    const request = requestOf(briefOf(wishesOf), budget, offers as Offer[], { ...wishes, lock })
    expect(() => planOf(request, solver)).toThrow(expect.objectContaining({ why: expect.objectContaining(why) }))
    expect(() => planOf(request, solver)).toThrow(NoPlan)
  })
})
