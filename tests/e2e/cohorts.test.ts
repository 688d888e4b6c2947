import { afterAll, beforeAll, expect, it } from 'vitest'
import { findPage } from '../../extension/observe/platform.ts'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { Visit } from '../../extension/observe/visit.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { type ExtensionBrowser, serveHar } from '../tools/browser.ts'
import { readHar } from '../tools/har.ts'
import type { LocalApi } from '../tools/local-api.ts'
import { openPanel, pageOf, readPanel, save } from '../tools/main-job.ts'
import { readEntry } from '../tools/read-entry.ts'
import { pages } from '../tools/replays.ts'
import { openTeam, type Team } from './team.ts'

const PEERS = 12
const platforms = await loadPlatforms()
const [id, har] = pages('page-creator').find(([platform]) => platform === 'bilibili') ?? expect.fail()
let team: Team
let browser: ExtensionBrowser
let api: LocalApi

beforeAll(async () => {
  team = await openTeam()
  ;({ browser, api } = team)
})
afterAll(() => team?.close())

/** What the recording says of its creator. */
function observed(): Observation {
  const platform = platforms.find((one) => one.id === id) ?? expect.fail(id)
  const visit = new Visit(platform)
  for (const entry of readHar(har)) visit.add(readEntry(platform, { ...entry, startedAt: new Date() }, pageOf(har)))
  return visit.subject(findPage(platform, pageOf(har)) ?? expect.fail(har), new Date())?.observation ?? expect.fail(har)
}

/** Saves creators like that one, each with more likes than the one before, as teammates do. */
async function savePeers(): Promise<void> {
  const seen = observed()
  const { connection } = await (browser.worker?.evaluate(() => chrome.storage.local.get<{ connection: { key: string } }>('connection')) ??
    expect.fail('no service worker'))
  for (let i = 0; i < PEERS; i++) {
    const creator = { ...seen.creator, id: `peer-${i}` }
    const posts = seen.posts.map((post) => ({ ...post, creatorId: creator.id, ...(post.likes?.value ? { likes: more(post.likes.value, i) } : {}) }))
    const headers = { authorization: `Bearer ${connection.key}` }
    const body = JSON.stringify({ observation: { ...seen, creator, posts } })
    const reply = await fetch(`${api.url}/v1/candidates/${id}/${creator.id}`, { method: 'PUT', headers, body })
    expect(reply.status, await reply.text()).toBe(200)
  }
}
const more = (likes: number, i: number) => ({ value: Math.round(likes * (1.2 + i / 10)), precision: 'exact' as const })

it('the panel judges a creator among those the team has saved, and saving gives the very score it showed', async () => {
  await savePeers()
  await serveHar(browser.context, har)
  const page = await browser.context.newPage()
  const panel = await openPanel(page, pageOf(har))
  await panel.locator('.standing', { hasText: String(PEERS) }).waitFor()
  const before = await readPanel(panel)
  await save(panel)
  const after = await readPanel(panel)
  expect(after.score).toBe(before.score)
  const row = await api.db.prepare('SELECT score, scoring FROM candidates WHERE platform = ? AND creator_id = ?').bind(id, after.creatorId).first()
  expect(row?.score).toBe(after.score)
  const { parts } = JSON.parse(String(row?.scoring)) as { parts: { part: string; reason: string; inputs: object }[] }
  expect(parts.find(({ part }) => part === 'engagement')).toMatchObject({ reason: 'peers', inputs: { n: PEERS, team: 0 } })
  await page.close()
})
