import type { Payload } from '../../../extension/observe/collect.ts'
import { embeddedState, type InlineScript, structuredData } from '../../../extension/observe/embedded.ts'
import { tryJson } from '../../../extension/observe/json.ts'
import type { Platform } from '../../../extension/observe/platform.ts'
import { readHar } from '../har.ts'
import { payloadsOf } from '../read-entry.ts'
import { everyReplay } from '../replays.ts'
import { type Damage, type Damaged, DROPPED, damaged } from './damage.ts'
import { documentSpecimen } from './document.ts'

/** A payload that can be damaged in many places. */
export interface Specimen {
  url: string
  lang: string | undefined
  observedAt: Date
  damage(all: readonly Damage[]): Damaged
}
type Bare = Pick<Specimen, 'url' | 'damage'>

/** What a platform's replays hold that some source of it asks for: replies, states and structured data as data, scripts as texts, documents. */
export function specimensOf(platform: Platform): Specimen[] {
  const files = everyReplay().flatMap(([id, har]) => (id === platform.id ? [har] : []))
  return files.flatMap(readHar).flatMap((entry) => {
    const { payloads, lang } = payloadsOf(entry)
    const common = { lang, observedAt: entry.startedAt }
    return payloads.flatMap((payload) => of(platform, payload).map((specimen) => ({ ...common, ...specimen })))
  })
}

function of(platform: Platform, payload: Payload): Bare[] {
  const { url } = payload
  if (payload.kind === 'response') return [dataSpecimen(url, payload.data, (data) => ({ kind: 'response', url, data }))]
  if (payload.kind === 'script') return [...statesOf(platform, url, payload.script), ...treesOf(platform, url, payload.script)]
  const isAsked = platform.sources.some(({ origins }) => origins.some((one) => one.kind === 'document' && one.url.test(url)))
  return isAsked ? [documentSpecimen(url, payload.document)] : []
}

const asScript = (url: string, id: string, type: string) => (data: unknown) => ({
  kind: 'script' as const,
  url,
  script: { id, type, text: JSON.stringify(data) ?? '' },
})

/** The states that a script holds, as data and as the script's text. */
function statesOf(platform: Platform, url: string, script: InlineScript): Bare[] {
  const declared = platform.sources.flatMap(({ origins }) => origins.flatMap((one) => (one.kind === 'state' ? [[one.name, one] as const] : [])))
  const states = [...new Map(declared)]
  const found = states.flatMap(([name, state]) => {
    const data = embeddedState(script, state)
    return data === undefined ? [] : [dataSpecimen(url, data, asScript(url, name, 'application/json'))]
  })
  return found.length > 0 ? [...found, textSpecimen(url, script, (made) => states.map(([, state]) => embeddedState(made, state)))] : []
}

/** Structured data, and JSON that is searched. */
function treesOf(platform: Platform, url: string, script: InlineScript): Bare[] {
  const isSearched = script.type === 'application/json' && platform.sources.some(({ origins }) => origins.some((one) => one.kind === 'json'))
  const trees = isSearched ? [tryJson(script.text)] : structuredData(script)
  return trees.flatMap((tree) => (tree === undefined ? [] : [dataSpecimen(url, tree, asScript(url, script.id, script.type))]))
}

type Path = readonly string[]

function dataSpecimen(url: string, data: unknown, payload: (data: unknown) => Payload): Bare {
  const places = [...placesIn(data, [])]
  return {
    url,
    damage(all) {
      let made = data
      for (const one of all) {
        made = changed(made, places[one.at % places.length] ?? [], 0, one)
        if (made === DROPPED) made = undefined
      }
      return { payload: payload(made), holds: made }
    },
  }
}

function* placesIn(node: unknown, path: Path): Generator<Path> {
  yield path
  if (typeof node === 'object' && node !== null) for (const key of Object.keys(node)) yield* placesIn(Reflect.get(node, key), [...path, key])
}

/** A copy with the value at a path damaged; the same where the path is no more. Only what lies on the path is copied. */
function changed(node: unknown, path: Path, step: number, damage: Damage): unknown {
  const key = path[step]
  if (key === undefined) return damaged(node, damage)
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return node
  const made = changed(Reflect.get(node, key), path, step + 1, damage)
  if (Array.isArray(node)) return made === DROPPED ? node.filter((_, at) => at !== Number(key)) : node.with(Number(key), made)
  const copy: Record<string, unknown> = { ...node }
  if (made === DROPPED) delete copy[key]
  else copy[key] = made
  return copy
}

/** A script as a text: cut off, with signs lost, doubled or changed. */
function textSpecimen(url: string, script: InlineScript, held: (script: InlineScript) => readonly unknown[]): Bare {
  return {
    url,
    damage(all) {
      const made = { ...script, text: all.reduce(changedText, script.text) }
      return { payload: { kind: 'script', url, script: made }, holds: [made.text, ...held(made)] }
    },
  }
}

function changedText(text: string, { at, what, odd }: Damage): string {
  const place = at % (text.length + 1)
  const end = what === 'cut' ? text.length : place + (odd % 20)
  const instead = what === 'double' ? text.slice(place, end).repeat(2) : what === 'replace' ? '"}],0'.slice(odd % 5) : ''
  return text.slice(0, place) + instead + text.slice(end)
}
