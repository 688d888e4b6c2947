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

export const ADDRESS = /^(https?:)?\/\/([^/?#\s]+)([^?#\s]*)(\?[^#\s]*)?(#\S*)?$/i
const PATH = /^()()(\/[^/?#\s][^?#\s]*)(\?[^#\s]*)?(#\S*)?$/
const MEDIA =
  /\.(?:jpe?g|png|gif|webp|avif|heic|image|svg|ico|mp4|m3u8|mp3|js|css|woff2?)(?:$|[@!~:])|(?:avatar|face|pic|img|image|cover|thumb|poster|logo|photo)\w*$/i

export const isAddress = (text: string): boolean => ADDRESS.test(text) || PATH.test(text)

/**
 * An address with nobody in it. Pages of a platform keep the parameters that are no secrets, other addresses lose all of theirs;
 * a site that is neither a platform nor a store of pictures becomes another one.
 * @param full also what looks drawn is drawn anew, not only what is known
 */
export function rewriteAddress(url: string, path: string, full: boolean, options: AddressOptions): string {
  const [, scheme = '', host = '', place = '', query = '', hash = ''] = ADDRESS.exec(url) ?? PATH.exec(url) ?? []
  const isPage = !host || options.platforms.some((platform) => findPage(platform, url) !== undefined)
  const madeHost = host && hostFor(host, MEDIA.test(place) || MEDIA.test(path), options)
  const isForeign = full && madeHost.endsWith('.example')
  const madePlace = place
    .split('/')
    .map((segment) => rewriteSegment(segment, full, isForeign, options))
    .join('/')
  const rest = isPage || !full ? rewriteQuery(query, options, full) + hash.replace(/[^#].*/, (text) => options.known.inside(text)) : ''
  return `${scheme}${host ? '//' : ''}${madeHost}${madePlace}${rest}`
}

function hostFor(host: string, isMedia: boolean, { hosts, platforms, known, invent }: AddressOptions): string {
  const own = hosts.get(host)
  if (own !== undefined) return own
  const site = siteOf(host)
  const isPlatform =
    platforms.some((platform) => platform.hosts.some((one) => siteOf(one) === site)) || [...hosts.values()].some((one) => siteOf(one) === site)
  const person = known.whole(host)
  if (person !== undefined) return person
  return isPlatform ? known.inside(host) : isMedia ? host : invent.host(host)
}

const siteOf = (host: string): string => host.replace(/:\d+$/, '').split('.').slice(-2).join('.')

function rewriteSegment(segment: string, full: boolean, isForeign: boolean, { known, invent }: AddressOptions): string {
  const text = decoded(segment)
  const whole = known.whole(text)
  const made = whole ?? (isForeign ? invent.text(text) : full ? drawnAnew(known.inside(text), text, invent) : known.inside(text))
  return made === text ? segment : encodeURIComponent(made).replace(/%(?:40|3A|3D|21|2C|7E)/g, decodeURIComponent)
}

/** Parts that look drawn, drawn anew; what `known` has replaced already stays. */
const drawnAnew = (made: string, text: string, invent: Inventor): string =>
  made === text ? text.replace(/[A-Za-z0-9_-]{8,}=*/g, (part) => (isDrawn(part) ? invent.id(part) : part)) : made

/** An id, a hash or a key, not a word: digits among letters, or a long number. */
export const isDrawn = (part: string): boolean =>
  /^\d{7,}$/.test(part) || (part.length >= 8 && /\d.*[a-z]|[a-z].*\d/i.test(part) && !/^[a-z-]+\d{1,3}$/i.test(part))

/** A query without secrets: names kept, values without people. */
export function rewriteQuery(query: string, options: AddressOptions, full: boolean, needed: ReadonlySet<string> = new Set()): string {
  const parts = query
    .slice(1)
    .split('&')
    .filter((part) => {
      const [name = '', value = ''] = part.split('=')
      return part && (needed.has(name) || !(isSecretParameter(decoded(name)) || isRandom(value) || value.length > 60))
    })
  return parts.length ? `?${parts.map((part) => rewriteParameter(part, full, options)).join('&')}` : ''
}

function rewriteParameter(part: string, full: boolean, options: AddressOptions): string {
  const at = part.indexOf('=')
  if (at < 0) return part
  const text = decoded(part.slice(at + 1).replaceAll('+', ' '))
  const made = ADDRESS.test(text) ? rewriteAddress(text, '', full, options) : parameter(text, full, options)
  return made === text ? part : `${part.slice(0, at)}=${encodeURIComponent(made)}`
}

function parameter(text: string, full: boolean, { known, invent }: AddressOptions): string {
  const whole = known.whole(text)
  if (whole !== undefined) return whole
  const inside = known.inside(text)
  if (!full || inside !== text) return inside
  return /[^\x20-\x7e]/.test(text) ? invent.text(text) : drawnAnew(text, text, invent)
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
