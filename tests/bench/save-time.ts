import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { median } from '../../shared/metrics/statistics.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { insertPairingCode } from '../../worker/src/db/pairing-codes.ts'
import { ensureWorkspace } from '../../worker/src/db/workspaces.ts'
import { hashPairingCode, newPairingCode } from '../../worker/src/secrets.ts'
import { startApi } from '../tools/local-api.ts'

// What a save costs beside few and beside many candidates of one cohort: `npm run bench`. The API runs in workerd on this machine; saves of
// both teams alternate, so that whatever else the machine does falls on both. Prints tests/bench/README.md.

const [FEW, MANY, SAVES] = [10, 5_000, 200]
const NOW = new Date('2026-05-04T09:00:00.000Z')
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
  writeFileSync(new URL('README.md', import.meta.url), report(few, many, cells))
  console.log(report(few, many, cells).trimEnd())
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
    await Promise.all(Array.from({ length: Math.min(10, size - i) }, (_, j) => send(key, 'PUT', `seed-${i + j}`, i + j)))
  return { key, id }
}

/** Saves or removes an invented creator. */
async function send(key: string, method: 'PUT' | 'DELETE', id: string, seed = 0): Promise<void> {
  const body = method === 'PUT' ? { body: JSON.stringify({ observation: observed(id, seed) }) } : {}
  const reply = await fetch(`${api.url}/v1/candidates/example/${id}`, { method, headers: { authorization: `Bearer ${key}` }, ...body })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${id}: ${reply.status} ${text}`)
}

/** An invented creator of about ten thousand followers, whose figures the number scatters as creators are scattered. */
function observed(id: string, seed: number): Observation {
  // Nearly normal with a standard deviation of 1.2: the sum of three waves that the seeds never meet in step.
  const draw = (part: number) => Math.exp(Math.sin(12.99 * seed + 78.2 * part) + Math.sin(4.1 * seed + part) + Math.sin(7.73 * seed + 5 * part))
  const exact = (value: number) => ({ value: Math.round(value), precision: 'exact' as const })
  const posts = Array.from({ length: 12 }, (_, i) => ({
    ...{ id: `p${i}`, creatorId: id, publishedAt: new Date(NOW.getTime() - (8 + i * draw(9)) * DAY).toISOString() },
    ...{ views: exact(3_000 * draw(1) * draw(i + 20) ** 0.4), likes: exact(120 * draw(2)), comments: exact(9 * draw(3)) },
  }))
  const creator = { platform: 'example', id, name: `Creator ${id}`, followers: exact(10_000 + (seed % 10_000)) }
  return { creator, posts, observedAt: NOW.toISOString(), terms: { engagement: ['likes', 'comments'], engagementPer: 'views' }, sources: {} }
}

/** Saves a new creator, and takes it off again so that the team stays as large as it was. @returns ms of the save alone */
async function timeSave(key: string, i: number): Promise<number> {
  const start = performance.now()
  await send(key, 'PUT', `new-${i}`, MANY + i)
  const ms = performance.now() - start
  await send(key, 'DELETE', `new-${i}`)
  return ms
}

async function countCells(db: D1Database, workspaceId: string): Promise<number> {
  const counted = await db.prepare('SELECT count(*) AS n FROM cohorts WHERE workspace_id = ?').bind(workspaceId).first<{ n: number }>()
  return counted?.n ?? 0
}

function report(few: number, many: number, [fewCells = 0, manyCells = 0]: readonly number[]): string {
  const row = (n: number, time: number, cells: number) => `| ${`${n}`.padEnd(10)} | ${time.toFixed(1).padEnd(15)} | ${`${cells}`.padEnd(12)} |`
  return `# What things cost

Printed by \`npm run bench\`: ratios hold from machine to machine, milliseconds do not.

## A save beside few and beside many of one cohort

Median of ${SAVES - SAVES / 10} saves of new creators each (taken off again), alternating, over HTTP into workerd and D1 on one machine; all creators are of one size window.

| candidates | ms for one save | cells stored |
| ---------- | --------------- | ------------ |
${row(FEW, few, fewCells)}
${row(MANY, many, manyCells)}

**${(many / few).toFixed(2)} times** as long beside ${MANY / FEW} times as many. A save writes at most one cell less and one more per metric; what it reads grows
only with the bins that are in use, never with the creators.
`
}
