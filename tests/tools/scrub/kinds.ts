import { parseCount, parseRelativeTime } from '../../../extension/observe/parse.ts'
import { isDrawn } from './address.ts'
import type { Leaf } from './pieces.ts'
import { isRandom, withoutContacts } from './privacy.ts'

// What kind of value a value is, by its key and its looks.

/** Keys of ids; of places and days that are nobody's business. */
export const ID_KEY = /(?:ids?|id_?str|pk|uin|biz\w*)$/i
export const NOWHERE = /^(?:lat|lng|lon|latitude|longitude|birth\w*)$/i

/** Keys of texts that count or date. */
const COUNTING =
  /(?<![a-z])(?:counts?|num|views?|play|likes?|comments?|follow|fans?|subscri|time|date|publish|durat|length|label|stats?|total)|Counts?|Num|Views?|Play|Likes?|Comments?|Follow|Fans?|Subscri|Time|Date|Publish|Durat|Length|Label|Stats?|Total/
/** Keys of words that a program compares. */
const STRUCTURE =
  /(?:^|_|[a-z](?=[A-Z]))@?(?:type|typename|component|kind|style|status|state|mode|format|layout|icon|lang|language|locale|code|msg|method|encoding|colou?r|size|target|event|context|model|unit|position|variant|platform|version)(?:name)?$/i
const MARKUP_ATTRIBUTE =
  / (?:class|id|type|rel|lang|itemprop|itemtype|property|name|role|method|charset|http-equiv|width|height|dir|as|media|target|tabindex|xmlns(?::\w+)?|version|datetime|data-(?:e2e|testid|type|hook|sjs))$/i
const DATE =
  /^\d{4}-\d\d-\d\d[T ]?[\d:.+Z -]*$|^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,? [\w,:+ -]*\d{4}\b/i

export const keyOf = (path: string): string => /[^.~ ]*$/.exec(path)?.[0] ?? ''

/** A key that is an id, or holds one, not the name of a field. */
export const isDrawnKey = (key: string): boolean =>
  key.split(/[:.]/).some((part) => /\d{5}/.test(part) || (part.length > 8 && !part.includes('_') && isDrawn(part)))

/** A word that a program compares: the name of a type, of an icon, of a class. */
export function isStructure({ value, path, kind }: Leaf): boolean {
  if (kind === 'attribute' && MARKUP_ATTRIBUTE.test(path)) return /^[\x20-\x7e\s]*$/.test(value)
  if (/^(?:true|false|yes|no|ok|success|null|undefined|none|default|auto)$/i.test(value)) return true
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && !/\d{5}/.test(value)) return true
  if (/^(?:image|video|audio|text|application)\/[\w.+-]+$|^#[\da-f]{3,8}$|^\d+px$/i.test(value)) return true
  return STRUCTURE.test(keyOf(path)) && /^[\w.:/+-]{1,40}$/.test(value) && !isRandom(value)
}

/** A number, a date or an age, or, under a key that promises one, a number with a noun. */
export function isPlain(value: string, path: string, now: Date): boolean {
  if (/^[\d\s.,:'’+/%()万亿千百萬億만천억kKwWmMbB-]+$/u.test(value)) return withoutContacts(value) === value
  if (value.length > 40 || value.replace(/[\d.,:]/g, '').length > 20 || /\p{sc=Han}.*(?:\p{sc=Han}.*){6}/u.test(value)) return false
  if (DATE.test(value)) return true
  return COUNTING.test(path.split(/[.~]/).slice(-2).join('.')) && (parseCount(value) !== undefined || parseRelativeTime(value, now) !== undefined)
}
