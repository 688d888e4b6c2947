import type * as z from 'zod/mini'

/** Something in a list of a reply that this version does not understand. */
export interface LeftOut {
  /** The outermost list that it stood in. */
  list: string
  /** The element of that list. */
  element: unknown
  /** Whether that element itself is left out, and not only something inside it. */
  whole: boolean
}

export type Read<T> = { ok: true; data: T; leftOut: LeftOut[] } | { ok: false; why: string }

/** What is left out may have been the least that something around it needs. */
const ROUNDS = 4

/**
 * Parses a reply. A newer API may have values that this version has never heard of: elements of lists that hold one are left out and told,
 * the innermost ones first, so that one of them does not take a whole list along. Changes `reply`.
 */
export function readReply<T>(schema: z.ZodMiniType<T>, reply: unknown): Read<T> {
  const leftOut: LeftOut[] = []
  for (let round = 0; ; round++) {
    const parsed = schema.safeParse(reply)
    if (parsed.success) return { ok: true, data: parsed.data, leftOut }
    const strange = parsed.error.issues.map(({ path }) => path.slice(0, 1 + path.findLastIndex((key) => typeof key === 'number')))
    const [issue] = parsed.error.issues
    if (round === ROUNDS || strange.some((path) => path.length === 0))
      return { ok: false, why: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` }
    leftOut.push(...leaveOut(reply, strange))
  }
}

/** Takes elements out of their lists, the last ones first: the places of the others stay. */
function leaveOut(reply: unknown, paths: readonly PropertyKey[][]): LeftOut[] {
  const each = [...new Map(paths.map((path) => [path.join('\n'), path])).values()]
  const told = each.map((path) => leftOutAt(reply, path))
  for (const path of each.toSorted((a, b) => Number(b.at(-1)) - Number(a.at(-1)))) {
    const list = at(reply, path.slice(0, -1))
    if (Array.isArray(list)) list.splice(Number(path.at(-1)), 1)
  }
  return told
}

function leftOutAt(reply: unknown, path: readonly PropertyKey[]): LeftOut {
  const first = path.findIndex((key) => typeof key === 'number')
  return { list: path.slice(0, first).join('.'), element: at(reply, path.slice(0, first + 1)), whole: first === path.length - 1 }
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined), value)
