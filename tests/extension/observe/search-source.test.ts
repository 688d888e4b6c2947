import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { collect } from '../../../extension/observe/collect.ts'
import { parseJson } from '../../../extension/observe/json.ts'
import { definePlatform, holdersOf, jsonScripts, response, searchSource } from '../../../extension/observe/platform.ts'

const API = response(/^https:\/\/example\.com\/api/)
const Person = v.object({ id: v.string(), fans: v.number() })
const Work = v.object({ id: v.string(), stats: v.object({ likes: v.number() }) })
const platform = definePlatform({
  id: 'example',
  name: { zh: '例', en: 'Example' },
  hosts: ['example.com'],
  terms: { engagement: ['likes'], engagementPer: 'followers' },
  pages: {},
  sources: [
    searchSource('people', '2026-01', [jsonScripts, API], 'fans', Person, (people) => ({ creators: people.map(({ id }) => ({ id })) })),
    searchSource('works', '2026-01', [jsonScripts, API], 'stats.likes', Work, (works) => ({
      posts: works.map(({ id }) => ({ id, creatorId: null, publishedAt: null })),
    })),
  ],
  engagementReason: 'Invented.',
  limits: 'An invented platform that is read in tests only.',
})
const options = { observedAt: new Date('2026-10-20T08:00:00Z') }
const reply = (data: unknown) => collect(platform, { kind: 'response', url: 'https://example.com/api/1', data }, options)
const script = (text: string, type = 'application/json') =>
  collect(platform, { kind: 'script', url: 'https://example.com/', script: { id: '', type, text } }, options)

describe('a source that searches a payload', () => {
  it('finds its objects wherever they stand, also in one another, each source for itself', () => {
    const read = reply({ a: [{ b: { id: '1', fans: 3, friend: { id: '2', fans: 4 } } }], works: [{ id: 'w', stats: { likes: 5 } }] })
    expect(read.creators.map(({ id }) => id)).toEqual(['1', '2'])
    expect(read.posts.map(({ id }) => id)).toEqual(['w'])
    expect(read.drift).toEqual([])
  })

  it('passes over what does not fit, and calls it drift where nothing fits', () => {
    expect(reply([{ id: '1', fans: 3 }, { fans: 'many' }])).toMatchObject({ creators: [{ id: '1' }], drift: [] })
    expect(reply({ list: [{ stats: { likes: 'x' }, id: 'w' }] }).drift).toEqual([
      { source: 'works', layout: '2026-01', where: 'stats.likes in stats.likes: string' },
    ])
  })

  it('has nothing to say of a payload without its keys', () => {
    expect(reply({ stats: { views: 1 }, likes: 2 })).toMatchObject({ creators: [], posts: [], drift: [] })
  })

  it('reads JSON scripts of any id, and no others', () => {
    const text = JSON.stringify({ require: [[{ id: '1', fans: 3 }]] })
    expect(script(text).creators).toHaveLength(1)
    expect(script(text, 'text/javascript').creators).toEqual([])
    expect(script('{"fans": broken').drift).toEqual([])
  })
})

it('finds the objects that hold a path, the outermost first', () => {
  const tree = { x: [{ a: { b: null }, n: 1, y: { a: { b: 2 }, n: 2 } }, { a: {} }, { a: 'b' }], a: null }
  expect(holdersOf(tree, ['a', 'b']).map((found) => Reflect.get(found, 'n'))).toEqual([1, 2])
  expect(holdersOf('text', ['a'])).toEqual([])
})

describe('JSON in several documents', () => {
  it('becomes their list, with ids beyond 2^53 as text', () => {
    expect(parseJson('{"a":1}\r\n{"id":12345678901234567890}\n')).toEqual([{ a: 1 }, { id: '12345678901234567890' }])
    expect(parseJson('7\r\n{"a":1}\r\n1f\r\n{"b":2}\r\n0\r\n\r\n')).toEqual([{ a: 1 }, { b: 2 }])
    expect(parseJson('7\r\n{"a":1}\r\n0\r\n\r\n')).toEqual([{ a: 1 }])
  })

  it('stays an error where a line is none, and one document over many lines stays one', () => {
    expect(() => parseJson('{"a":1}\n<html>')).toThrow(SyntaxError)
    expect(() => parseJson('{"a":')).toThrow(SyntaxError)
    expect(parseJson('{\n"a": 1\n}')).toEqual({ a: 1 })
  })
})
