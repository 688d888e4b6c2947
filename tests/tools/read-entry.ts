import { DOMParser, parseHTML } from 'linkedom'
import { collect, type Payload } from '../../extension/observe/collect.ts'
import { parseJson } from '../../extension/observe/json.ts'
import { mergeCreator, mergePost } from '../../extension/observe/merge.ts'
import type { Platform } from '../../extension/observe/platform.ts'
import type { Reading } from '../../extension/observe/reading.ts'
import type { HarEntry } from './har.ts'

/** What the product reads out of one recorded reply: the same {@link collect} as in the browser, fed from a file. */
export function readEntry(platform: Platform, entry: HarEntry, pageUrl = entry.url): Reading {
  const { payloads, lang, drift } = payloadsOf(entry)
  const readings = payloads.map((payload) => collect(platform, payload, { observedAt: entry.startedAt, lang, pageUrl }))
  return {
    creators: merged(
      readings.flatMap((r) => r.creators),
      mergeCreator,
    ),
    posts: merged(
      readings.flatMap((r) => r.posts),
      mergePost,
    ),
    sources: Object.assign({}, ...readings.map((r) => r.sources)),
    drift: [...drift, ...readings.flatMap((r) => r.drift)],
    refused: readings.find((r) => r.refused)?.refused,
  }
}

/** What several parts of one page say of the same thing, as one; what has no id stays by itself. */
function merged<T extends { id: string | null }>(facts: readonly T[], merge: (older: T | undefined, newer: T) => T): T[] {
  const byId = new Map<unknown, T>()
  for (const one of facts) byId.set(one.id ?? one, merge(byId.get(one.id ?? one), one))
  return [...byId.values()]
}

interface Recorded {
  payloads: Payload[]
  lang?: string | undefined
  drift: Reading['drift']
}

/** Some sites send JSON as text/html: what begins as JSON is none of it. */
export const isMarkup = ({ mimeType, body }: HarEntry): boolean =>
  /^\s*</.test(body) || (/html|xml/.test(mimeType) && !/^\s*(?:for ?\(;;\);)?\s*[[{]/.test(body))

/** The payloads of one recorded reply, as the page would have them. */
export function payloadsOf(entry: HarEntry): Recorded {
  if (isMarkup(entry)) return markup(entry)
  try {
    return { payloads: [{ kind: 'response', url: entry.url, data: parseJson(entry.body) }], drift: [] }
  } catch {
    return { payloads: [], drift: entry.body === '' ? [] : [{ source: 'body', layout: '', where: '(root) no JSON' }] }
  }
}

const FEED = /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE (?!html)[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b/

/** The document as a browser makes it: a feed is XML, whatever its MIME type, and a bare text stands in a body. */
function parsed({ body }: HarEntry): Document {
  if (FEED.test(body)) return new DOMParser().parseFromString(body, 'text/xml') as unknown as Document
  return parseHTML(/^\s*</.test(body) ? body : `<!doctype html><html><body>${body}</body></html>`).document
}

function markup(entry: HarEntry): Recorded {
  const document = parsed(entry)
  const scripts = [...document.querySelectorAll('script:not([src])')].map((script) => ({
    id: script.id,
    type: script.getAttribute('type') ?? '',
    text: script.textContent ?? '',
  }))
  const payloads: Payload[] = scripts.map((script) => ({ kind: 'script', url: entry.url, script }))
  return { payloads: [...payloads, { kind: 'document', url: entry.url, document }], lang: document.documentElement?.lang || undefined, drift: [] }
}
