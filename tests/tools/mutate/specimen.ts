import type { Payload } from '../../../extension/observe/collect.ts'
import { embeddedState, structuredData } from '../../../extension/observe/embedded.ts'
import type { Platform } from '../../../extension/observe/platform.ts'
import { readHar } from '../har.ts'
import { payloadsOf } from '../read-entry.ts'
import { everyReplay } from '../replays.ts'
import { type Damage, DROPPED, damaged } from './damage.ts'
import { documentSpecimen } from './document.ts'

/** A payload that can be damaged in many places. */
export interface Specimen {
  url: string
  lang: string | undefined
  observedAt: Date
  /** The damaged payload, and all that it holds; to be given back before the next. */
  damage(all: readonly Damage[]): { payload: Payload; holds: unknown; restore?: () => void }
}

/** What a platform's replays hold that some source of it reads: replies, states and structured data as data, the scripts' texts, documents. */
export function specimensOf(platform: Platform): Specimen[] {
  const files = everyReplay().flatMap(([id, har]) => (id === platform.id ? [har] : []))
  return files.flatMap(readHar).flatMap((entry) => {
    const { payloads, lang } = payloadsOf(entry)
    const common = { lang, observedAt: entry.startedAt }
    return payloads.flatMap((payload) => of(platform, payload).map((specimen) => ({ ...common, ...specimen })))
  })
}

type Bare = Pick<Specimen, 'url' | 'damage'>

function of(platform: Platform, payload: Payload): Bare[] {
  const { url } = payload
  if (payload.kind === 'response') return [dataSpecimen(url, payload.data, (data) => ({ kind: 'response', url, data }))]
  if (payload.kind === 'document')
    return platform.sources.some(({ origins }) => origins.some((one) => one.kind === 'document' && one.url.test(url)))
      ? [documentSpecimen(url, payload.document)]
      : []
  const { script } = payload
  const asJson = (id: string, type: string) => (data: unknown): Payload => ({ kind: 'script', url, script: { id, type, text: JSON.stringify(data) ?? '' } })
  const names = new Set(platform.sources.flatMap(({ origins }) => origins.flatMap((one) => (one.kind === 'state' ? [one.name] : []))))
  const states = [...names].flatMap((name) => {
    const data = embeddedState(script, name)
    return data === undefined ? [] : [dataSpecimen(url, data, asJson(name, 'application/json')), textSpecimen(url, script)]
  })
  return [...states, ...structuredData(script).map((node) => dataSpecimen(url, node, asJson(script.id, script.type)))]
}

type Path = readonly (string | number)[]

function dataSpecimen(url: string, data: unknown, payload: (data: unknown) => Payload): Bare {
  const places = [...placesIn(data, [])]
  return {
    url,
    damage(all) {
      let made = data
      for (const one of all) made = changed(made, places[one.at % places.length] ?? [], 0, one)
      if (made === DROPPED) made = undefined
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
  if (Array.isArray(node)) return made === DROPPED ? node.filter((_, at) => String(at) !== key) : node.with(Number(key), made)
  const { [key]: _, ...rest } = node as Record<string | number, unknown>
  return made === DROPPED ? rest : { ...rest, [key]: made }
}

/** A script as a text: cut off, with signs lost, doubled or changed. */
function textSpecimen(url: string, script: Extract<Payload, { kind: 'script' }>['script']): Bare {
  return {
    url,
    damage(all) {
      let { text } = script
      for (const { at, what, odd } of all) {
        const place = at % (text.length + 1)
        const end = what === 'cut' ? text.length : place + (odd % 20)
        const instead = what === 'double' ? text.slice(place, end).repeat(2) : what === 'replace' ? '"}],0' .slice(odd % 5) : ''
        text = text.slice(0, place) + instead + text.slice(end)
      }
      return { payload: { kind: 'script', url, script: { ...script, text } }, holds: text }
    },
  }
}
