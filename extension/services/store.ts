import { browser } from 'wxt/browser'
import type * as z from 'zod/mini'

type Area = 'local' | 'session'

/** One stored value, parsed; undefined where there is none or it does not fit: what storage holds may be older, or not ours. */
export async function readStored<S extends z.ZodMiniType>(area: Area, key: string, schema: S): Promise<z.output<S> | undefined> {
  const stored: Record<string, unknown> = await browser.storage[area].get(key)
  return schema.safeParse(stored[key]).data
}

export const writeStored = (area: Area, key: string, value: unknown): Promise<void> => browser.storage[area].set({ [key]: value })

/** Several stored values by their keys; those that are not there or do not fit are left out. */
export async function readMany<S extends z.ZodMiniType>(area: Area, keys: readonly string[], schema: S): Promise<Map<string, z.output<S>>> {
  const stored: Record<string, unknown> = await browser.storage[area].get([...keys])
  return new Map(Object.entries(stored).flatMap(([key, value]) => parsed(key, schema.safeParse(value).data)))
}

const parsed = <T>(key: string, value: T | undefined): [string, T][] => (value === undefined ? [] : [[key, value]])

export const writeMany = (area: Area, values: Readonly<Record<string, unknown>>): Promise<void> => browser.storage[area].set(values)

export const removeStored = (area: Area, keys: string | string[]): Promise<void> => browser.storage[area].remove(keys)

/** Every stored value whose key starts with `prefix`, raw, by the rest of its key. */
export async function readAll(area: Area, prefix: string): Promise<Map<string, unknown>> {
  const stored: Record<string, unknown> = await browser.storage[area].get(null)
  return new Map(Object.entries(stored).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [])))
}

/** Calls back with the keys that change in `storage.local`, until the signal ends it. */
export function watchStored(onChange: (keys: readonly string[]) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local') onChange(Object.keys(changes))
  }
  browser.storage.onChanged.addListener(listener)
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener))
}

const chains = new Map<string, Promise<unknown>>()

/** Does one work after the other under a name: between all parts of the extension where the browser has locks, else within this one. */
export function locked<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  if (locks) return locks.request(`scoutmark:${name}`, work) as Promise<T>
  const turn = (chains.get(name) ?? Promise.resolve()).then(work, work)
  chains.set(name, turn)
  return turn
}
