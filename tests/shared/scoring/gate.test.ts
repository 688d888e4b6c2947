import { expect, it } from 'vitest'
import { gateOf } from '../../../shared/scoring/gate.ts'

it.each([
  ['none', [], 1],
  ['one', [0.85], 0.85],
  ['two, multiplied', [0.8, 0.5], 0.4],
  ['many, never below 0.3', [0.5, 0.5, 0.5], 0.3],
  ['one that would raise it', [1.5], 1],
] as const)('evidence: %s', (_, factors, gate) => {
  expect(gateOf(factors.map((factor) => ({ code: 'invented', factor })))).toBeCloseTo(gate, 12)
})
