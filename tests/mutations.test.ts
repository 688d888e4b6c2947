import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect, type Payload } from '../extension/observe/collect.ts'
import { embeddedState, structuredData } from '../extension/observe/embedded.ts'
import { parseCount } from '../extension/observe/parse.ts'
import type { Platform } from '../extension/observe/platform.ts'
import { loadPlatforms } from '../extension/observe/registry.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../shared/schema/observation-keys.ts'
import { readHar } from './tools/har.ts'
import { payloadsOf } from './tools/read-entry.ts'
import { everyReplay } from './tools/replays.ts'

// What sites may send one day, and what a page may forge. `npm run mutations` runs 20,000 damaged payloads per platform.
const RUNS = Number(process.env.MUTATIONS ?? 1_000)
const platforms = await loadPlatforms()
const NOW = new Date('2026-11-01T00:00:00Z')

/** One payload as plain data, with what makes a payload of the damaged data again. */
interface Specimen {
  url: string
  data: unknown
  payload(data: unknown): Payload
}

function specimens(platform: Platform): Specimen[] {
  const hars = everyReplay().filter(([id]) => id === platform.id)
  return hars.flatMap(([, har]) => readHar(har).flatMap((entry) => payloadsOf(entry).payloads.flatMap((payload) => plain(platform, payload))))
}

/** Replies and embedded states as data; the DOM has tests of its own. */
function plain(platform: Platform, payload: Payload): Specimen[] {
  const { url } = payload
  if (payload.kind === 'response') return [{ url, data: payload.data, payload: (data) => ({ kind: 'response', url, data }) }]
  if (payload.kind === 'document') return []
  const { script } = payload
  const names = platform.sources.flatMap((source) => source.origins.flatMap((origin) => (origin.kind === 'state' ? [origin.name] : [])))
  const states = [...new Set(names)].flatMap((name) => {
    const data = embeddedState(script, name)
    const rewritten = (damaged: unknown): Payload => ({
      kind: 'script',
      url,
      script: { id: name, type: 'application/json', text: JSON.stringify(damaged) ?? '' },
    })
    return data === undefined ? [] : [{ url, data, payload: rewritten }]
  })
  const nodes = structuredData(script).map(
    (data): Specimen => ({ url, data, payload: (damaged) => ({ kind: 'script', url, script: { ...script, text: JSON.stringify(damaged) } }) }),
  )
  return [...states, ...nodes]
}

const ODD: readonly unknown[] = [
  null,
  undefined,
  '',
  '0',
  'NaN',
  '1.5',
  '-3',
  -3,
  1.5,
  1e300,
  2 ** 53,
  true,
  [],
  {},
  [[[]]],
  '10万+',
  '\ud800',
  '1,2',
  'x'.repeat(5_000),
  { value: 7 },
]

/** Damages data at a place chosen by `seed`: a key dropped, a value swapped for an odd one, a number spelled, a list emptied or doubled, a text cut. */
function damage(data: unknown, next: (max: number) => number, depth = 0): unknown {
  const inside = typeof data === 'object' && data !== null && Object.keys(data).length > 0
  if (!inside || next(6) === 0 || depth > 30) return damagedValue(data, next)
  const keys = Object.keys(data)
  const key = keys[next(keys.length)] ?? ''
  const copy: unknown[] | Record<string, unknown> = Array.isArray(data) ? [...data] : { ...data }
  const damaged = damage(Reflect.get(data, key), next, depth + 1)
  if (damaged === DROP) Reflect.deleteProperty(copy, key)
  else Reflect.set(copy, key, damaged)
  return copy
}

/** Numbers that only depend on the seed (mulberry32), so that a failure can be run again. */
function dice(seed: number): (max: number) => number {
  let state = seed
  return (max) => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((more ^ (more >>> 14)) >>> 0) % max
  }
}

const DROP = Symbol('dropped')

function damagedValue(value: unknown, next: (max: number) => number): unknown {
  switch (next(6)) {
    case 0:
      return DROP
    case 1:
      return typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? Number(value) : ODD[next(ODD.length)]
    case 2:
      return typeof value === 'string' ? value.slice(0, next(value.length + 1)) : Array.isArray(value) ? [...value, ...value] : ODD[next(ODD.length)]
    case 3:
      return { deeper: [{ deeper: value }] }
    default:
      return ODD[next(ODD.length)]
  }
}

/** Every number that a payload holds: as itself, or in a text. */
function numbersIn(data: unknown, found = new Set<number>()): Set<number> {
  if (typeof data === 'number') found.add(data)
  else if (typeof data === 'string') for (const number of spelled(data)) found.add(number)
  else if (typeof data === 'object' && data !== null) for (const value of Object.values(data)) numbersIn(value, found)
  return found
}

function spelled(text: string): number[] {
  if (text.length > 3_000 && !/^[[{]/.test(text)) return []
  const whole = [undefined, 'zh', 'en', 'de'].flatMap((lang) => parseCount(text, { lang })?.value ?? [])
  const parts = text.match(/\d[\d.,]*\s?[万萬亿億wWkKmMbB千만천억]?/g) ?? []
  return [...whole, ...parts.flatMap((part) => parseCount(part.trim())?.value ?? []), ...parts.map((part) => Number(part.replace(/\D/g, '')))]
}

/** A sum that a reader makes of counts is no invention; nothing else may come from nowhere. */
function isHeld(value: number, held: ReadonlySet<number>): boolean {
  if (held.has(value)) return true
  const some = [...held].filter((one) => one > 0 && one <= value)
  return some.some(
    (one) => held.has(value - one) || some.some((two) => held.has(value - one - two) || some.some((three) => held.has(value - one - two - three))),
  )
}

it.each(platforms.map((platform) => [platform.id, platform] as const))(
  `%s reads nothing that is not there out of ${RUNS} damaged payloads`,
  (_id, platform) => {
    const all = specimens(platform)
    if (all.length === 0) return expect(platform.sources.every((source) => source.origins.every((origin) => origin.kind === 'document'))).toBe(true)
    const cost = all.map(({ data }) => JSON.stringify(data).length)
    const light = all.filter((_, at) => (cost[at] ?? 0) < 40_000)
    fc.assert(
      fc.property(fc.nat(light.length - 1), fc.nat(2 ** 30), fc.integer({ min: 1, max: 3 }), (at, seed, times) => {
        const { data, payload, url } = light[at] ?? expect.fail()
        const next = dice(seed)
        let damaged: unknown = data
        for (let i = 0; i < times; i++) damaged = damage(damaged, next)
        if (damaged === DROP) damaged = undefined
        const { creators, posts, drift } = collect(platform, payload(damaged), { observedAt: NOW, pageUrl: url })
        const counts = [
          ...creators.flatMap((one) => CREATOR_COUNTS.map((key) => one[key])),
          ...posts.flatMap((one) => POST_COUNTS.map((key) => one[key])),
        ]
        const values = counts.flatMap((count) => count?.value ?? [])
        for (const post of posts) if (post.id.length === 0) throw new Error('a post without an id')
        if (values.some((value) => !Number.isSafeInteger(value) || value < 0)) throw new Error(`no count: ${values}`)
        if (drift.some(({ where }) => where.startsWith('(reader)'))) throw new Error(`a reader threw: ${JSON.stringify(drift)}`)
        if (values.length === 0) return
        const held = numbersIn(damaged)
        const invented = values.filter((value) => !isHeld(value, held))
        if (invented.length > 0) throw new Error(`invented ${invented.join(', ')}`)
      }),
      { numRuns: RUNS, seed: 20261101 },
    )
  },
  600_000,
)
