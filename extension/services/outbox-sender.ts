import { browser } from 'wxt/browser'
import { call } from './api.ts'
import { type Connection, readConnection } from './connection.ts'
import { ApiFailure, type Failure } from './failure.ts'
import { remember } from './known.ts'
import { OUTBOX_ALARM, readOutbox, updateItem } from './outbox.ts'
import { isDue, type OutboxItem, retriesItself, withFailure, withoutEntry, withoutUndo } from './outbox-item.ts'
import { sendUndo } from './outbox-undo.ts'
import { locked } from './store.ts'
import { isOurs, writeTrail } from './trail.ts'

/**
 * Sends what the outbox holds, one round at a time. Nothing leaves the outbox before the API's parsed reply, so a worker that is stopped
 * anywhere sends again; the API takes the same observation twice as once.
 * @param which `due`: what is new or whose wait is over; `waiting`: all that only waits for the API
 */
export const sendOutbox = (which: 'due' | 'waiting' = 'due'): Promise<void> => locked('outbox-sender', () => round(which))

async function round(which: 'due' | 'waiting'): Promise<void> {
  const connection = await readConnection()
  for (const item of (await readOutbox()).items) {
    const hindrance = hindranceOf(item, connection)
    if (hindrance || !connection) await hold(item, hindrance)
    else if (isDue(item, which, new Date())) {
      const failure = await sendItem(connection, item)
      if (failure && ['offline', 'unauthorized'].includes(failure.kind)) return holdAll(failure)
    }
  }
  await sleepIfDone()
}

function hindranceOf(item: OutboxItem, connection: Connection | undefined): Failure | null {
  if (!connection) return { kind: 'not-connected', message: 'Waits until Scoutmark is connected to a team' }
  if (item.workspace === null || item.workspace === connection.workspace.id) return null
  return { kind: 'other-workspace', message: 'Was saved for another workspace' }
}

/** Notes why an item is not even tried; what the API refused keeps that reason. */
async function hold({ key }: OutboxItem, failure: Failure | null): Promise<void> {
  const keeps = (item: OutboxItem) => ['refused', 'conflict', failure?.kind].includes(item.failure?.kind)
  await updateItem(key, (item) => (item && !keeps(item) ? { ...item, failure } : undefined))
}

/** What stopped one item stops all that are due: none is tried in vain, and each says why it waits. */
async function holdAll(failure: Failure): Promise<void> {
  const now = new Date()
  for (const { key } of (await readOutbox()).items)
    await updateItem(key, (item) => (item && isDue(item, 'due', now) ? withFailure(item, failure, now) : undefined))
}

async function sendItem(connection: Connection, item: OutboxItem): Promise<Failure | null> {
  try {
    if (item.undo) {
      const base = await sendUndo(connection, item.key, item.undo)
      await updateItem(item.key, (now) => now && withoutUndo(now, base))
    }
    await sendEntries(connection, item)
    return null
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    await updateItem(item.key, (now) => now && withFailure(now, error.failure, new Date()))
    return error.failure
  }
}

async function sendEntries(connection: Connection, { key }: OutboxItem): Promise<void> {
  for (;;) {
    const item = await updateItem(key, (now) => now && trying(now))
    const entry = item?.entries[0]
    if (!item || !entry || item.undo) return
    const candidate = await call(connection, 'saveCandidate', { params: key, body: { observation: entry.observation } })
    const { version } = candidate
    const ours = isOurs(version, item.base)
    await remember(candidate)
    await writeTrail(key, { state: ours ? 'ours' : 'theirs', version, name: item.name, workspace: connection.workspace.id, at: entry.queuedAt })
    await updateItem(key, (now) => now && withoutEntry(now, entry.id, ours ? { version, gone: false } : null))
  }
}

const trying = (item: OutboxItem): OutboxItem => ({
  ...item,
  entries: item.entries.map((entry, index) => (index === 0 && !item.undo ? { ...entry, tried: true } : entry)),
})

/** Without anything that can be sent by itself there is no reason to be woken. */
async function sleepIfDone(): Promise<void> {
  const { items } = await readOutbox()
  if (!items.some((item) => !item.failure || retriesItself(item.failure.kind))) await browser.alarms.clear(OUTBOX_ALARM)
}
