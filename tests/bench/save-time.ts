import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { median } from '../../shared/metrics/statistics.ts'
import { insertPairingCode } from '../../worker/src/db/pairing-codes.ts'
import { ensureWorkspace } from '../../worker/src/db/workspaces.ts'
import { hashPairingCode, newPairingCode } from '../../worker/src/secrets.ts'
import { startApi } from '../tools/local-api.ts'
import { NOW, send } from './invented.ts'
import { print } from './report.ts'

// What a save costs beside few and beside many candidates of one cohort: `npm run bench`. The API runs in workerd on this machine; saves of
// both teams alternate, so that whatever else the machine does falls on both. Prints tests/bench/README.md.

const [FEW, MANY, SAVES] = [10, 5_000, 200]
const DAY = 86_400_000
const data = mkdtempSync(join(tmpdir(), 'scoutmark-bench-'))
const api = await startApi({ port: 0, dataDir: data })
try {
  const teams = [await team('few', FEW), await team('many', MANY)] as const
  const times = teams.map((): number[] => [])
  for (let i = 0; i < 2 * SAVES; i++) times[i % 2]?.push(await timeSave(teams[i % 2]?.key ?? '', i))
  // The first saves of a fresh worker are slower, of either team.
  const [few = 0, many = 0] = times.map((one) => median(one.slice(SAVES / 10)))
  const cells = await Promise.all(teams.map(({ id }) => countCells(api.db, id)))
  print('A save beside few and beside many of one cohort', report(few, many, cells))
} finally {
  await api.stop()
  rmSync(data, { recursive: true, force: true })
}

/** A team with so many candidates of one size, and a key to it. */
async function team(name: string, size: number): Promise<{ key: string; id: string }> {
  const { id } = await ensureWorkspace(api.db, name, NOW)
  const code = newPairingCode()
  await insertPairingCode(api.db, id, (await hashPairingCode(code)) ?? '', new Date(Date.now() + DAY))
  const reply = await fetch(`${api.url}/v1/connect`, { method: 'POST', body: JSON.stringify({ code, name: 'Bench' }) })
  const { key } = (await reply.json()) as { key: string }
  for (let i = 0; i < size; i += 10)
    await Promise.all(Array.from({ length: Math.min(10, size - i) }, (_, j) => send({ url: api.url, key }, 'PUT', `seed-${i + j}`, i + j)))
  return { key, id }
}

/** Saves a new creator, and takes it off again so that the team stays as large as it was. @returns ms of the save alone */
async function timeSave(key: string, i: number): Promise<number> {
  const start = performance.now()
  await send({ url: api.url, key }, 'PUT', `new-${i}`, MANY + i)
  const ms = performance.now() - start
  await send({ url: api.url, key }, 'DELETE', `new-${i}`)
  return ms
}

async function countCells(db: D1Database, workspaceId: string): Promise<number> {
  const counted = await db.prepare('SELECT count(*) AS n FROM cohorts WHERE workspace_id = ?').bind(workspaceId).first<{ n: number }>()
  return counted?.n ?? 0
}

function report(few: number, many: number, [fewCells = 0, manyCells = 0]: readonly number[]): string {
  const row = (n: number, time: number, cells: number) => `| ${`${n}`.padEnd(10)} | ${time.toFixed(1).padEnd(15)} | ${`${cells}`.padEnd(12)} |`
  return `
Median of ${SAVES - SAVES / 10} saves of new creators each (taken off again), alternating, over HTTP into workerd and D1 on one machine; all creators are of one size window.

| candidates | ms for one save | cells stored |
| ---------- | --------------- | ------------ |
${row(FEW, few, fewCells)}
${row(MANY, many, manyCells)}

**${(many / few).toFixed(2)} times** as long beside ${MANY / FEW} times as many. A save writes at most one cell less and one more per metric; what it reads grows
only with the bins that are in use, never with the creators.
`
}
