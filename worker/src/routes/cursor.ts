import * as z from 'zod/mini'
import { SORTS } from '../../../shared/schema/candidate.ts'
import type { Order, Place, Sort } from '../db/list-candidates.ts'
import { badField } from '../errors.ts'

const Cursor = z.tuple([z.enum(SORTS), z.enum(['asc', 'desc']), z.union([z.string(), z.number()]), z.string(), z.string(), z.nullable(z.string())])

/** A place in the list as opaque text; it holds only for the sort, the order and the brief (null: none) that it was made in. */
export function writeCursor({ value, platform, creatorId }: Place, sort: Sort, order: Order, brief: string | null): string {
  const bytes = new TextEncoder().encode(JSON.stringify([sort, order, value, platform, creatorId, brief] satisfies z.input<typeof Cursor>))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** @throws ApiError bad-request where the text was not written by {@link writeCursor} for this sort, order and brief */
export function readCursor(text: string, sort: Sort, order: Order, brief: string | null): Place {
  const parsed = Cursor.safeParse(decode(text))
  if (!parsed.success) throw badField('cursor', 'Send the nextCursor of the page before, or none')
  const [madeSort, madeOrder, value, platform, creatorId, madeBrief] = parsed.data
  if (madeSort !== sort || madeOrder !== order)
    throw badField('cursor', `This cursor belongs to sort ${madeSort}, order ${madeOrder}; begin again without it`)
  if (madeBrief !== brief) throw badField('cursor', 'This cursor belongs to another brief; begin again without it')
  return { value, platform, creatorId }
}

function decode(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (symbol) => symbol.charCodeAt(0))
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
}
