import type { SourceNote } from '../../shared/schema/observation.ts'
import { embeddedState, type InlineScript, structuredData } from './embedded.ts'
import { tryJson } from './json.ts'
import type { FoundPage, Origin, Platform, Source } from './platform.ts'
import { findPage } from './platform.ts'
import type { Drift, Reading } from './reading.ts'
import { stamp } from './stamp.ts'

/** Something that a page received. `url` is the request's for a response, else the page's own. */
export type Payload =
  | { kind: 'response'; url: string; data: unknown }
  | { kind: 'script'; url: string; script: InlineScript }
  | { kind: 'document'; url: string; document: Document }

export interface CollectOptions {
  observedAt: Date
  lang?: string | undefined
  /** The page on screen, where the payload's own URL is not that of the page. */
  pageUrl?: string
}

/**
 * Reads one payload with the sources that ask for it. Pure: same payload, same clock, same reading. Never throws:
 * what does not fit is drift.
 */
export function collect(platform: Platform, payload: Payload, options: CollectOptions): Reading {
  const reading: Reading = { creators: [], posts: [], sources: {}, drift: [], refused: undefined }
  const page = findPage(platform, options.pageUrl ?? payload.url)
  for (const candidate of wanted(platform, payload)) readFirstThatFits(reading, candidate, payload.url, page, options)
  return reading
}

/** True where some source of the platform asks for a response of this URL. */
export const wantsResponse = (platform: Platform, url: string): boolean =>
  platform.sources.some((source) => source.origins.some((origin) => origin.kind === 'response' && origin.url.test(url)))

interface Wanted {
  kind: SourceNote['kind']
  data: unknown
  sources: Source[]
}

function wanted(platform: Platform, payload: Payload): Wanted[] {
  switch (payload.kind) {
    case 'response':
      return shared(
        'response',
        payload.data,
        asking(platform, (o) => o.kind === 'response' && o.url.test(payload.url)),
      )
    case 'document':
      return asking(platform, (o) => o.kind === 'document' && o.url.test(payload.url)).map((source) => ({
        kind: 'document',
        data: payload.document,
        sources: [source],
      }))
    case 'script':
      return [...statesOf(platform, payload.script), ...searchedOf(platform, payload.script), ...nodesOf(platform, payload.script)]
  }
}

/** A payload that all these sources ask for: each that searches it reads for itself, of the others the first that fits. */
function shared(kind: SourceNote['kind'], data: unknown, sources: readonly Source[]): Wanted[] {
  const whole = sources.filter((source) => !source.keys)
  const searching = sources.filter((source) => source.keys).map((source) => ({ kind, data, sources: [source] }))
  return [{ kind, data, sources: whole }, ...searching]
}

/** Most JSON scripts hold nothing that is looked for: the text is searched before it is parsed. */
function searchedOf(platform: Platform, { type, text }: InlineScript): Wanted[] {
  if (type !== 'application/json') return []
  const sources = asking(platform, (o) => o.kind === 'json').filter((source) => source.keys?.every((key) => text.includes(`"${key}"`)))
  const data = sources.length > 0 ? tryJson(text) : undefined
  return data === undefined ? [] : shared('state', data, sources)
}

const asking = (platform: Platform, matches: (origin: Origin) => boolean): Source[] =>
  platform.sources.filter((source) => source.origins.some(matches))

function statesOf(platform: Platform, script: InlineScript): Wanted[] {
  const states = platform.sources.flatMap((source) => source.origins.flatMap((o) => (o.kind === 'state' ? [[o.name, o] as const] : [])))
  return [...new Map(states)].flatMap(([name, state]) => {
    const data = embeddedState(script, state)
    return data === undefined ? [] : [{ kind: 'state' as const, data, sources: asking(platform, (o) => o.kind === 'state' && o.name === name) }]
  })
}

function nodesOf(platform: Platform, script: InlineScript): Wanted[] {
  return structuredData(script).map((node) => ({
    kind: 'ld-json' as const,
    data: node,
    sources: asking(platform, (o) => o.kind === 'ld-json' && [node['@type']].flat().includes(o.type)),
  }))
}

function readFirstThatFits(
  reading: Reading,
  { kind, data, sources }: Wanted,
  url: string,
  page: FoundPage | undefined,
  options: CollectOptions,
): void {
  const misfits: Drift[] = []
  for (const source of sources) {
    const outcome = tryRead(source, data, url, page, options)
    if (outcome.fits) {
      const note: SourceNote = { kind, name: source.name, layout: source.layout, readAt: options.observedAt.toISOString() }
      stamp(reading, outcome.facts, note)
      return
    }
    misfits.push({ source: source.name, layout: source.layout, where: outcome.where })
  }
  reading.drift.push(...misfits.sort((a, b) => depth(b) - depth(a)).slice(0, 1))
}

/** How far a source came before the payload stopped fitting: the one that came furthest names the drift. */
const depth = ({ where }: Drift): number => where.split('.').length

function tryRead(source: Source, data: unknown, url: string, page: FoundPage | undefined, options: CollectOptions) {
  try {
    return source.read(data, { url: new URL(url), page, observedAt: options.observedAt, lang: options.lang })
  } catch (error) {
    return { fits: false as const, where: `(reader) ${error instanceof Error ? error.name : 'error'}` }
  }
}
