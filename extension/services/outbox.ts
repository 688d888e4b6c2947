import { browser } from 'wxt/browser'
import type { CandidateKey } from '../../shared/schema/candidate.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { readConnection } from './connection.ts'
import { isUndo, nameOf, OutboxItem, released, undoOf, withoutLast, withSave } from './outbox-item.ts'
import { locked, readAll, readStored, removeStored, watchStored, writeStored } from './store.ts'
import { baseOf, readTrail } from './trail.ts'

const PREFIX = 'outbox:'
export const OUTBOX_ALARM = 'outbox'

/** What waits to reach the API, oldest first; `unreadable` are the names of stored items that do not fit. */
export async function readOutbox(): Promise<{ items: OutboxItem[]; unreadable: string[] }> {
  const items: OutboxItem[] = []
  const unreadable: string[] = []
  for (const [name, stored] of await readAll('local', PREFIX)) {
    const item = OutboxItem.safeParse(stored).data
    if (item && nameOf(item.key) === name) items.push(item)
    else unreadable.push(name)
  }
  return { items: items.sort((a, b) => a.queuedAt.localeCompare(b.queuedAt)), unreadable }
}

export async function readItem(key: CandidateKey): Promise<OutboxItem | undefined> {
  const item = await readStored('local', PREFIX + nameOf(key), OutboxItem)
  return item && nameOf(item.key) === nameOf(key) ? item : undefined
}

/**
 * Changes one item, alone: every writer of the outbox goes through here, and a new state is made from the stored one.
 * @param change gives the new item; null drops it, undefined leaves it
 * @returns the item as it is stored now
 */
export function updateItem(
  key: CandidateKey,
  change: (item: OutboxItem | undefined) => OutboxItem | null | undefined,
): Promise<OutboxItem | undefined> {
  return locked('outbox', async () => {
    const item = await readItem(key)
    const next = change(item)
    if (next === undefined) return item
    if (next) await writeStored('local', PREFIX + nameOf(key), next)
    else await removeStored('local', PREFIX + nameOf(key))
    return next ?? undefined
  })
}

/** Keeps a save until the API has it. @throws Error where the browser's storage is full */
export async function keep(observation: Observation, now = new Date()): Promise<OutboxItem | undefined> {
  const { platform, id: creatorId } = observation.creator
  const key = { platform, creatorId }
  const workspace = (await readConnection())?.workspace.id ?? null
  const base = baseOf(await readTrail(key), workspace, now)
  await wakeLater()
  return updateItem(key, (item) => withSave(item, { observation, now, id: crypto.randomUUID(), workspace, base }))
}

/** Takes the last save of a creator back: out of the outbox, or by an item that will take it back from the API. */
export async function takeBack(key: CandidateKey, now = new Date()): Promise<OutboxItem | undefined> {
  const trail = await readTrail(key)
  await wakeLater()
  return updateItem(key, (item) => {
    if (item) return isUndo(item) ? undefined : withoutLast(item, now)
    return trail?.state === 'ours' ? undoOf(key, trail, now) : undefined
  })
}

/** Drops an item and answers with it. */
export async function discard(key: CandidateKey): Promise<OutboxItem | null> {
  let dropped: OutboxItem | null = null
  await updateItem(key, (item) => {
    dropped = item ?? null
    return null
  })
  return dropped
}

/** Puts a dropped item back, unless the creator has been saved again meanwhile. */
export async function putBack(item: OutboxItem): Promise<void> {
  await wakeLater()
  await updateItem(item.key, (waiting) => (waiting ? undefined : item))
}

/** Lets an item that waits for a person be sent by the next round. */
export async function release(key: CandidateKey): Promise<void> {
  const connection = await readConnection()
  await wakeLater()
  await updateItem(key, (item) => item && released(item, connection?.workspace.id ?? null))
}

/** After connecting anew: what the old key could not send may be sent. */
export async function releaseUnauthorized(): Promise<void> {
  await wakeLater()
  for (const { key } of (await readOutbox()).items)
    await updateItem(key, (item) => (item?.failure?.kind === 'unauthorized' ? { ...item, failure: null } : undefined))
}

/** Calls back whenever something enters, leaves or changes in the outbox; `names` are "platform/creatorId". */
export function watchOutbox(onChange: (names: readonly string[]) => void, signal?: AbortSignal): void {
  watchStored((keys) => {
    const names = keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))
    if (names.length) onChange(names)
  }, signal)
}

/** The browser wakes the worker even if it is stopped right after this: set before anything is kept. */
const wakeLater = (): Promise<void> => browser.alarms.create(OUTBOX_ALARM, { periodInMinutes: 1 })
