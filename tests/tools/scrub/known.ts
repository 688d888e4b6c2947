import { findPage, type Platform } from '../../../extension/observe/platform.ts'
import type { Reading } from '../../../extension/observe/reading.ts'
import type { Inventor } from './invent.ts'

/** People that the product read of, each id, handle and name with its invention. */
export interface Known {
  /** The invention of a text that is one of them as a whole, with or without an @; undefined where it is none. */
  whole(text: string): string | undefined
  /** A text with all of them replaced that stand in it as words of their own. */
  inside(text: string, as?: (made: string) => string): string
  /** What must not be found in the result. */
  readonly people: readonly string[]
}

type Facts = Pick<Reading, 'creators' | 'posts'>

/** Collects people from readings and from the addresses of pages. */
export function collectKnown(
  readings: readonly Facts[],
  urls: readonly string[],
  { platforms, invent, hosts }: { platforms: readonly Platform[]; invent: Inventor; hosts: ReadonlyMap<string, string> },
): Known {
  const creators = readings.flatMap((reading) => reading.creators)
  const posts = readings.flatMap((reading) => reading.posts)
  const pages = urls.flatMap((url) => platforms.flatMap((platform) => findPage(platform, url) ?? []))
  const names = filled(creators.map((creator) => creator.name))
  const handles = filled([...creators.flatMap((c) => [c.handle, ...(c.aliases ?? [])]), ...pages.map((page) => page.handle)])
  const ids = filled([
    ...creators.map((c) => c.id),
    ...posts.flatMap((p) => [p.id, p.creatorId, ...(p.aliases ?? [])]),
    ...pages.flatMap((page) => [page.creatorId, page.postId]),
  ])
  const inventions = new Map(hosts)
  for (const token of [...ids, ...handles].flatMap(partsOf))
    add(inventions, token, isWord(token) ? invent.handle : isHost(token) ? invent.host : invent.id)
  // The same id may stand elsewhere without the two letters before it.
  for (const [token, made] of inventions) if (/^[A-Z]{2}[\w-]{20,}$/.test(token)) inventions.set(token.slice(2), made.slice(2))
  for (const name of names) add(inventions, name, isWord(name) ? invent.handle : changed(invent))
  const people = [...inventions].flatMap(([token, made]) => (token !== made && /[\p{L}\p{N}]/u.test(token) ? [token] : []))
  return { ...replacing(inventions), people }
}

/** The titles, texts and bios that were read. */
export const textsOf = (readings: readonly Facts[]): string[] =>
  filled(readings.flatMap(({ creators, posts }) => [...creators.map((c) => c.bio), ...posts.flatMap((p) => [p.title, p.text])]))

const filled = (list: readonly (string | null | undefined)[]): string[] => list.filter((one): one is string => Boolean(one?.trim()))

/** The tokens of an id: of an address its last part (its host is a token of its own). */
function partsOf(token: string): string[] {
  const bare = token.replace(/^https?:\/\//, '').replace(/^@/, '')
  if (bare.includes('/'))
    return bare
      .split('/')
      .filter((part, at, all) => at === all.length - 1 || isHost(part))
      .flatMap(partsOf)
  return bare && !/[?&]|=[^=]/.test(bare) ? [bare] : []
}

/** A handle made of words, perhaps with digits behind them: invented letter by letter of one case. Others are ids. */
const isWord = (token: string): boolean => /^[\p{L}._-]+\d{0,4}$/u.test(token) && !/[a-z][A-Z]|[A-Z]{2}[a-z]*\d|=/.test(token.slice(1))

const changed =
  (invent: Inventor) =>
  (name: string): string => {
    const made = invent.text(name)
    return made === name ? invent.handle(name) : made
  }

const isHost = (token: string): boolean => /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(token)

function add(inventions: Map<string, string>, token: string, make: (token: string) => string): void {
  if (!inventions.has(token)) inventions.set(token, make(token))
}

function replacing(inventions: Map<string, string>): Omit<Known, 'people'> {
  const folded = new Map([...inventions].map(([token, made]) => [token.toLowerCase(), made]))
  const long = [...inventions.keys()].filter(isTelling).sort((a, b) => b.length - a.length)
  const pattern = long.length ? new RegExp(long.map((token) => bounded(token)).join('|'), 'giu') : undefined
  const whole = (text: string) => {
    const token = text.replace(/^@/, '')
    const made = inventions.get(text) ?? inventions.get(token) ?? cased(token, folded.get(token.toLowerCase()))
    return made === undefined ? undefined : inventions.has(text) ? made : text.slice(0, text.length - token.length) + made
  }
  const inside: Known['inside'] = (text, as = (made) => made) =>
    pattern ? text.replace(pattern, (found) => (whole(found) === undefined ? found : as(whole(found) ?? ''))) : text
  return { whole, inside }
}

/** The invention of a handle that is spelt in other capitals: handles are one whatever their case, ids are not. */
const cased = (token: string, made: string | undefined): string | undefined =>
  made === undefined || made.length !== token.length
    ? undefined
    : [...token].map((char, at) => (char === char.toLowerCase() ? made[at]?.toLowerCase() : made[at]?.toUpperCase())).join('')

/** Long enough to mean somebody where it stands inside a longer text. */
const isTelling = (token: string): boolean =>
  /^\d+$/.test(token) ? token.length >= 5 : /[^\x20-\x7e]/.test(token) ? token.length >= 2 : token.length >= 4

const bounded = (token: string): string => {
  const escaped = token.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const isWordly = /^[\x20-\x7e]+$/.test(token)
  return isWordly ? `(?<![\\p{sc=Latn}\\p{N}])${escaped}(?![\\p{sc=Latn}\\p{N}])` : escaped
}
