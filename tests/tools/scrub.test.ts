import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { readHar } from './har.ts'
import { everyReplay } from './replays.ts'
import { scrubHar } from './scrub/scrub-har.ts'
import { secretsIn } from './scrub/secrets.ts'

const platforms = await loadPlatforms()
const folder = mkdtempSync(join(tmpdir(), 'scoutmark-scrub-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What is wrong with a scrubbed file: facts that read otherwise, people still named, secrets still held. */
function faultsOf(har: string): string[] {
  const { entries, leftovers, secrets } = scrubHar(readHar(har), platforms, readFileSync(har, 'utf8'))
  const faults = [...entries.flatMap(({ differences }) => differences), ...leftovers, ...secrets]
  return faults.map((fault) => `${har.split('/').slice(-2).join('/')}: ${fault}`)
}

describe('a scrubbed replay', () => {
  it.each(platforms.map(({ id }) => id))('of %s reads as before, names nobody and holds no secret', (id) => {
    const files = everyReplay().flatMap(([platform, har]) => (platform === id ? [har] : []))
    expect(files.length).toBeGreaterThan(0)
    expect(files.flatMap(faultsOf)).toEqual([])
  })

  it('is the same for the same recording and another for another', () => {
    const [, har] = everyReplay()[0] ?? expect.fail()
    const bodies = (secret: string) => scrubHar(readHar(har), platforms, secret).entries.map(({ entry }) => entry.body)
    expect(bodies('a')).toEqual(bodies('a'))
    expect(bodies('a')).not.toEqual(bodies('b'))
  })
})

const captures = fileURLToPath(new URL('../../../shared/captures/', import.meta.url))
/** Larger recordings take a minute more: SCRUB_ALL=1. */
const MAX_BYTES = process.env.SCRUB_ALL ? Number.POSITIVE_INFINITY : 120_000
const recorded = (id: string): string[] =>
  existsSync(captures + id)
    ? readdirSync(captures + id)
        .filter((file) => file.endsWith('.har') && statSync(`${captures}${id}/${file}`).size < MAX_BYTES)
        .map((file) => `${captures}${id}/${file}`)
    : []
const withRecordings = platforms.map(({ id }) => ({ id, files: recorded(id) })).filter(({ files }) => files.length > 0)

describe.skipIf(withRecordings.length === 0)(`a scrubbed recording${withRecordings.length ? '' : ' (none beside the project: skipped)'}`, () => {
  it.each(withRecordings)(
    'of $id reads as before, names nobody and holds no secret',
    ({ files }) => {
      expect(files.flatMap(faultsOf)).toEqual([])
    },
    300_000,
  )
})

const REPLY = {
  code: 0,
  data: {
    mid: 12345678,
    name: 'Wanda Birk',
    sign: 'mail wanda.birk@post.example.org or 13812345678 · 203.0.113.77 #ad',
    face: 'https://i0.hdslb.com/bfs/face/a1b2c3d4e5f6.jpg?sig=9f8e',
  },
}
const entry = (url: string, body: unknown) => ({
  startedDateTime: '2026-10-20T08:00:00.000Z',
  request: { method: 'GET', url, headers: [{ name: 'Cookie', value: 'SESSDATA=abcdef' }], cookies: [{ name: 'SESSDATA', value: 'abcdef' }] },
  response: { status: 200, headers: [{ name: 'Set-Cookie', value: 'a=b' }], content: { mimeType: 'application/json', text: JSON.stringify(body) } },
})

describe('npm run scrub', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, [join(import.meta.dirname, 'scrub.ts'), ...args], { encoding: 'utf8' })

  it('keeps what a platform asks for, without cookies, tokens and ways to reach anybody', () => {
    const [from, to] = [join(folder, 'saved.har'), join(folder, 'replay.har')]
    const asked = 'https://api.bilibili.com/x/space/wbi/acc/info?mid=12345678&w_rid=0f1e2d3c4b5a69788796a5b4c3d2e1f0&wts=1790000000'
    writeFileSync(from, JSON.stringify({ log: { version: '1.2', entries: [entry(asked, REPLY), entry('https://elsewhere.example/api', {})] } }))
    const { status, stdout, stderr } = run(from, to)
    expect(stderr + stdout).toContain('1 of 2 entries')
    expect(status).toBe(0)
    const text = readFileSync(to, 'utf8')
    for (const secret of ['12345678', 'Wanda', 'Birk', 'wanda.birk', '13812345678', '203.0.113', 'SESSDATA', 'w_rid', '9f8e', 'elsewhere'])
      expect(text).not.toContain(secret)
    expect(text).toMatch(/mid=\d{8}/)
    expect(text).toContain('#ad')
    expect(secretsIn(JSON.parse(text))).toEqual([])
  })

  it('says so where there is no recording, or nothing in it that is read', () => {
    expect(run().status).toBe(2)
    expect(run(join(folder, 'absent.har')).status).toBe(2)
    const other = join(folder, 'other.har')
    writeFileSync(other, JSON.stringify({ log: { version: '1.2', entries: [entry('https://elsewhere.example/api', {})] } }))
    expect(run(other)).toMatchObject({ status: 1, stdout: '0 of 1 entries are asked for by a platform\n' })
    writeFileSync(other, '{"no": "har"}')
    expect(run(other)).toMatchObject({ status: 2, stdout: '' })
  })
})
