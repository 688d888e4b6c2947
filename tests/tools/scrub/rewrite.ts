import { type AddressOptions, drawnAnew, isAddress, isDrawn, rewriteAddress } from './address.ts'
import { ID_KEY, isDrawnKey, isPlain, isStructure, keyOf, NOWHERE } from './kinds.ts'
import { assemble, type Leaf } from './pieces.ts'
import { isRandom, isSecretKey, PHONE_KEY, withoutContacts } from './privacy.ts'
import { scan } from './scan.ts'

/** Two ways to rewrite a value: `full` invents whatever may be about people, `kept` only what is known to be. */
export interface Rewriter {
  full(leaf: Leaf): string
  kept(leaf: Leaf): string
}

/** Rewrites a value, or leaves it to the next rule. */
type Rule = (value: string, leaf: Leaf) => string | undefined

const first = (rules: readonly Rule[], leaf: Leaf): string => {
  for (const rule of rules) {
    const made = rule(leaf.value, leaf)
    if (made !== undefined) return made
  }
  return leaf.value
}

/** @param texts titles, texts and bios that were read, which are invented even inside what is kept */
export function createRewriter(options: AddressOptions & { texts: readonly string[]; now: Date }): Rewriter {
  const { known, invent, now } = options
  const texts = options.texts.filter((text) => text.length >= 6).sort((a, b) => b.length - a.length)
  const free = freeText(options)
  const isSecret = ({ value, path }: Leaf) => isSecretKey(keyOf(path)) && isRandom(value) && known.whole(value) === undefined

  function drawn(value: string): string {
    const made = known.inside(value)
    return made === value ? drawnAnew(value, invent) : made
  }

  const fullText: Rule[] = [
    (value) => (/[\p{L}\p{N}]/u.test(value) ? undefined : value),
    (_, leaf) => (isSecret(leaf) ? '' : undefined),
    known.whole,
    (value, leaf) => (isStructure(leaf) ? known.inside(value) : undefined),
    (value, { path }) => (isAddress(value) ? rewriteAddress(value, path, 'drawn', options) : undefined),
    (value, { path }) => (/^\d+$/.test(value) ? digits(value, keyOf(path)) : undefined),
    (value, { path }) => (isPlain(value, path, now) ? known.inside(value) : undefined),
    (value) => (/^[\w.~%+/:=@|$*-]+$/.test(value) && isDrawn(value) && withoutContacts(value) === value ? drawn(value) : undefined),
    free,
  ]
  const fullKey: Rule[] = [known.whole, (value) => (isDrawnKey(value) ? drawn(value) : undefined), (_, leaf) => first(keptKey, leaf)]

  function number(value: string, key: string): string {
    if (NOWHERE.test(key)) return '0'
    if (!/^\d{5,}$/.test(value)) return value
    if (ID_KEY.test(key) || value.length >= 15) return known.whole(value) ?? invent.id(value)
    return (value.length > 5 ? known.whole(value) : undefined) ?? value
  }

  function digits(value: string, key: string): string {
    if (PHONE_KEY.test(key) || NOWHERE.test(key)) return '0'.repeat(value.length)
    return (ID_KEY.test(key) && value.length >= 5) || value.length >= 15 ? invent.id(value) : value
  }

  const keptKey: Rule[] = [(value) => (/^[A-Za-z_$]+$/.test(value) ? value : undefined), known.whole, (value) => known.inside(value)]
  const keptText: Rule[] = [
    known.whole,
    (value, leaf) => (isSecret(leaf) ? '0'.repeat(value.length) : undefined),
    (value, { path }) => (isAddress(value) ? rewriteAddress(value, path, 'known', options) : undefined),
    (value) => known.inside(withoutContacts(texts.reduce((made, text) => (made.includes(text) ? made.replaceAll(text, free(text)) : made), value))),
  ]
  const keptNumber = (value: string): string => (/^\d{6,}$/.test(value) ? (known.whole(value) ?? value) : value)

  function full(leaf: Leaf): string {
    if (leaf.kind === 'code') return ''
    if (leaf.kind === 'number') return number(leaf.value, keyOf(leaf.path))
    return first(leaf.kind === 'key' ? fullKey : fullText, leaf)
  }

  function kept(leaf: Leaf): string {
    if (leaf.kind === 'code') return assemble(scan(leaf.value, false, `${leaf.path}~`), kept)
    if (leaf.kind === 'number') return keptNumber(leaf.value)
    return first(leaf.kind === 'key' ? keptKey : keptText, leaf)
  }

  return { full, kept }
}

/** Invented words, with people replaced as everywhere else, addresses rewritten, and without ways to reach anybody. */
function freeText(options: AddressOptions): (text: string) => string {
  const { known, invent } = options
  return (text) => {
    const held: string[] = []
    const hold = (made: string) => `\ue000${held.push(made) - 1}\ue000`
    const bare = withoutContacts(text).replace(/https?:\/\/[^\s"'<>，。）】]+/gi, (url) => hold(rewriteAddress(url, '', 'drawn', options)))
    const parts = bare.split(/(\ue000\d+\ue000)/).map((part) => (part.startsWith('\ue000') ? part : known.inside(part, hold)))
    return invent.text(parts.join('')).replace(/\ue000(\d+)\ue000/g, (_, at: string) => held[Number(at)] ?? '')
  }
}
