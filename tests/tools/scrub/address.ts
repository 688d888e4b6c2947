import { findPage, type Platform } from '../../../extension/observe/platform.ts'
import type { Inventor } from './invent.ts'
import type { Known } from './known.ts'
import { isRandom, isSecretParameter } from './privacy.ts'

/** What the addresses of one recording are rewritten with. */
export interface AddressOptions {
  platforms: readonly Platform[]
  invent: Inventor
  known: Known
  /** Hosts of the recording's own requests, with what stands for each: itself where the product looks at it. */
  hosts: ReadonlyMap<string, string>
}

/** How far an address is rewritten: every word of it, what looks drawn and foreign sites, or only what is known of people. */
export type Depth = 'words' | 'drawn' | 'known'

export const ADDRESS = /^(https?:)?\/\/(?:[^/?#\s@]*@)?([^/?#\s]+)([^?#\s]*)(\?[^#\s]*)?(#\S*)?$/i
const PATH = /^()()(\/[^/?#\s][^?#\s]*)(\?[^#\s]*)?(#\S*)?$/
const MEDIA =
  /\.(?:jpe?g|png|gif|webp|avif|heic|image|svg|ico|mp4|m3u8|mp3|js|css|woff2?)(?:$|[@!~:])|(?:avatar|face|pic|img|image|cover|thumb|poster|logo|photo|head)\w*$/i

export const isAddress = (text: string): boolean => ADDRESS.test(text) || PATH.test(text)

/**
 * An address with nobody in it. Pages of a platform keep the parameters that are no secrets, other addresses lose all of theirs;
 * a site that is neither a platform nor a store of pictures becomes another one.
 * @param path where the address stands, which tells pictures
 */
export function rewriteAddress(url: string, path: string, depth: Depth, options: AddressOptions): string {
  const [, scheme = '', host = '', place = '', query = '', hash = ''] = ADDRESS.exec(url) ?? PATH.exec(url) ?? []
  const isPage = !host || options.platforms.some((platform) => findPage(platform, url) !== undefined)
  const madeHost = host && hostFor(host, depth === 'known' || MEDIA.test(place) || MEDIA.test(path), options)
  const rest = isPage || depth === 'known' ? rewriteQuery(query, depth, options) + options.known.inside(hash) : ''
  return `${scheme}${host ? '//' : ''}${madeHost}${rewritePlace(place, depth === 'drawn' && madeHost !== host ? 'words' : depth, options)}${rest}`
}

function hostFor(host: string, isKept: boolean, { hosts, platforms, known, invent }: AddressOptions): string {
  const made = hosts.get(host) ?? known.whole(host)
  if (made !== undefined) return made
  return isKept || isOfPlatform(host, platforms) || [...hosts.values()].some((one) => siteOf(one) === siteOf(host))
    ? known.inside(host)
    : invent.host(host)
}

const siteOf = (host: string): string => host.replace(/:\d+$/, '').split('.').slice(-2).join('.')

export const isOfPlatform = (host: string, platforms: readonly Platform[]): boolean =>
  platforms.some((platform) => platform.hosts.some((one) => siteOf(one) === siteOf(host)))

export const rewritePlace = (place: string, depth: Depth, options: AddressOptions): string =>
  place
    .split('/')
    .map((segment) => {
      const text = decoded(segment)
      const made = rewritePart(text, depth === 'drawn' && isForeignText(text) ? 'words' : depth, options)
      return made === text ? segment : encodeURIComponent(made).replace(/%(?:40|3A|3D|21|2C|7E)/g, decodeURIComponent)
    })
    .join('/')

/** Not the name of a route or a value of a program. */
const isForeignText = (text: string): boolean => /[^\x20-\x7e]/.test(text)

function rewritePart(text: string, depth: Depth, { known, invent }: AddressOptions): string {
  const made = known.whole(text) ?? known.inside(text)
  if (made !== text || depth === 'known') return made
  return depth === 'words' ? invent.text(text) : drawnAnew(text, invent)
}

/** Ids, hashes and keys inside a text, each drawn anew: the same wherever it stands. */
export const drawnAnew = (text: string, invent: Inventor): string =>
  text.replace(/[A-Za-z0-9_-]{7,}=*/g, (part) => (isDrawn(part) ? invent.id(part) : part))

/** An id, a hash or a key, not a word: digits among letters, or a long number. */
export const isDrawn = (part: string): boolean =>
  /^\d{7,}$/.test(part) || (part.length >= 8 && /\d.*[a-z]|[a-z].*\d/i.test(part) && !/^[a-z][a-z_-]*\d{1,3}$/i.test(part))

/** A query without secrets, but for those that are needed: they are drawn anew. Names stay, values are rewritten as paths are. */
export function rewriteQuery(query: string, depth: Depth, options: AddressOptions, needed: ReadonlySet<string> = new Set()): string {
  const parts = query.split(/(?=[?&])/)
  const stays = (part: string) =>
    depth === 'known' || needed.has(nameOf(part)) || !isSuspect(part) || options.known.whole(valueIn(part)) !== undefined
  const kept = parts.filter((part) => part.length > 1 && stays(part)).map((part) => rewriteParameter(part, depth, options))
  return kept.join('').replace(/^&/, '?')
}

/** A parameter ("?a=1", "&amp;b=2") that is a secret, or may be one. */
export const isSuspect = (part: string): boolean => isSecretParameter(nameOf(part)) || isRandom(valueIn(part)) || valueIn(part).length > 60
export const nameOf = (part: string): string => decoded(part.replace(/^(?:[?&](?:amp;)?)/, '').replace(/=.*/s, ''))
const valueIn = (part: string): string => decoded(part.includes('=') ? part.slice(part.indexOf('=') + 1).replaceAll('+', ' ') : '')

function rewriteParameter(part: string, depth: Depth, options: AddressOptions): string {
  const at = part.indexOf('=')
  const text = valueIn(part)
  if (at < 0 || (/time|_?ts$|expire|behot/i.test(nameOf(part)) && /^1\d{9,12}$/.test(text))) return part
  const made = parameter(text, isSuspect(part), depth, options)
  return made === text ? part : `${part.slice(0, at)}=${encodeURIComponent(made)}`
}

function parameter(text: string, isSecret: boolean, depth: Depth, options: AddressOptions): string {
  if (ADDRESS.test(text)) return rewriteAddress(text, '', depth, options)
  if (isSecret) return options.known.whole(text) ?? (/^[[{]/.test(text) ? options.known.inside(text) : options.invent.id(text))
  return rewritePart(text, depth === 'drawn' && isForeignText(text) ? 'words' : depth === 'words' ? 'drawn' : depth, options)
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
