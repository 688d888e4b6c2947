import { describe, expect, it } from 'vitest'
import { cut } from '../../../../extension/views/parts/cut.ts'

describe('a text cut for display', () => {
  it('stays whole where it fits', () => {
    expect(cut('林小满', 3)).toBe('林小满')
    expect(cut('', 3)).toBe('')
  })

  it('never splits a character as a reader counts them', () => {
    expect(cut('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2)).toBe('👨‍👩‍👧‍👦👨‍👩‍👧‍👦…')
    expect(cut('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301…')
  })

  it('is short whatever is handed in', () => {
    expect(cut('x'.repeat(10_000), 60)).toBe(`${'x'.repeat(60)}…`)
    expect(cut('\u0301'.repeat(10_000), 60).length).toBeLessThan(1_000)
  })
})
