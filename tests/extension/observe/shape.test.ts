import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactPath, shapeOf } from '../../../extension/observe/shape.ts'

describe('the structure of a payload', () => {
  it('is keys and types', () => {
    expect(
      shapeOf({
        code: 0,
        data: {
          list: [
            { id: '1', pinned: true },
            { id: '2', title: null },
          ],
          none: [],
        },
      }),
    ).toEqual({
      code: 'number',
      data: { list: [{ id: 'string', pinned: 'boolean', title: 'null' }], none: [] },
    })
  })

  it('names nobody: keys that are ids, handles or texts become one', () => {
    const users = { ann_lee: { uniqueId: 'ann_lee', fans: 1 }, '7310123456789012345': { fans: 2 }, 阿禾: { fans: 3 }, 'a@b.example': {} }
    expect(shapeOf({ users })).toEqual({ users: { '*': { uniqueId: 'string', fans: 'number' } } })
  })

  it('holds no value of any payload', () => {
    const text = fc.string({ minLength: 6, unit: fc.constantFrom(...'ŁØÞß') })
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: fc.constantFrom(...'ŁØÞß') }), text, (value, secret) => {
        expect(JSON.stringify(shapeOf({ value, [secret]: secret, list: [secret, { [secret]: [secret] }] }))).not.toMatch(/[ŁØÞß]/)
      }),
    )
  })

  it('ends, however deep or wide the payload is', () => {
    let deep: unknown = 1
    for (let level = 0; level < 500; level++) deep = { deep }
    expect(JSON.stringify(shapeOf(deep)).length).toBeLessThan(200)
    const wide = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`k${at.toString(36).replace(/\d/g, (d) => 'ABCDEFGHIJ'[Number(d)] ?? '')}`, 1]),
    )
    expect(Object.keys(shapeOf(wide) as object).length).toBeLessThanOrEqual(3_000)
  })

  it.each([
    ['data.list.0.stat.view: string', 'data.list.0.stat.view: string'],
    ['users.7310123456789.name: null', 'users.*.name: null'],
    ['users.阿禾.name: null', 'users.*.name: null'],
    ['(root): no JSON', '(root): no JSON'],
    ['(reader) TypeError', '(reader) TypeError'],
  ])('of the path %s is %s', (where, redacted) => expect(redactPath(where)).toBe(redacted))
})
