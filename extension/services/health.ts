import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { type Health, type History, healthOf, NO_HISTORY, type ReadingNote, withReadings } from '../observe/health.ts'
import { redactPath, shapeOf } from '../observe/shape.ts'
import type { PageMessages } from './messages.ts'
import { readSettings } from './settings.ts'
import { locked, readStored, writeStored } from './store.ts'

const installed = (): string => browser.runtime.getManifest().version

const PREFIX = 'health:'
const MAX_SHAPES = 3
const MAX_SHAPE = 20_000

const Misfit = z.object({ source: z.string(), layout: z.string(), where: z.string(), times: z.int() })
const Stored = z.object({
  version: z.string(),
  readings: z.array(z.object({ source: z.string(), fields: z.nullable(z.array(z.string())) })),
  expected: z.record(z.string(), z.array(z.string())),
  misfits: z.array(Misfit),
  /** Structures of payloads that did not fit: JSON of keys and types, by the path where they stopped fitting. */
  shapes: z.record(z.string(), z.string()),
})
type Stored = z.infer<typeof Stored>

/** How a platform's pages were read on this machine, and what to send to whoever mends its file. */
export interface PlatformHealth extends Health {
  misfitsAt: History['misfits']
  shapes: Stored['shapes']
}

/** What is known of a platform since this version was installed: a newer one may have mended it. */
async function readStoredHealth(platform: string, version: string): Promise<Stored> {
  const stored = await readStored('local', PREFIX + platform, Stored)
  return stored?.version === version ? stored : { version, ...NO_HISTORY, shapes: {} }
}

/** Notes how readings went. Their data is looked at for its structure alone and forgotten. */
export async function noteReadings({ platform, notes }: PageMessages['readings']['request'], version = installed()): Promise<null> {
  if ((await readSettings()).off.includes(platform)) return null
  await locked('health', async () => {
    const { shapes, ...history } = await readStoredHealth(platform, version)
    const next = withReadings(history, notes.map(redacted))
    const seen = [...Object.entries(shapes), ...notes.flatMap(shapesOf)]
    const kept: Stored['shapes'] = Object.fromEntries(seen.slice(-MAX_SHAPES))
    await writeStored('local', PREFIX + platform, { version, ...next, shapes: kept } satisfies Stored)
  })
  return null
}

const redacted = (note: ReadingNote): ReadingNote => ({
  ...note,
  drift: note.drift.map(({ source, layout, where }) => ({ source, layout, where: redactPath(where) })),
})

function shapesOf({ drift: [first], data }: PageMessages['readings']['request']['notes'][number]): [where: string, shape: string][] {
  if (!first || data === undefined) return []
  return [[`${first.source} ${redactPath(first.where)}`, JSON.stringify(shapeOf(data), null, 1).slice(0, MAX_SHAPE)]]
}

/** @param version the extension's, whose readings count */
export async function readHealth(platform: string, version = installed()): Promise<PlatformHealth> {
  const { shapes, misfits: misfitsAt, ...history } = await readStoredHealth(platform, version)
  return { ...healthOf({ ...history, misfits: misfitsAt }), misfitsAt, shapes }
}
