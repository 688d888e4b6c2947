import { findPage, type Platform } from '../../../extension/observe/platform.ts'
import type { HarEntry } from '../har.ts'
import { readEntry } from '../read-entry.ts'
import { ADDRESS, type AddressOptions, type Depth, isOfPlatform, isSuspect, nameOf, rewritePlace, rewriteQuery } from './address.ts'
import { factsOf } from './compare.ts'
import type { Inventor } from './invent.ts'

/** An entry and the platform that asks for it. */
export interface Asked {
  platform: Platform
  entry: HarEntry
}

/** What the platform sees in an address: which sources ask for it and which page it is. */
function roleOf(platform: Platform, url: string): string {
  const sources = platform.sources.filter(({ origins }) => origins.some((origin) => 'url' in origin && origin.url.test(url)))
  const { url: _, ...page } = findPage(platform, url) ?? { url }
  return JSON.stringify([sources.map((source) => `${source.name} ${source.layout}`), page])
}
/** The same without the ids in it. */
const kindOf = (platform: Platform, url: string): string => roleOf(platform, url).replace(/"(creatorId|handle|postId)":"(?:[^"\\]|\\.)*"/g, '"$1"')

/** The hosts of the requests: each itself where the platform looks at it, else invented. */
export function hostsOf(asked: readonly Asked[], invent: Inventor): Map<string, string> {
  return new Map(
    asked.map(({ platform, entry }) => {
      const host = ADDRESS.exec(entry.url)?.[2] ?? ''
      const other = invent.host(host)
      return [host, kindOf(platform, entry.url.replace(host, other)) === kindOf(platform, entry.url) ? other : host]
    }),
  )
}

/** The address without secrets and with invented ids, as far as the platform takes it for the same; what a rule or a reader needs stays. */
export function scrubUrl(asked: Asked, options: AddressOptions): string {
  const { platform, entry } = asked
  const [, scheme = '', host = '', place = '', query = '', hash = ''] = ADDRESS.exec(entry.url) ?? []
  const needed = neededParameters(asked)
  const made = (depth: Depth) =>
    `${scheme}//${options.hosts.get(host) ?? host}${rewritePlace(place, depth, options)}${rewriteQuery(query, depth, options, needed)}`
  const depths: Depth[] = isOfPlatform(host, options.platforms) ? ['drawn', 'known'] : ['words', 'drawn', 'known']
  const candidates = [...depths.map(made), `${made('known')}${options.known.inside(hash)}`]
  return candidates.find((url) => kindOf(platform, url) === kindOf(platform, entry.url)) ?? entry.url
}

/** The secrets without which the address or its reading would be another. */
function neededParameters({ platform, entry }: Asked): Set<string> {
  const facts = factsOf(readEntry(platform, entry)).join()
  let url = entry.url
  const needed = new Set<string>()
  for (const name of suspectsOf(url)) {
    const less = withoutParameter(url, name)
    const isSame = roleOf(platform, less) === roleOf(platform, url) && factsOf(readEntry(platform, { ...entry, url: less })).join() === facts
    if (isSame) url = less
    else needed.add(name)
  }
  return needed
}

const suspectsOf = (url: string): string[] => partsOf(url)[1].filter(isSuspect).map(nameOf)

function withoutParameter(url: string, name: string): string {
  const [before, parts, hash] = partsOf(url)
  const rest = parts.filter((part) => nameOf(part) !== name).join('')
  return before + rest.replace(/^&/, '?') + hash
}

/** An address in three: up to its query, the parameters with their signs, the hash. */
function partsOf(url: string): [string, string[], string] {
  const [, before = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
  return [before, query.split(/(?=[?&])/).filter(Boolean), hash]
}
