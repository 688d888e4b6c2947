import { findPage, type Platform } from '../../../extension/observe/platform.ts'
import type { Reading } from '../../../extension/observe/reading.ts'
import type { Inventor } from './invent.ts'

/** What the product read about people, each with its invention, and the replacing of it inside longer texts. */
export interface Known {
  /** The invention of a whole text that is a known id, handle, name, title …; undefined where it is none. */
  whole(text: string): string | undefined
  /** A text with all that is known replaced wherever it stands as a word of its own. */
  inside(text: string): string
  /** Ids, handles and names that must not be found in the result. */
  readonly people: readonly string[]
}

type Facts = Pick<Reading, 'creators' | 'posts'>

/** Collects ids, handles, names and texts from readings and from the addresses of pages. */
export function collectKnown(readings: readonly Facts[], urls: readonly string[], platforms: readonly Platform[], invent: Inventor): Known {
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
  const texts = filled([...creators.map((c) => c.bio), ...posts.flatMap((p) => [p.title, p.text])])
  const inventions = new Map<string, string>()
  for (const id of ids) add(inventions, id, isWord(id) ? invent.handle : invent.id)
  for (const handle of handles) add(inventions, bare(handle), isWord(bare(handle)) ? invent.handle : invent.id)
  for (const name of names) add(inventions, name, isWord(name) ? invent.handle : changed(invent))
  const people = [...inventions.keys()].filter((token) => /[\p{L}\p{N}]/u.test(token))
  for (const text of texts) add(inventions, text, invent.text)
  return { ...replacing(inventions), people }
}

const filled = (list: readonly (string | null | undefined)[]): string[] => list.filter((one): one is string => Boolean(one?.trim()))
const bare = (handle: string): string => handle.replace(/^@/, '')

/** A handle made of words, perhaps with digits behind them: invented letter by letter of one case. Others are ids. */
const isWord = (token: string): boolean => /^[\p{L}._-]+\d{0,4}$/u.test(token) && !/[a-z][A-Z]|[A-Z]{2}[a-z]*\d|=/.test(token.slice(1))

const changed =
  (invent: Inventor) =>
  (name: string): string => {
    const made = invent.text(name)
    return made === name ? invent.handle(name) : made
  }

function add(inventions: Map<string, string>, token: string, make: (token: string) => string): void {
  if (!inventions.has(token)) inventions.set(token, make(token))
}

function replacing(inventions: Map<string, string>): Pick<Known, 'whole' | 'inside'> {
  const folded = new Map([...inventions].map(([token, made]) => [token.toLowerCase(), made]))
  const long = [...inventions.keys()].filter(isTelling).sort((a, b) => b.length - a.length)
  const pattern = long.length ? new RegExp(long.map((token) => bounded(token)).join('|'), 'giu') : undefined
  const whole = (text: string) => {
    const token = text.replace(/^@/, '')
    const made = inventions.get(text) ?? inventions.get(token) ?? cased(token, folded.get(token.toLowerCase()))
    return made === undefined ? undefined : inventions.has(text) ? made : text.slice(0, text.length - token.length) + made
  }
  return { whole, inside: (text) => (pattern ? text.replace(pattern, (found) => whole(found) ?? found) : text) }
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
  return isWordly ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped
}
