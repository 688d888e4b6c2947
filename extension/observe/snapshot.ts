import { collect, type Payload } from './collect.ts'
import { tryJson } from './json.ts'
import { type FoundPage, findPage, type Platform } from './platform.ts'
import { Visit } from './visit.ts'

/** What a page held at one moment: its markup, or the text that it shows where it is a bare XML or JSON document. */
export interface Snapshot {
  url: string
  lang: string
  /** "text/html", or the type of a bare document. */
  type: string
  text: string
}

/** Turns markup into a document that does nothing. */
export type Parse = (text: string, type: 'text/html' | 'text/xml') => Document

/** The platform whose page a snapshot is of, and the page; its hosts count before addresses that may be on any host. */
export function platformOf(platforms: readonly Platform[], url: string): { platform: Platform; page: FoundPage } | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  const own = platforms.filter(({ hosts }) => hosts.some((one) => host === one || (one.startsWith('*.') && `.${host}`.endsWith(one.slice(1)))))
  for (const platform of own.length > 0 ? own : platforms) {
    const page = findPage(platform, url)
    if (page) return { platform, page }
  }
  return undefined
}

/** Reads a snapshot with the same sources as a page that is watched; nothing in it runs and nothing is asked for. */
export function readSnapshot(platform: Platform, snapshot: Snapshot, parse: Parse, now: Date): Visit {
  const visit = new Visit(platform)
  for (const payload of payloadsOf(snapshot, parse))
    visit.add(collect(platform, payload, { observedAt: now, lang: snapshot.lang || undefined, pageUrl: snapshot.url }))
  return visit
}

function payloadsOf({ url, type, text }: Snapshot, parse: Parse): Payload[] {
  if (/json/.test(type) || /^\s*[[{]/.test(text)) return [{ kind: 'response', url, data: tryJson(text) }]
  if (/(?<!xhtml\+)xml/.test(type) || /^\s*<(?:\?xml|rss|feed|rdf:RDF)\b/.test(text))
    return [{ kind: 'document', url, document: parse(text, 'text/xml') }]
  const document = parse(text, 'text/html')
  const scripts = [...document.querySelectorAll('script:not([src])')].map((script): Payload => {
    const type = script.getAttribute('type') ?? ''
    return { kind: 'script', url, script: { id: script.id, type, text: script.textContent ?? '' } }
  })
  return [...scripts, { kind: 'document', url, document }]
}

const FEED_TYPES = ['atom+xml', 'rss+xml', 'feed+json', 'json']

/** The address of the feed that an HTML page names, if any. */
export function feedOf({ url, text }: Snapshot, parse: Parse): string | undefined {
  const links = FEED_TYPES.map((type) => `link[rel~="alternate"][type="application/${type}"]`)
  const link = parse(text, 'text/html').querySelector(links.join(','))
  const href = link?.getAttribute('href')
  const feed = href && URL.canParse(href, url) ? new URL(href, url) : undefined
  return feed && /^https?:$/.test(feed.protocol) ? feed.href : undefined
}
