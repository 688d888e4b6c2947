import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { watchStored } from './store.ts'

export const LANGUAGES = ['auto', 'zh-CN', 'zh-TW', 'en'] as const
export const THEMES = ['auto', 'light', 'dark'] as const
const Place = v.object({ x: v.number(), y: v.number() })

/** One schema per setting: each is stored under its own key, so that two tabs changing two settings never overwrite each other. */
const SETTINGS = {
  language: v.fallback(v.picklist(LANGUAGES), 'auto'),
  theme: v.fallback(v.picklist(THEMES), 'auto'),
  /** Platforms on which Scoutmark stays away. */
  off: v.fallback(v.array(v.string()), () => []),
  /** Where the panel was dragged to, in px from the window's right and top edge; null is its own place. */
  place: v.fallback(v.nullable(Place), null),
  collapsed: v.fallback(v.boolean(), false),
}
const Settings = v.object(SETTINGS)
export type Settings = v.InferOutput<typeof Settings>

const KEYS = Object.keys(SETTINGS) as (keyof Settings)[]
const stored = (key: string) => `settings:${key}`

/** The settings; anything stored that does not fit reads as its default. */
export async function readSettings(): Promise<Settings> {
  const values: Record<string, unknown> = await browser.storage.local.get(KEYS.map(stored))
  // Every setting has a fall-back: there is always an output.
  return v.safeParse(Settings, Object.fromEntries(KEYS.map((key) => [key, values[stored(key)]]))).output as Settings
}

export const writeSettings = (change: Partial<Settings>): Promise<void> =>
  browser.storage.local.set(Object.fromEntries(Object.entries(change).map(([key, value]) => [stored(key), value])))

/** Calls back with the settings whenever one changes anywhere in the extension. */
export function watchSettings(onChange: (settings: Settings) => void, signal?: AbortSignal): void {
  watchStored((keys) => {
    if (keys.some((key) => key.startsWith('settings:'))) readSettings().then(onChange)
  }, signal)
}
