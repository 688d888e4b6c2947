import { findPage, type Platform } from '../../../extension/observe/platform.ts'
import type { HarEntry } from '../har.ts'
import { readEntry } from '../read-entry.ts'
import { asksFor } from '../read-har.ts'
import { ADDRESS, type AddressOptions, rewriteAddress, rewriteQuery } from './address.ts'
import { scrubBody } from './body.ts'
import { differences, factsOf } from './compare.ts'
import { createInventor, type Inventor } from './invent.ts'
import { collectKnown, textsOf } from './known.ts'
import { createRewriter } from './rewrite.ts'

export interface Scrubbed {
  entries: readonly ScrubbedEntry[]
  /** Ids, handles and names that are still found in the result. */
  leftovers: readonly string[]
}
export interface ScrubbedEntry {
  platform: string
  before: HarEntry
  after: HarEntry
  creators: number
  posts: number
  /** Facts that are read of one and not of the other. */
  differences: readonly string[]
}

interface Asked {
  platform: Platform
  entry: HarEntry
}

/**
 * Turns recorded entries into a replay: those that some platform asks for, with invented people.
 * @param secret what inventions are made from: the recording itself, so that the same file gives the same replay
 */
export function scrubHar(all: readonly HarEntry[], platforms: readonly Platform[], secret: string, say: (line: string) => void = () => {}): Scrubbed {
  const asked = all.flatMap((entry) => {
    const platform = platforms.find((one) => asksFor(one, entry.url))
    return platform ? [{ platform, entry }] : []
  })
  const scrubbed = scrubAll(asked, platforms, createInventor(secret), say)
  const isSame = scrubbed.entries.every((entry) => entry.differences.length === 0)
  return isSame ? scrubbed : scrubAll(asked, platforms, createInventor(secret, true), say)
}

function scrubAll(asked: readonly Asked[], platforms: readonly Platform[], invent: Inventor, say: (line: string) => void): Scrubbed {
  const readings = asked.map(({ platform, entry }) => readEntry(platform, entry))
  const urls = asked.map(({ entry }) => entry.url)
  const known = collectKnown(readings, urls, platforms, invent)
  const addresses: AddressOptions = { platforms, invent, known, hosts: hostsOf(asked, invent) }
  const entries = asked.map(({ platform, entry }, at): ScrubbedEntry => {
    say(`${at + 1}/${asked.length} ${entry.url.slice(0, 100)} (${Math.round(entry.body.length / 1000)} kB)`)
    const rewriter = createRewriter({ ...addresses, texts: textsOf(readings), now: entry.startedAt })
    const url = scrubUrl(platform, entry, addresses)
    const after = { ...entry, url, body: scrubBody(platform, entry, url, rewriter) }
    const [before, now] = [readings[at] ?? readEntry(platform, entry), readEntry(platform, after)]
    const { creators, posts } = now
    return {
      platform: platform.id,
      before: entry,
      after,
      creators: creators.length,
      posts: posts.length,
      differences: differences(factsOf(before), factsOf(now)),
    }
  })
  const text = entries.map(({ after }) => `${after.url}\n${after.body}`).join('\n')
  return { entries, leftovers: known.people.filter((person) => isFound(person, text)) }
}

/** What the platform sees in an address: which sources ask for it and which page it is. */
function roleOf(platform: Platform, url: string): string {
  const sources = platform.sources.filter(({ origins }) => origins.some((origin) => 'url' in origin && origin.url.test(url)))
  const { url: _, ...page } = findPage(platform, url) ?? { url }
  return JSON.stringify([sources.map((source) => `${source.name} ${source.layout}`), Object.keys(page)])
}

/** The hosts of the requests: themselves where a platform asks for that host, else invented. */
function hostsOf(asked: readonly Asked[], invent: Inventor): Map<string, string> {
  return new Map(
    asked.map(({ platform, entry }) => {
      const host = ADDRESS.exec(entry.url)?.[2] ?? ''
      const other = invent.host(host)
      return [host, roleOf(platform, entry.url.replace(host, other)) === roleOf(platform, entry.url) ? other : host]
    }),
  )
}

/** The address without secrets and with invented ids; parameters stay that a page rule, a source or a reader needs. */
function scrubUrl(platform: Platform, entry: HarEntry, addresses: AddressOptions): string {
  const [, scheme = '', host = '', place = '', query = '', hash = ''] = ADDRESS.exec(entry.url) ?? []
  const names = [...new URLSearchParams(query).keys()]
  const facts = factsOf(readEntry(platform, entry)).join()
  const needed = names.filter((name) => {
    const url = `${scheme}//${host}${place}${withoutParameter(query, name)}${hash}`
    return roleOf(platform, url) !== roleOf(platform, entry.url) || factsOf(readEntry(platform, { ...entry, url })).join() !== facts
  })
  const plain = rewriteAddress(`${scheme}//${host}${place}`, '', true, addresses)
  const url = plain + rewriteQuery(query, addresses, true, new Set(needed))
  return roleOf(platform, url) === roleOf(platform, entry.url) ? url : url + addresses.known.inside(hash)
}

const withoutParameter = (query: string, name: string): string => {
  const rest = query
    .slice(1)
    .split('&')
    .filter((part) => part.split('=')[0] !== name)
  return rest.length ? `?${rest.join('&')}` : ''
}

/** Whether somebody is named in a text as a word of its own; short numbers and words could be anything. */
function isFound(person: string, text: string): boolean {
  if (/^\d+$/.test(person) ? person.length < 6 : /^[\x20-\x7e]+$/.test(person) ? person.length < 5 : [...person].length < 2) return false
  const escaped = person.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(/^[\x20-\x7e]+$/.test(person) ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped, 'u').test(text)
}
