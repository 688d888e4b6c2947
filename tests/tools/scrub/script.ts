import type { Enter, Piece } from './pieces.ts'

interface Frame {
  open: string
  key: string
}

/** The strings and numbers of JSON, or of a script that holds data, each with the keys that lead to it. Everything else stays as it is. */
export function scanScript(text: string, path: string, enter: Enter): Piece[] {
  return new ScriptScanner(text, path, enter).pieces()
}

const PREFIX = /^(?:\uFEFF|\)\]\}'[^\n]*\n|for ?\(;;\);)\s*/
const LEXEME =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w$])|[\w$]+|[\s\S]/giy
/** A slash after one of these begins a regular expression. */
const BEFORE_REGEX = /[(,=:[!&|?{};]|^$/
const REGEX = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y

class ScriptScanner {
  private readonly text: string
  private readonly path: string
  private readonly enter: Enter
  private readonly found: Piece[] = []
  private readonly frames: Frame[] = [{ open: '', key: '' }]
  private fixed = ''
  /** The last name or string, which a colon or an equals sign makes a key, and the last sign. */
  private name = ''
  private sign = ''

  constructor(text: string, path: string, enter: Enter) {
    this.text = text
    this.path = path
    this.enter = enter
  }

  pieces(): Piece[] {
    let at = PREFIX.exec(this.text)?.[0].length ?? 0
    this.fixed = this.text.slice(0, at)
    while (at < this.text.length) at = this.step(at)
    this.flush()
    return this.found
  }

  private step(at: number): number {
    const lexeme = this.lexemeAt(at)
    const first = lexeme[0] ?? ''
    const end = at + lexeme.length
    if (/["'`]/.test(first) && lexeme.length > 1) this.string(lexeme, end)
    else if (/^-?\d/.test(lexeme)) this.number(lexeme)
    else this.other(lexeme)
    return end
  }

  private lexemeAt(at: number): string {
    const pattern = this.text[at] === '/' && BEFORE_REGEX.test(this.sign) ? REGEX : LEXEME
    for (const one of [pattern, LEXEME]) {
      one.lastIndex = at
      const found = one.exec(this.text)?.[0]
      if (found && !(one === REGEX && /^\/[/*]/.test(found))) return found
    }
    return this.text[at] ?? ''
  }

  private string(lexeme: string, end: number): void {
    const value = decode(lexeme)
    const isKey = this.frame.open === '{' && /[{,]/.test(this.sign) && /^\s*:/.test(this.text.slice(end, end + 20))
    this.name = value
    this.push(value, isKey ? 'key' : 'string', lexeme, (made) => spell(made, lexeme[0] ?? '"'))
    this.sign = 'x'
  }

  private number(lexeme: string): void {
    this.push(lexeme, 'number', lexeme, String)
    this.sign = 'x'
  }

  private push(value: string, kind: 'key' | 'string' | 'number', raw: string, spelled: (value: string) => string): void {
    this.flush()
    this.found.push(this.enter({ value, kind, path: this.where() }, raw, spelled))
  }

  private other(lexeme: string): void {
    this.fixed += lexeme
    if (/^(?:\s|\/[/*])/.test(lexeme)) return
    if (/^[{[(]$/.test(lexeme)) this.frames.push({ open: lexeme, key: '' })
    else if (/^[}\])]$/.test(lexeme)) this.close()
    else if (/^[:=]$/.test(lexeme)) this.frame.key = plainKey(this.name)
    else if (lexeme === ';' || (lexeme === ',' && this.frame.open !== '[')) this.frame.key = ''
    if (/^[\w$]+$/.test(lexeme)) this.name = lexeme
    this.sign = /^[\w$]+$/.test(lexeme) ? 'x' : lexeme
  }

  private close(): void {
    if (this.frames.length > 1) this.frames.pop()
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? { open: '', key: '' }
  }

  private where(): string {
    const keys = this.frames.map((frame) => frame.key).filter(Boolean)
    return `${this.path}${keys.slice(-12).join('.')}`
  }

  private flush(): void {
    if (this.fixed) this.found.push(this.fixed)
    this.fixed = ''
  }
}

/** Keys that are ids are all one key. */
const plainKey = (name: string): string => (/\d{3}|^.{40}/.test(name) ? '*' : name)

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' }

function decode(lexeme: string): string {
  return lexeme
    .slice(1, -1)
    .replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, code?: string, u?: string, x?: string, char = '') => {
      const hex = code ?? u ?? x
      return hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : char === '\n' ? '' : (ESCAPES[char] ?? char)
    })
}

function spell(value: string, quote: string): string {
  const inside = JSON.stringify(value)
    .slice(1, -1)
    .replace(/<\/(?=script)/gi, '<\\/')
  if (quote === '"') return `"${inside}"`
  return quote + inside.replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`).replaceAll('${', '\\${') + quote
}
