import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { api } from '../../shared/api.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'scoutmark-api-'))
const running: ChildProcess[] = []
afterEach(() => Promise.all(running.splice(0).map((child) => stop(child))))
afterAll(() => rmSync(dataDir, { recursive: true }))

function run(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'api.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  return child
}

async function start(): Promise<{ child: ChildProcess; line: string; url: string; code: string }> {
  const child = run('--port', '0', '--data', dataDir)
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, line, ...(JSON.parse(line) as { url: string; code: string }) }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode === null && child.kill(signal)) await once(child, 'exit')
  return child.exitCode
}

const pair = (url: string, code: string) => fetch(`${url}/v1/connect`, { method: 'POST', body: JSON.stringify({ code }) })
const me = (url: string, key: string) => fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${key}` } })

/** Whether anything listens there. */
const listens = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port }, () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })

describe('npm run api', { timeout: 30_000 }, () => {
  it('says first where it is and how to pair, and stops cleanly', async () => {
    const { child, line, url, code } = await start()
    expect(line).toMatch(/^\{"url":"http:\/\/127\.0\.0\.1:\d+","code":"sm(-[0-9A-Z]{4}){4}"\}$/)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const reply = api.connect.reply.parse(await (await pair(url, code)).json())
    expect(reply.workspace.name).toBe('local')
    expect(await stop(child, 'SIGINT')).toBe(0)
    expect(await listens('127.0.0.1', Number(new URL(url).port))).toBe(false)
  })

  it('keeps its data, and makes a new code at each start', async () => {
    const first = await start()
    const { key, ...member } = api.connect.reply.parse(await (await pair(first.url, first.code)).json())
    expect(await stop(first.child)).toBe(0)
    const second = await start()
    expect(second.code).not.toBe(first.code)
    expect(await (await me(second.url, key)).json()).toEqual(member)
    expect((await pair(second.url, first.code)).status).toBe(409)
    expect((await pair(second.url, second.code)).status).toBe(200)
  })

  it('is not to be reached from other machines', async (test) => {
    const outward = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4')
    if (!outward) return test.skip('this machine has no address but its own')
    const { url } = await start()
    const port = Number(new URL(url).port)
    expect(await listens('127.0.0.1', port)).toBe(true)
    expect(await listens(outward.address, port)).toBe(false)
  })

  it('says so where the port is taken', async () => {
    const { url } = await start()
    const { port } = new URL(url)
    const second = run('--port', port, '--data', join(dataDir, 'other'))
    const [stdout, stderr] = await Promise.all([text(second.stdout), text(second.stderr), once(second, 'exit')])
    expect(second.exitCode).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toBe(`Port ${port} is in use; choose another one, or 0 for any free one\n`)
  })
})
