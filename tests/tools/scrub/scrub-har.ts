import type { Platform } from '../../../extension/observe/platform.ts'
import type { Reading } from '../../../extension/observe/reading.ts'
import type { HarEntry } from '../har.ts'
import { readEntry } from '../read-entry.ts'
import { asksFor } from '../read-har.ts'
import { scrubBody } from './body.ts'
import { differences, factsOf } from './compare.ts'
import { createInventor, type Inventor } from './invent.ts'
import { collectKnown, textsOf } from './known.ts'
import { type Asked, hostsOf, scrubUrl } from './request.ts'
import { createRewriter } from './rewrite.ts'
import { idsOf, secretsIn } from './secrets.ts'

export interface Scrubbed {
  entries: readonly ScrubbedEntry[]
  /** Ids, handles and names that are still found in the result. */
  leftovers: readonly string[]
  /** Tokens, e-mails, phone numbers … that are still found in it. */
  secrets: readonly string[]
}
export interface ScrubbedEntry {
  platform: string
  entry: HarEntry
  creators: number
  posts: number
  /** Facts that are read of one and not of the other: "- before", "+ after". */
  differences: readonly string[]
}

/**
 * Turns recorded entries into a replay: those that some platform asks for, with invented people.
 * @param secret what inventions are made from: the recording itself, so that the same file gives the same replay
 * @param say told of every entry before its turn
 */
export function scrubHar(all: readonly HarEntry[], platforms: readonly Platform[], secret: string, say: (line: string) => void = () => {}): Scrubbed {
  const asked = all.flatMap((entry) => {
    const platform = entry.method === 'OPTIONS' ? undefined : platforms.find((one) => asksFor(one, entry.url))
    return platform ? [{ platform, entry }] : []
  })
  const scrubbed = scrubAll(asked, platforms, createInventor(secret), say)
  const isSame = scrubbed.entries.every((entry) => entry.differences.length === 0)
  return isSame ? scrubbed : scrubAll(asked, platforms, createInventor(secret, true), say)
}

function scrubAll(asked: readonly Asked[], platforms: readonly Platform[], invent: Inventor, say: (line: string) => void): Scrubbed {
  const before = asked.map(({ platform, entry }) => readEntry(platform, entry))
  const hosts = hostsOf(asked, invent)
  const urls = asked.map(({ entry }) => entry.url)
  const known = collectKnown(before, urls, { platforms, invent, hosts })
  const options = { platforms, invent, known, hosts, texts: textsOf(before) }
  const made = asked.map(({ platform, entry }, at) => {
    say(`${at + 1}/${asked.length} ${Math.round(entry.body.length / 1000)} kB ${entry.url.slice(0, 100)}`)
    const url = scrubUrl({ platform, entry }, options)
    const body = scrubBody(platform, entry, url, createRewriter({ ...options, now: entry.startedAt }))
    return { ...entry, url, body }
  })
  const after = asked.map(({ platform, entry }, at) => readEntry(platform, made[at] ?? entry))
  const found = findIn(made.map(({ url, body }) => `${url}\n${body}`).join('\n'))
  return {
    entries: made.map((entry, at) => summary(asked[at]?.platform.id ?? '', entry, before[at], after[at])),
    leftovers: known.people.filter(found),
    secrets: secretsIn(asHar(made), idsOf(after)),
  }
}

const summary = (platform: string, entry: HarEntry, before: Reading | undefined, after: Reading | undefined): ScrubbedEntry => ({
  platform,
  entry,
  creators: after?.creators.length ?? 0,
  posts: after?.posts.length ?? 0,
  differences: before && after ? differences(factsOf(before), factsOf(after)) : [],
})

/** Finds people in a text as words of their own; short numbers and words could be anything. */
function findIn(text: string): (person: string) => boolean {
  const plain = text.replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return (person) => {
    const isAscii = /^[\x20-\x7e]+$/.test(person)
    if (person.length < (/^\d+$/.test(person) ? 6 : isAscii ? 5 : 2)) return false
    if (!isAscii) return plain.includes(person) || plain.includes(encodeURIComponent(person))
    const escaped = person.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    return new RegExp(`(?<![\\p{sc=Latn}\\p{N}])${escaped}(?![\\p{sc=Latn}\\p{N}])`, 'u').test(plain)
  }
}

/** Entries as a HAR 1.2 file holds them: no headers, no cookies, nothing that was sent. */
export const asHar = (entries: readonly HarEntry[]) => ({
  log: {
    version: '1.2',
    creator: { name: 'replay', version: '1' },
    entries: entries.map(({ method, url, status, mimeType, body, startedAt }) => ({
      startedDateTime: startedAt.toISOString(),
      request: { method, url },
      response: { status, content: { mimeType, text: body } },
    })),
  },
})
