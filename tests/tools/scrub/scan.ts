import { tryJson } from '../../../extension/observe/json.ts'
import { scanMarkup } from './markup.ts'
import type { Enter, Piece } from './pieces.ts'
import { scanScript } from './script.ts'

/** The parts of a reply: markup, or JSON, URL-encoded or not (or a script that holds data). */
export function scan(text: string, isMarkup: boolean, path = ''): Piece[] {
  if (isMarkup) return scanMarkup(text, path, enter)
  return urlEncoded(text, path, String) ?? scanScript(text, path, enter)
}

/** A value is looked into where it is JSON or markup, and decoded where it is URL-encoded. */
const enter: Enter = (leaf, raw, spell) => {
  const { value, path, kind } = leaf
  const encode = (made: string) => (made === value ? raw : spell(made))
  if (kind === 'code' || kind === 'number') return { leaf, encode }
  if (/^\s*[[{]/.test(value) && (isTree(value) || /^\s*\{\s*['"]\w+['"]\s*:/.test(value))) return { pieces: scan(value, false, `${path}~`), encode }
  const [encoded] = urlEncoded(value, path, encode) ?? []
  if (encoded) return encoded
  const word = /^(?:%[\da-f]{2}|[\w.~-])*%[89a-f][\da-f](?:%[\da-f]{2}|[\w.~-])*$/i.test(value) ? decodedOf(value) : undefined
  if (word !== undefined) return { leaf: { ...leaf, value: word }, encode: (made) => encode(made === word ? value : encodeURIComponent(made)) }
  return /<[a-z][a-z0-9]*(?:\s[^<>]*|\/)?>/.test(value) ? { pieces: scan(value, true, `${path}~`), encode } : { leaf, encode }
}

/** What a text holds that is URL-encoded JSON as a whole. */
function urlEncoded(text: string, path: string, encode: (made: string) => string): Piece[] | undefined {
  const decoded = /^\s*%7B/i.test(text) ? decodedOf(text) : undefined
  if (decoded === undefined || !isTree(decoded)) return undefined
  return [{ pieces: scan(decoded, false, `${path}~`), encode: (made) => encode(made === decoded ? text : encodeURIComponent(made)) }]
}

const isTree = (text: string): boolean => typeof (tryJson(text) ?? undefined) === 'object'

function decodedOf(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
