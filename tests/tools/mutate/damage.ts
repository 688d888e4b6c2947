import type { Payload } from '../../../extension/observe/collect.ts'

/** One thing done to a payload: where (any number: it is taken modulo the places there are), what, and with which odd value. */
export interface Damage {
  at: number
  what: What
  odd: number
}

export const WHATS = ['drop', 'replace', 'retype', 'cut', 'empty', 'double', 'wrap', 'bury'] as const
export type What = (typeof WHATS)[number]

/** A damaged payload, and all that it holds. */
export interface Damaged {
  payload: Payload
  holds: unknown
  /** Takes the damage back, where it was done in place. */
  restore?: () => void
}

/** What sites may send one day, and what a page may forge. */
const ODD: readonly unknown[] = [
  ...[
    null,
    undefined,
    true,
    false,
    '',
    ' ',
    '0',
    '-3',
    '1.5',
    '1,2',
    'NaN',
    'Infinity',
    '1e400',
    '10万+',
    '1.2.3',
    '٣',
    '２３',
    '－５',
    '#',
    '<b>7</b>',
  ],
  ...[0, -0, -1, -3, 1.5, 1e-9, 1e21, 1e300, 2 ** 31, 2 ** 53, -(2 ** 53), Number.NaN, Number.POSITIVE_INFINITY],
  ...['\ud800', '\udc00x', '\u0000', '\u202e123', 'e\u0301'.repeat(50), '🏕️⛺', 'x'.repeat(5_000), '9'.repeat(400), '1 '.repeat(300)],
  ...[[], {}, [[[]]], [null], [1, '2', null, {}], { value: 7 }, { length: 5 }, { toString: 'x' }, { __proto__: null, id: -1 }],
  ...['__proto__', 'constructor', '{"a":', '[1,2', 'javascript:alert(1)', 'https://', '//x', '2026-02-31', '1970-01-01T00:00:00Z', '9999999999999'],
]

/** Below any recursion that a reader may allow itself, and far above what sites send. */
const DEEP = 500

export const DROPPED = Symbol('dropped')

/** The value with one thing done to it; {@link DROPPED} where nothing is left. */
export const damaged = (value: unknown, { what, odd }: Damage): unknown => HOW[what](value, odd)

const HOW: Record<What, (value: unknown, odd: number) => unknown> = {
  drop: () => DROPPED,
  replace: (_, odd) => ODD[odd % ODD.length],
  retype: retyped,
  cut: (value, odd) => (typeof value === 'string' || Array.isArray(value) ? value.slice(0, odd % (value.length + 1)) : odd),
  empty: (value) => (Array.isArray(value) ? [] : typeof value === 'object' ? {} : typeof value === 'string' ? '' : null),
  double: doubled,
  wrap: (value, odd) => (odd % 2 ? [value] : { value }),
  bury: (value, odd) => buried(value, odd % 2 === 0),
}

function doubled(value: unknown, odd: number): unknown {
  if (Array.isArray(value)) return [...value, ...value]
  return typeof value === 'number' ? value * 2 ** (odd % 80) : typeof value === 'string' ? value.repeat(2) : JSON.stringify([value, value])
}

/** Numbers as texts and the reverse, lists as objects and the reverse. */
function retyped(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return value === '' ? 0 : Number(value)
  if (Array.isArray(value)) return { ...value }
  return value === null ? 'null' : Object.values(Object(value))
}

function buried(value: unknown, inLists: boolean): unknown {
  let made = value
  for (let depth = 0; depth < DEEP; depth++) made = inLists ? [made] : { data: made }
  return made
}
