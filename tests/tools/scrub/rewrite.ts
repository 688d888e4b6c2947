import { parseCount, parseRelativeTime } from '../../../extension/observe/parse.ts'
import { type AddressOptions, drawnAnew, isAddress, isDrawn, rewriteAddress } from './address.ts'
import { assemble, type Leaf } from './pieces.ts'
import { EMAIL, IP, isRandom, isSecretKey, PHONE, PHONE_KEY, TOKEN } from './privacy.ts'
import { scan } from './scan.ts'

/** Two ways to rewrite a value: `full` invents whatever may be about people, `kept` only what is known to be. */
export interface Rewriter {
  full(leaf: Leaf): string
  kept(leaf: Leaf): string
}

/** Keys of ids, of texts that count or date, of words that a program compares, and of places and days that are nobody's business. */
const ID_KEY = /(?:ids?|id_?str|pk|uin|biz\w*)$/i
const COUNTING =
  /(?<![a-z])(?:counts?|num|views?|play|likes?|comments?|follow|fans?|subscri|time|date|publish|durat|length|label|stats?|total)|Counts?|Num|Views?|Play|Likes?|Comments?|Follow|Fans?|Subscri|Time|Date|Publish|Durat|Length|Label|Stats?|Total/
const STRUCTURE =
  /(?:^|_|[a-z](?=[A-Z]))@?(?:type|typename|component|kind|style|status|state|mode|format|layout|icon|lang|language|locale|code|msg|method|encoding|colou?r|size|target|event|context|model|unit|position|variant|platform|version)(?:name)?$/i
const MARKUP_ATTRIBUTE =
  / (?:class|id|type|rel|lang|itemprop|itemtype|property|name|role|method|charset|http-equiv|width|height|dir|as|media|target|tabindex|xmlns(?::\w+)?|version|datetime|data-(?:e2e|testid|type|hook|sjs))$/i
const NOWHERE = /^(?:lat|lng|lon|latitude|longitude|birth\w*)$/i

export function createRewriter(options: AddressOptions & { texts: readonly string[]; now: Date }): Rewriter {
  const { known, invent, now } = options
  const texts = options.texts.filter((text) => text.length >= 6).sort((a, b) => b.length - a.length)

  /** Invented words, with people replaced as everywhere else and without addresses of any kind. */
  function free(text: string): string {
    const held: string[] = []
    const hold = (made: string) => `\ue000${held.push(made) - 1}\ue000`
    const bare = withoutContacts(text).replace(/https?:\/\/[^\s"'<>，。）】]+/gi, (url) => hold(rewriteAddress(url, '', 'drawn', options)))
    const parts = bare.split(/(\ue000\d+\ue000)/).map((part) => (part.startsWith('\ue000') ? part : known.inside(part, hold)))
    return invent.text(parts.join('')).replace(/\ue000(\d+)\ue000/g, (_, at: string) => held[Number(at)] ?? '')
  }

  function full({ value, path, kind }: Leaf): string {
    if (kind === 'code') return ''
    if (kind === 'key') return known.whole(value) ?? (isDrawnKey(value) ? drawn(value) : kept({ value, path, kind }))
    const key = keyOf(path)
    if (kind === 'number') return fullNumber(value, key)
    if (!/[\p{L}\p{N}]/u.test(value)) return value
    if (isSecret(key, value)) return ''
    const whole = known.whole(value)
    if (whole !== undefined) return whole
    if (isStructure(value, path, kind)) return known.inside(value)
    if (isAddress(value)) return rewriteAddress(value, path, 'drawn', options)
    if (/^\d+$/.test(value)) return fullDigits(value, key)
    if (isPlain(value, path)) return known.inside(value)
    return /^[\w.~%+/:=@|$*-]+$/.test(value) && isDrawn(value) && withoutContacts(value) === value ? drawn(value) : free(value)
  }

  const drawn = (value: string): string => {
    const made = known.inside(value)
    return made === value ? drawnAnew(value, invent) : made
  }

  function fullNumber(value: string, key: string): string {
    if (NOWHERE.test(key)) return '0'
    if (!/^\d+$/.test(value) || value.length < 5) return value
    return ID_KEY.test(key) || value.length >= 15 ? (known.whole(value) ?? invent.id(value)) : (value.length > 5 && known.whole(value)) || value
  }

  function fullDigits(value: string, key: string): string {
    if (PHONE_KEY.test(key) || NOWHERE.test(key)) return '0'.repeat(value.length)
    return (ID_KEY.test(key) && value.length >= 5) || value.length >= 15 ? invent.id(value) : value
  }

  function isPlain(value: string, path: string): boolean {
    if (/^[\d\s.,:'’+/%()万亿千百萬億만천억kKwWmMbB-]+$/u.test(value)) return withoutContacts(value) === value
    if (value.length > 40 || value.replace(/[\d.,:]/g, '').length > 20 || /\p{sc=Han}.*(?:\p{sc=Han}.*){6}/u.test(value)) return false
    if (
      /^\d{4}-\d\d-\d\d[T ]?[\d:.+Z -]*$|^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,? [\w,:+ -]*\d{4}\b/i.test(
        value,
      )
    )
      return true
    return COUNTING.test(path.split(/[.~]/).slice(-2).join('.')) && (parseCount(value) !== undefined || parseRelativeTime(value, now) !== undefined)
  }

  function kept(leaf: Leaf): string {
    const { value, path, kind } = leaf
    if (kind === 'code') return assemble(scan(value, false, `${path}~`), kept)
    if (kind === 'number') return value.length > 5 && /^\d+$/.test(value) ? (known.whole(value) ?? value) : value
    if (kind === 'key') return /^[A-Za-z_$]+$/.test(value) ? value : (known.whole(value) ?? known.inside(value))
    const whole = known.whole(value)
    if (whole !== undefined) return whole
    if (isSecret(keyOf(path), value)) return '0'.repeat(value.length)
    if (isAddress(value)) return rewriteAddress(value, path, 'known', options)
    let made = value
    for (const text of texts) if (made.includes(text)) made = made.replaceAll(text, free(text))
    return known.inside(withoutContacts(made))
  }

  const isSecret = (key: string, value: string): boolean => isSecretKey(key) && isRandom(value) && known.whole(value) === undefined

  return { full, kept }
}

/** A key that is an id, or holds one, not the name of a field. */
const isDrawnKey = (key: string): boolean =>
  key.split(/[:.]/).some((part) => /\d{5}/.test(part) || (part.length > 8 && !part.includes('_') && isDrawn(part)))

const keyOf = (path: string): string => /[^.~ ]*$/.exec(path)?.[0] ?? ''

const withoutContacts = (text: string): string => text.replace(EMAIL, '').replace(TOKEN, '').replace(IP, '').replace(PHONE, '')

/** A word that a program compares: the name of a type, of an icon, of a class. */
function isStructure(value: string, path: string, kind: Leaf['kind']): boolean {
  if (kind === 'attribute' && MARKUP_ATTRIBUTE.test(path)) return /^[\x20-\x7e\s]*$/.test(value)
  if (/^(?:true|false|yes|no|ok|success|null|undefined|none|default|auto)$/i.test(value)) return true
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && !/\d{5}/.test(value)) return true
  if (/^(?:image|video|audio|text|application)\/[\w.+-]+$|^#[\da-f]{3,8}$|^\d+px$/i.test(value)) return true
  return STRUCTURE.test(keyOf(path)) && /^[\w.:/+-]{1,40}$/.test(value) && !isRandom(value)
}
