import * as z from 'zod/mini'
import { CandidateKey } from '../../shared/schema/candidate.ts'
import { Observation } from '../../shared/schema/observation.ts'
import { Failure, type FailureKind } from './failure.ts'

/**
 * A version of a candidate that nobody but this browser has had a hand in since it was absent:
 * taken off the list (`gone`), or made by the click that came right before.
 */
export const Base = z.object({ version: z.int(), gone: z.boolean() })
export type Base = z.infer<typeof Base>

const Entry = z.object({
  id: z.string(),
  observation: Observation,
  queuedAt: z.iso.datetime(),
  /** It was sent at least once: the API may have it although no reply came back. */
  tried: z.boolean(),
  /** It is the same save as the entry before it, clicked once more. */
  again: z.boolean(),
})

/** A save to take back from the API: one sent without a reply (`sent`, by its observedAt) on top of `base`, or `base` itself. */
const Undo = z.object({ sent: z.nullable(z.string()), base: z.nullable(Base) })
export type Undo = z.infer<typeof Undo>

/**
 * What one creator still owes the API: first a save to take back, then observations to send, oldest first. `base` is what the first of
 * them builds on, so that taking it back never touches what others did; null where that is not known.
 */
export const OutboxItem = z.object({
  key: CandidateKey,
  name: z.string(),
  undo: z.nullable(Undo),
  entries: z.array(Entry),
  base: z.nullable(Base),
  queuedAt: z.iso.datetime(),
  attempts: z.int(),
  /** When it is tried again by itself after a failure. */
  retryAt: z.nullable(z.iso.datetime()),
  /** The workspace it was saved for; null where none was connected, and the next one gets it. */
  workspace: z.nullable(z.string()),
  failure: z.nullable(Failure),
})
export type OutboxItem = z.infer<typeof OutboxItem>

/** A creator's name among all platforms: no platform has a slash in it. */
export const nameOf = ({ platform, creatorId }: CandidateKey): string => `${platform}/${creatorId}`

/** A further save within this time (ms) is the same one, clicked again. */
export const CLICKED_AGAIN = 10_000
const START = { attempts: 0, retryAt: null, failure: null } as const

/** Whether all that is left to do is to take a save back. */
export const isUndo = (item: OutboxItem): boolean => item.entries.length === 0

export interface NewSave {
  observation: Observation
  now: Date
  id: string
  workspace: string | null
  base: Base | null
}

/**
 * The item after a save. An observation that says at least as much takes the place of the last one when it comes from the same click and
 * that one was not sent yet; otherwise it waits behind it, so the API gets the history that it would have got without any delay.
 */
export function withSave(item: OutboxItem | undefined, { observation, now, id, workspace, base }: NewSave): OutboxItem {
  const { platform, id: creatorId, name, handle } = observation.creator
  const entries = item?.entries ?? []
  const last = entries.at(-1)
  const again = last !== undefined && now.getTime() - Date.parse(last.queuedAt) < CLICKED_AGAIN
  const replaces = again && !last.tried && saysAtLeast(observation, last.observation)
  const entry = { id, observation, queuedAt: now.toISOString(), tried: false, again: replaces ? last.again : again }
  const queued = last?.observation.observedAt === observation.observedAt
  return {
    ...START,
    key: { platform, creatorId },
    name: (name || handle || creatorId).slice(0, 200),
    undo: item?.undo ?? null,
    entries: queued ? entries : [...(replaces ? entries.slice(0, -1) : entries), entry],
    base: item ? item.base : base,
    queuedAt: item && !isUndo(item) ? item.queuedAt : entry.queuedAt,
    workspace: workspace ?? item?.workspace ?? null,
  }
}

function saysAtLeast(newer: Observation, older: Observation): boolean {
  const posts = new Set(newer.posts.map((post) => post.id))
  return older.posts.every((post) => posts.has(post.id)) && Object.keys(older.creator).every((key) => key in newer.creator)
}

/** The item after its last save was taken back; null where nothing of it can have reached the API. */
export function withoutLast(item: OutboxItem, now: Date): OutboxItem | null {
  const start = item.entries.findLastIndex((entry) => !entry.again)
  if (start > 0) return { ...item, ...START, entries: item.entries.slice(0, start) }
  const sent = item.entries.find((entry) => entry.tried)?.observation.observedAt ?? null
  const made = sent !== null || (item.base !== null && !item.base.gone) ? { sent, base: item.base } : null
  const undo = item.undo ?? made
  return undo && { ...item, ...START, undo, entries: [], base: null, queuedAt: now.toISOString() }
}

/** An item that takes back a save which the API has already taken, at `version`. */
export function undoOf(key: CandidateKey, { name, workspace, version }: { name: string; workspace: string; version: number }, now: Date): OutboxItem {
  const undo = { sent: null, base: { version, gone: false } }
  return { ...START, key, name, workspace, undo, entries: [], base: null, queuedAt: now.toISOString() }
}

/** The item after its undo was settled; null where nothing else is left. */
export const withoutUndo = (item: OutboxItem, base: Base | null): OutboxItem | null => (isUndo(item) ? null : { ...item, ...START, undo: null, base })

/** The item after the API took one entry; null where nothing else is left. An entry queued meanwhile stays, and builds on `made` if it is the same click. */
export function withoutEntry(item: OutboxItem, entryId: string, made: Base | null): OutboxItem | null {
  const entries = item.entries.filter((entry) => entry.id !== entryId)
  if (entries.length === 0 && !item.undo) return null
  return { ...item, ...START, entries, base: entries[0]?.again ? made : null }
}

const MINUTE = 60_000
const LONGEST_WAIT = 30 * MINUTE

/** The item after an attempt failed; tried again after 1, 2, 4 … 30 minutes where that can help. */
export function withFailure(item: OutboxItem, failure: Failure, now: Date): OutboxItem {
  const wait = Math.min(MINUTE * 2 ** item.attempts, LONGEST_WAIT)
  const retryAt = retriesItself(failure.kind) ? new Date(now.getTime() + wait).toISOString() : null
  return { ...item, attempts: item.attempts + 1, failure, retryAt }
}

/** The item as a person wants it tried now, by the workspace connected now, whatever held it up. */
export const released = (item: OutboxItem, workspace: string | null): OutboxItem => ({
  ...item,
  failure: null,
  retryAt: null,
  workspace: workspace ?? item.workspace,
})

/** Whether a failure passes by itself, without anyone doing something about it. */
export const retriesItself = (kind: FailureKind): boolean => ['offline', 'server', 'bad-reply'].includes(kind)

/** Whether an item may be sent now. `waiting` also sends what would be tried later; neither sends what waits for a person. */
export function isDue(item: OutboxItem, which: 'due' | 'waiting', now: Date): boolean {
  if (!item.failure || ['not-connected', 'other-workspace'].includes(item.failure.kind)) return true
  return retriesItself(item.failure.kind) && (which === 'waiting' || item.retryAt === null || Date.parse(item.retryAt) <= now.getTime())
}
