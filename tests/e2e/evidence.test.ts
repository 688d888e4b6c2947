import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { EvidenceCode } from '../../shared/schema/evidence.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { openPanel, pageOf, pair, readPanel, save } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

const FOUND: Readonly<Record<string, readonly EvidenceCode[]>> = {
  tiktok: ['promoted-views', 'ratio-out-of-band', 'dormant'],
  douyin: ['sponsored-heavy'],
}
const DAY = 86_400_000
let browser: ExtensionBrowser
let api: LocalApi

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: temporaryFolder() })
  browser = await openBrowser({ extension: inject('extension') })
  await refuseOutside(browser.context)
  await pair(browser, api)
})
afterAll(async () => {
  await browser?.close()
  await api?.stop()
})

/** What popup and dossier say of a candidate. */
async function reviewed(name: string, codes: readonly EvidenceCode[]): Promise<void> {
  const popup = await browser.popup()
  const row = popup.locator(`[data-candidate="${name}"]`)
  const flags = (selector: string) =>
    popup.locator(`${selector} [data-evidence]`).evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.evidence))
  expect(await row.locator('[data-flags]').getAttribute('data-flags')).toBe(String(codes.length))
  await row.locator('button.score').click()
  expect(await flags(`[data-candidate="${name}"]`)).toEqual(codes)
  for (const code of codes) {
    await popup.locator('select[name="flag"]').selectOption(code)
    await row.waitFor()
  }
  await row.locator('.more > button').click()
  await popup.locator('[data-action="dossier"]').click()
  await popup.locator('[data-dossier="ready"]').waitFor()
  expect(await flags('.dossier')).toEqual(codes)
  await popup.close()
}

it('has a page for every kind of evidence that one visit can show', () => {
  expect(pages('page-creator-with-evidence').map(([platform]) => platform)).toEqual(Object.keys(FOUND).toSorted())
})

it.each(pages('page-creator-with-evidence'))('on %s stands in the panel, in the list and in the dossier, with its numbers', async (platform, har) => {
  const codes = FOUND[platform] ?? expect.fail()
  await serveHar(browser.context, har)
  const page = await browser.context.newPage()
  const panel = await openPanel(page, pageOf(har))
  await expect.poll(async () => (await readPanel(panel)).evidence).toEqual(codes)
  for (const flag of await panel.locator('[data-evidence]').all()) {
    expect(await flag.locator('summary').textContent()).toMatch(/\d/)
    await flag.locator('summary').click()
    expect((await flag.locator('p').allTextContents()).every((text) => /\p{L}{4}/u.test(text))).toBe(true)
  }
  await save(panel)
  const { creatorId } = await readPanel(panel)
  await page.close()
  await reviewed(`${platform}/${creatorId}`, codes)
})

it('of a follower jump comes from the visits of the days before', async () => {
  const stored = await browser.worker?.evaluate(() => chrome.storage.local.get<{ connection: { key: string } }>('connection'))
  const headers = { authorization: `Bearer ${stored?.connection.key}` }
  for (let ago = 40; ago >= 0; ago -= 1) {
    const followers = { value: Math.round(20_000 * 1.001 ** (40 - ago) * (ago < 15 ? 1.12 : 1)), precision: 'exact' as const }
    const observation: Observation = {
      creator: { platform: 'bilibili', id: 'jumpy', name: 'Jumpy', followers },
      posts: [],
      observedAt: new Date(Date.now() - ago * DAY).toISOString(),
      terms: { engagement: ['likes'], engagementPer: 'views' },
      sources: {},
    }
    const reply = await fetch(`${api.url}/v1/candidates/bilibili/jumpy`, { method: 'PUT', headers, body: JSON.stringify({ observation }) })
    expect(reply.status).toBe(200)
  }
  await reviewed('bilibili/jumpy', ['follower-jump'])
})
