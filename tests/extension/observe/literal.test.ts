import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../extension/observe/json.ts'
import { readLiteral } from '../../../extension/observe/literal.ts'

const read = (text: string) => readLiteral(text, 0)

describe('a JavaScript literal is read without running it', () => {
  it.each<[string, unknown]>([
    ['{"a":1,"b":[true,null]};rest()', { a: 1, b: [true, null] }],
    ['{"a":undefined,"b":1}', { a: undefined, b: 1 }],
    ["{a:'x',b:\"y\",'c-d':`z`,}", { a: 'x', b: 'y', 'c-d': 'z' }],
    ['{"seen":new Set([1,2]),"map":new Map([])}', { seen: [1, 2], map: [] }],
    ['{"on":!0,"off":!1,"none":void 0}', { on: true, off: false, none: undefined }],
    [String.raw`{"t":"a\"b\\c\u4e2d\x41\n"}`, { t: 'a"b\\c中A\n' }],
    [String.raw`{t:'\x3cp\x3e'}`, { t: '<p>' }],
    ["{n:'21130' * 1, empty:'' * 1}", { n: 21130, empty: undefined }],
    ['{id:7310123456789012345}', { id: '7310123456789012345' }],
    ["{t:JsDecode('\\x0aab')}", { t: '\nab' }],
    [String.raw`JSON.parse("{\"a\":1}")`, { a: 1 }],
    ['{"a":NaN,"b":-1.5e3,"c":.5}', { a: undefined, b: -1500, c: 0.5 }],
    ['[{"text":"a } b ] c"}]', [{ text: 'a } b ] c' }]],
    ["{a:1, /* two, {b} */ b:2, // three\n c:'/* no */'}", { a: 1, b: 2, c: '/* no */' }],
    ['"plain"', 'plain'],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))

  it.each(['{"a":1', '{a', '[1,2', '{"a":function(){return 1}}', '', '}', '{,}', '{a:1 / 2}', '{a:1 /* open'])('%s gives nothing', (text) =>
    expect(read(text)).toBeUndefined(),
  )

  it('gives nothing for a nesting deeper than any page has', () => {
    expect(read(`${'[x,'.repeat(5_000)}1${']'.repeat(5_000)}`)).toBeUndefined()
  })

  it('reads back whatever JSON says, and never throws on what it does not', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(read(JSON.stringify({ value }))).toEqual(parseJson(JSON.stringify({ value })))))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, at) => void readLiteral(text, at)))
  })

  it('keeps a key named __proto__ from changing anything', () => {
    const found = read('{"__proto__":{"polluted":1},x:undefined}') as object
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
  })
})
