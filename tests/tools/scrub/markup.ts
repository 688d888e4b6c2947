import type { Enter, Piece } from './pieces.ts'

const LEXEME =
  /<!--([\s\S]*?)-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(script|style|svg|noscript|textarea)(\s[^>]*)?>([\s\S]*?)<\/\3\s*>|<([a-z][\w:-]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?|\s*\/|\s+)*)>|<[!?/][^>]*>|[^<]+|</giy

/** The texts and attributes of HTML or XML, each with the tag that it belongs to. Scripts, styles and comments are looked into or taken whole. */
export function scanMarkup(text: string, path: string, enter: Enter): Piece[] {
  const found: Piece[] = []
  let tag = ''
  for (const match of text.matchAll(LEXEME)) {
    const [lexeme, comment, cdata, raw, rawAttributes = '', content = '', name, attributes = ''] = match
    if (comment !== undefined) found.push('<!--', codeOf(comment, `${path}comment~`, enter), '-->')
    else if (cdata !== undefined)
      found.push(
        '<![CDATA[',
        textOf(cdata, `${path}${tag}`, enter, (made) => made.replaceAll(']]>', '')),
        ']]>',
      )
    else if (raw) found.push(...rawElement(lexeme, raw.toLowerCase(), rawAttributes, content, path, enter))
    else if (name) {
      tag = `${name}${classOf(attributes)}`
      found.push(`<${name}`, ...attributePieces(attributes, `${path}${tag}`, enter), '>')
    } else if (lexeme.startsWith('<')) found.push(lexeme)
    else found.push(textOf(lexeme, `${path}${tag}`, enter, encoded))
  }
  return found
}

/** A comment may hold markup that a page brings to life later. */
const codeOf = (value: string, path: string, enter: Enter): Piece =>
  /<[a-z][^<>]*>/i.test(value)
    ? { pieces: scanMarkup(value, path, enter), encode: (made) => made.replaceAll('-->', '') }
    : { leaf: { value, path, kind: 'code' }, encode: String }

function rawElement(lexeme: string, tag: string, attributes: string, content: string, path: string, enter: Enter): Piece[] {
  const start = lexeme.length - content.length - (/<\/[^<]*$/.exec(lexeme)?.[0].length ?? 0)
  const close = lexeme.slice(start + content.length)
  const open = [`<${lexeme.slice(1, tag.length + 1)}`, ...attributePieces(attributes, `${path}${tag}`, enter), '>']
  if (tag === 'noscript' || tag === 'textarea') return [...open, ...scanMarkup(content, `${path}${tag} `, enter), close]
  return [...open, { leaf: { value: content, path: `${path}${tag}${classOf(attributes)}`, kind: 'code' }, encode: String }, close]
}

function attributePieces(attributes: string, path: string, enter: Enter): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const match of attributes.matchAll(/([^\s=/"']+)(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)) {
    const [whole, name = '', equals = '', double, single, bare] = match
    const quote = double !== undefined ? '"' : single !== undefined ? "'" : ''
    const raw = double ?? single ?? bare ?? ''
    found.push(attributes.slice(at, match.index) + name + equals + quote)
    const spell = (made: string) => encoded(made).replace(quote ? new RegExp(quote, 'g') : /["'\s]/g, spelled)
    found.push(enter({ value: decoded(raw), path: `${path} ${name}`, kind: 'attribute' }, raw, spell))
    found.push(quote)
    at = match.index + whole.length
  }
  return [...found, attributes.slice(at)]
}

function textOf(raw: string, path: string, enter: Enter, spell: (value: string) => string): Piece {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(raw) ?? []
  if (!inner) return raw
  const piece = enter({ value: spell === encoded ? decoded(inner) : inner, path, kind: 'text' }, inner, spell)
  return { pieces: [before, piece, after], encode: String }
}

const classOf = (attributes: string): string => {
  const found = /\s(?:class|itemprop|property|name|data-e2e|data-testid|id)\s*=\s*["']?([^"'>]*)/i.exec(attributes)?.[1] ?? ''
  return found ? `.${found.replace(/\d{3,}/g, '*').slice(0, 60)}` : ''
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }
const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, hex?: string, code?: string, name?: string) => {
    const point = hex ? Number.parseInt(hex, 16) : Number(code)
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole
  })
const spelled = (sign: string): string => `&#${sign.charCodeAt(0)};`
const encoded = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
