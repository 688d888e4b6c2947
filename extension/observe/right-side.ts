import { tryJson } from './json.ts'

/** Reads the right side of an assignment in a script's text, which begins at an index; undefined where it is not of the kind it knows. */
export type RightSide = (text: string, at: number) => unknown

/** JSON, or a string of JSON in any quotes: `{…}`, `'\x7b…'`, `JSON.parse("…")`. */
export function readJsonSide(text: string, at: number): unknown {
  const quote = /^(?:[\w$.]+\(\s*)?(?=["'`])/.exec(text.slice(at, at + 100))
  if (!quote) return tryJson(balanced(text, at))
  const start = at + quote[0].length
  return tryJson(unescaped(text.slice(start + 1, endOfString(text, start))))
}

/** The text from an opening bracket to its partner; empty where it is not closed. */
function balanced(text: string, at: number): string {
  let depth = 0
  for (let i = at; i < text.length; i++) {
    const char = text[i]
    if (char === '"' || char === "'" || char === '`') i = endOfString(text, i)
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') {
      depth--
      if (depth === 0) return text.slice(at, i + 1)
    }
    if (depth === 0) return ''
  }
  return ''
}

/** The index of the quote that ends the string which begins at an index. */
export function endOfString(text: string, at: number): number {
  const quote = text[at]
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === quote) return i
  }
  return text.length
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' }

/** The text that a string literal spells, given what stands between its quotes. */
export const unescaped = (raw: string): string =>
  raw.replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, code?: string, u?: string, x?: string, char = '') => {
    const hex = code ?? u ?? x
    return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : char === '\n' ? '' : (ESCAPES[char] ?? char)
  })
