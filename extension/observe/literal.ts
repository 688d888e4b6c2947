import { tryJson } from './json.ts'
import { endOfString, readJsonSide, unescaped } from './right-side.ts'

/**
 * Reads a JavaScript literal out of a script's text without running it: objects, arrays, strings of any quote with their escapes, numbers,
 * `undefined`, `void 0`, `!0`, `new Set([…])`, `JSON.parse("…")`, `'21130' * 1`, with comments between them. Anything else becomes undefined.
 * @param at index of the literal's first character
 * @returns the value, or undefined where nothing can be read there
 */
export function readLiteral(text: string, at: number): unknown {
  const json = readJsonSide(text, at)
  if (json !== undefined) return json
  try {
    return new LiteralReader(text, at).value(0)
  } catch {
    return undefined
  }
}

const WORDS: Record<string, unknown> = { true: true, false: false, null: null }
const MAX_DEPTH = 200

class LiteralReader {
  private readonly text: string
  private at: number

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new SyntaxError('too deep')
    const first = this.operand(depth)
    this.space()
    if (this.text[this.at] !== '*') return first
    this.at++
    const second = this.operand(depth)
    return first === '' ? undefined : Number(first) * Number(second)
  }

  private operand(depth: number): unknown {
    this.space()
    const char = this.text[this.at] ?? ''
    if (char === '{') return this.object(depth)
    if (char === '[') return this.list(']', depth)
    if (char === '"' || char === "'" || char === '`') return this.string()
    if (char === '!') return this.not(depth)
    if (/[-\d.]/.test(char)) return this.number()
    return this.word(depth)
  }

  private object(depth: number): Record<string, unknown> {
    const found: Record<string, unknown> = Object.create(null)
    this.at++
    for (this.space(); this.text[this.at] !== '}'; this.space()) {
      const key = this.key()
      this.expect(':')
      found[key] = this.value(depth + 1)
      this.separator('}')
    }
    this.at++
    return { ...found }
  }

  private list(end: string, depth: number): unknown[] {
    const found: unknown[] = []
    this.at++
    for (this.space(); this.text[this.at] !== end; this.space()) {
      found.push(this.value(depth + 1))
      this.separator(end)
    }
    this.at++
    return found
  }

  private key(): string {
    const quoted = this.text[this.at] === '"' || this.text[this.at] === "'"
    return quoted ? this.string() : this.match(/[\w$]+/y)
  }

  private string(): string {
    const end = endOfString(this.text, this.at)
    const raw = this.text.slice(this.at + 1, end)
    this.at = end + 1
    return unescaped(raw)
  }

  private number(): unknown {
    const digits = this.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy)
    const value = Number(digits)
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? digits : value
  }

  private not(depth: number): boolean {
    this.at++
    return !this.operand(depth)
  }

  /** A word: a constant, `void 0`, or a call whose first argument is the value (`new Set([…])`, `JSON.parse("…")`, `decode('…')`). */
  private word(depth: number): unknown {
    const name = this.match(/(?:new\s+|void\s+)?[\w$.]+/y)
    if (Object.hasOwn(WORDS, name)) return WORDS[name]
    if (this.text[this.at] !== '(') return undefined
    const [first] = this.list(')', depth)
    return name === 'JSON.parse' && typeof first === 'string' ? tryJson(first) : first
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (!found) throw new SyntaxError(`no literal at ${this.at}`)
    this.at += found.length
    return found
  }

  private expect(char: string): void {
    this.space()
    if (this.text[this.at] !== char) throw new SyntaxError(`expected ${char} at ${this.at}`)
    this.at++
  }

  private separator(end: string): void {
    this.space()
    if (this.text[this.at] === ',') this.at++
    else if (this.text[this.at] !== end) throw new SyntaxError(`expected , or ${end} at ${this.at}`)
  }

  private space(): void {
    while (/[\s/]/.test(this.text[this.at] ?? '')) {
      if (this.text[this.at] === '/') this.match(/\/\*[\s\S]*?\*\/|\/\/.*/y)
      else this.at++
    }
  }
}
