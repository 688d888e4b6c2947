import type { Platform } from '../../../extension/observe/platform.ts'
import type { HarEntry } from '../har.ts'
import { readEntry } from '../read-entry.ts'
import { asksFor } from '../read-har.ts'
import type { AddressOptions } from './address.ts'
import { scrubBody } from './body.ts'
import { differences, factsOf } from './compare.ts'
import { createInventor, type Inventor } from './invent.ts'
import { collectKnown, textsOf } from './known.ts'
import { type Asked, hostsOf, scrubUrl } from './request.ts'
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
  const hosts = hostsOf(asked, invent)
  const known = collectKnown(readings, urls, { platforms, invent, hosts })
  const addresses: AddressOptions = { platforms, invent, known, hosts }
  const entries = asked.map(({ platform, entry }, at): ScrubbedEntry => {
    say(`${at + 1}/${asked.length} ${entry.url.slice(0, 100)} (${Math.round(entry.body.length / 1000)} kB)`)
    const rewriter = createRewriter({ ...addresses, texts: textsOf(readings), now: entry.startedAt })
    const url = scrubUrl({ platform, entry }, addresses)
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

/** Whether somebody is named in a text as a word of its own; short numbers and words could be anything. */
function isFound(person: string, text: string): boolean {
  if (/^\d+$/.test(person) ? person.length < 6 : /^[\x20-\x7e]+$/.test(person) ? person.length < 5 : [...person].length < 2) return false
  const escaped = person.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(/^[\x20-\x7e]+$/.test(person) ? `(?<![\\p{sc=Latn}\\p{N}])${escaped}(?![\\p{sc=Latn}\\p{N}])` : escaped, 'u').test(text)
}
