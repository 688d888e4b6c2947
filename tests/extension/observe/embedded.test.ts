import { describe, expect, it } from 'vitest'
import { embeddedState, type InlineScript, structuredData } from '../../../extension/observe/embedded.ts'
import { parseJson, tryJson } from '../../../extension/observe/json.ts'
import { readJsonSide } from '../../../extension/observe/right-side.ts'

const state = (script: InlineScript, name: string) => embeddedState(script, { name, read: readJsonSide })
const script = (text: string, id = '', type = '') => ({ id, type, text })

describe('state embedded in a page', () => {
  it.each([
    ['window.STATE = {"a":1};', { a: 1 }],
    ['var STATE={"a":1}', { a: 1 }],
    ['window["STATE"]={"a":1};(function(){})()', { a: 1 }],
    ['if(STATE==null){} window.STATE=undefined; STATE={"a":2}', { a: 2 }],
    ['OTHER_STATE={"a":1};MY.STATE={"a":3}', { a: 3 }],
    [`var STATE = '{"a":4}';`, { a: 4 }],
    [String.raw`var STATE = '\x7b\x22a\x22:5\x7d';`, { a: 5 }],
    [String.raw`window.STATE=JSON.parse("{\"a\":\"}'\"}")`, { a: "}'" }],
    ['STATE = {a: 6}', undefined],
  ])('%s', (text, expected) => expect(state(script(text), 'STATE')).toEqual(expected))

  it('reads a script element by its id, URL-encoded or not', () => {
    expect(state(script('{"a":1}', 'DATA', 'application/json'), 'DATA')).toEqual({ a: 1 })
    expect(state(script('%7B%22a%22%3A%22%E4%B8%AD%22%7D', 'DATA', 'application/json'), 'DATA')).toEqual({ a: '中' })
    expect(state(script('%7B%22a', 'DATA'), 'DATA')).toBeUndefined()
  })

  it('finds nothing where the name is only mentioned', () => expect(state(script('use(STATE); MYSTATE = {"a":1}'), 'STATE')).toBeUndefined())

  it('lists the nodes of structured data, also inside a graph', () => {
    const graph = '{"@graph":[{"@type":"Person"},{"@type":"Article"}]}'
    expect(structuredData(script(graph, '', 'application/ld+json')).map((node) => node['@type'])).toEqual(['Person', 'Article'])
    expect(structuredData(script('[{"@type":"A"},3]', '', 'application/ld+json'))).toEqual([{ '@type': 'A' }])
    expect(structuredData(script('{broken', '', 'application/ld+json'))).toEqual([])
    expect(structuredData(script('{"@type":"A"}'))).toEqual([])
  })
})

describe('JSON without losing ids', () => {
  it('keeps integers beyond 2^53 as their digits and leaves the rest alone', () => {
    expect(parseJson('{"id":7310123456789012345,"list":[9007199254740993],"n":9007199254740991,"f":0.125}')).toEqual({
      id: '7310123456789012345',
      list: ['9007199254740993'],
      n: 9007199254740991,
      f: 0.125,
    })
  })

  it('reads past the guards that sites put before their JSON', () => {
    expect(parseJson(')]}\'\n{"a":1}')).toEqual({ a: 1 })
    expect(parseJson('for (;;);{"a":1}')).toEqual({ a: 1 })
    expect(tryJson('{"a":')).toBeUndefined()
  })
})
