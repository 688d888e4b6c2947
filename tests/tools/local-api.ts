import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { build } from 'esbuild'
import { Log, LogLevel, Miniflare, Response } from 'miniflare'
import { insertPairingCode } from '../../worker/src/db/pairing-codes.ts'
import { ensureWorkspace } from '../../worker/src/db/workspaces.ts'
import { hashPairingCode, newPairingCode } from '../../worker/src/secrets.ts'

const ROOT = join(import.meta.dirname, '../..')
const MIGRATIONS = join(ROOT, 'worker/migrations')
const DAY = 24 * 60 * 60 * 1_000

export interface LocalApi {
  url: string
  /** A fresh pairing code of the workspace "local", good for one connect within a day. */
  code: string
  db: D1Database
  stop(): Promise<void>
}

/** What cannot be started, said so that a person knows what to do. */
export class CannotStart extends Error {}

/**
 * Starts the Worker in workerd on this machine, with D1 kept under `dataDir`; it listens on 127.0.0.1 and has no way out to the network.
 * @param options `port` 0 takes a free one
 * @throws CannotStart where the port is taken
 */
export async function startApi({ port, dataDir }: { port: number; dataDir: string }): Promise<LocalApi> {
  const miniflare = new Miniflare({ ...(await optionsOf(await bundle(), dataDir)), host: '127.0.0.1', port })
  try {
    const { origin } = await miniflare.ready
    const db = (await miniflare.getD1Database('DB')) as unknown as D1Database
    await migrate(db)
    return { url: origin, code: await freshCode(db), db, stop: () => miniflare.dispose() }
  } catch (error) {
    await miniflare.dispose().catch(() => {})
    if ((error as { code?: string }).code === 'ERR_ADDRESS_IN_USE')
      throw new CannotStart(`Port ${port} is in use; choose another one, or 0 for any free one`)
    throw error
  }
}

/**
 * Ends this process with 0 on SIGINT and SIGTERM, once all has been stopped; Miniflare's own listeners would end it at once, with 130 or 143.
 * Under npm it also ends when npm's shell does, because that shell keeps a SIGTERM to itself.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  const end = () => void stop().finally(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).once(signal, end)
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && end(), 250).unref()
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'worker/src/index.ts')],
    ...{ bundle: true, write: false, format: 'esm', target: 'es2024', conditions: ['workerd', 'worker', 'browser'], logLevel: 'warning' },
  })
  return outputFiles[0]?.text ?? ''
}

const compatibilityDate = async (): Promise<string> =>
  /^compatibility_date = "(.+)"$/m.exec(await readFile(join(ROOT, 'wrangler.toml'), 'utf8'))?.[1] ?? ''

/** Logs go to stderr: stdout belongs to whoever starts the API. */
class StderrLog extends Log {
  protected override log(message: string): void {
    console.error(message)
  }
}

async function optionsOf(script: string, dataDir: string) {
  return {
    resourcePersistencePath: dataDir,
    cf: false,
    log: new StderrLog(LogLevel.WARN),
    handleStructuredLogs: ({ message }: { message: string }) => console.error(message),
    workers: [
      {
        config: {
          name: 'scoutmark',
          compatibilityDate: await compatibilityDate(),
          manifest: { mainModule: 'index.js', modulesRoot: ROOT, modules: { 'index.js': { type: 'esm' as const, contents: script } } },
          env: { DB: { type: 'd1' as const, id: 'scoutmark' } },
        },
        dev: { outboundService: { type: 'fetcher' as const, handler: () => new Response('no network', { status: 502 }) } },
      },
    ],
  }
}

/** Applies what is new of worker/migrations, each file whole or not at all, and records it where wrangler does. */
async function migrate(db: D1Database): Promise<void> {
  await db.exec(
    'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  )
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map((row) => row.name))
  const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql') && !applied.has(file)).sort()
  for (const file of files) {
    const sql = await readFile(join(MIGRATIONS, file), 'utf8')
    await db.batch([db.prepare(sql), db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(file)])
  }
}

async function freshCode(db: D1Database): Promise<string> {
  const now = new Date()
  const { id } = await ensureWorkspace(db, 'local', now)
  const code = newPairingCode()
  await insertPairingCode(db, id, (await hashPairingCode(code)) ?? '', new Date(now.getTime() + DAY))
  return code
}
