import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { reachResidual } from '../../../shared/metrics/reach-residual.ts'
import { typicalViews } from '../../../shared/metrics/typical.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { sampleOf } from './figures.ts'
import { exact, floor, hidden, observation, PER_VIEWS, post, rounded } from './observed.ts'

const NORMED = { ...PER_VIEWS, norms: { reach: { intercept: 1, slope: 0.5, spread: 2, source: 'invented', year: 2026 } } }
const viewed = (views: number, n = 4) => Array.from({ length: n }, (_, i) => post(8 + i, { views: exact(views) }))
const residual = (observed: Observation) => reachResidual(observed, typicalViews(observed, sampleOf(observed)))

it('is the distance from what creators of the size have, in their spreads', () => {
  // ln expected = 1 + .5 ln 10000 = 5.605170; ln 1000 = 6.907755; difference 1.302585 → e^… = 3.678794 times; z = .6512925; Φ = .742571
  const { value, receipt } = residual(observation(viewed(999), { terms: NORMED }))
  expect(value?.times).toBeCloseTo(3.678794, 5)
  expect(value?.z).toBeCloseTo(0.6512925, 6)
  expect(value?.centile).toBeCloseTo(0.742571, 4)
  expect(receipt).toMatchObject({ formula: 'residual-to-peers', inputs: { views: 999, followers: 10_000, spread: 2, source: 'invented' }, n: 4 })
})

it('takes the own median of three posts, not the value drawn towards peers', () => {
  expect(residual(observation(viewed(999, 3), { terms: NORMED })).value).toEqual(residual(observation(viewed(999, 4), { terms: NORMED })).value)
})

it('is as precise as the poorer of views and followers', () => {
  expect(residual(observation(viewed(999), { terms: NORMED, followers: rounded(10_000) })).receipt.precision).toBe('rounded')
})

it.each([
  ['no norm', observation(viewed(999)), 'no-norm'],
  ['hidden followers', observation(viewed(999), { terms: NORMED, followers: hidden }), 'hidden'],
  ['a lower bound of followers', observation(viewed(999), { terms: NORMED, followers: floor(10_000) }), 'floor'],
  ['no followers', observation(viewed(999), { terms: NORMED, followers: exact(0) }), 'no-followers'],
  ['two posts', observation(viewed(999, 2), { terms: NORMED }), 'too-few-posts'],
] as const)('is absent with %s', (_, observed, absence) => {
  expect(residual(observed)).toMatchObject({ value: null, absence })
})

it('rises with views and falls with followers', () => {
  const count = fc.integer({ min: 1, max: 10_000_000 })
  fc.assert(
    fc.property(count, count, count, (views, more, followers) => {
      const z = (seen: number, size: number) => residual(observation(viewed(seen), { terms: NORMED, followers: exact(size) })).value?.z ?? Number.NaN
      expect(z(views + more, followers)).toBeGreaterThan(z(views, followers))
      expect(z(views, followers + more)).toBeLessThan(z(views, followers))
    }),
  )
})
