import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { type ExtensionBrowser, serveHar } from '../tools/browser.ts'
import { readHar } from '../tools/har.ts'
import type { LocalApi } from '../tools/local-api.ts'
import { pageOf, readPanel } from '../tools/main-job.ts'
import { everyReplay } from '../tools/replays.ts'
import { openTeam, type Team } from './team.ts'

const onClick = (await loadPlatforms()).filter(({ surface }) => surface === 'side-panel').map(({ id }) => id)
const creators = everyReplay().filter(([platform, har]) => onClick.includes(platform) && har.endsWith('/page-creator.har'))
let team: Team
let browser: ExtensionBrowser
let api: LocalApi
let side: Page
let page: Page
let requests: string[] = []

beforeAll(async () => {
  team = await openTeam()
  ;({ browser, api } = team)
  side = await browser.context.newPage()
  await side.goto(`chrome-extension://${browser.id}/sidepanel.html`)
  browser.context.on('request', (request) => requests.push(request.url()))
})
beforeEach(async () => {
  page = await browser.context.newPage()
  return () => page.close()
})
afterAll(() => team?.close())

/** Opens a page in front and has the side panel, which stands in a tab of its own here, read it. */
async function readInSidePanel(url: string): Promise<void> {
  await page.goto(url)
  await page.bringToFront()
  requests = []
  await side.evaluate(() => document.querySelector<HTMLElement>('[data-action="read"]')?.click())
}

it.each(creators)('reads a creator of %s on a click, runs nothing in the page and asks it for nothing', async (platform, har) => {
  await serveHar(browser.context, har)
  await page.goto(pageOf(har))
  const before = await page.evaluate(() => document.documentElement.outerHTML)
  await readInSidePanel(pageOf(har))
  const panel = side.locator('scoutmark-panel[data-state="ready"]')
  await panel.waitFor({ state: 'attached' })
  const shown = await readPanel(panel)
  expect(shown).toMatchObject({ state: 'ready', platform })
  expect(shown.creatorId).not.toBe('')
  expect(shown.figures['creator.followers']).toBeGreaterThan(0)
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before)
  expect(await page.locator('scoutmark-panel, scoutmark-badge').count()).toBe(0)
  expect(requests.filter((url) => !url.startsWith(api.url) && !url.startsWith('chrome-extension:'))).toEqual([])

  await side.evaluate(() => document.querySelector('scoutmark-panel')?.shadowRoot?.querySelector<HTMLElement>('button.save')?.click())
  await side.locator('footer[data-save="saved"]').waitFor({ state: 'attached' })
  const rows = await api.db.prepare('SELECT creator_id FROM candidates WHERE platform = ?').bind(platform).all()
  expect(rows.results).toEqual([{ creator_id: shown.creatorId }])
})

it('reads a feed as the browser shows it', async () => {
  const har = everyReplay().find(([, file]) => file.endsWith('/feed-of-blogger-counts-comments.har'))?.[1] ?? expect.fail('no feed')
  const { url, body } = readHar(har)[0] ?? expect.fail('an empty recording')
  // As blogs send it: an XML type that the browser shows as a tree.
  await browser.context.route(url, (route) => route.fulfill({ contentType: 'application/xml; charset=utf-8', body }))
  await readInSidePanel(url)
  await side.locator('scoutmark-panel[data-creator-id="tinwhistlekitchen.blogspot.com"]').waitFor({ state: 'attached' })
})

it('sees no page on which the user has not asked for it', async () => {
  await browser.context.route('https://gannetrock.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>words' }))
  await readInSidePanel('https://gannetrock.example/')
  await side.locator('[data-why="no-access"]').waitFor({ state: 'attached' })
  expect(await side.locator('scoutmark-panel').getAttribute('data-creator-id')).toBe('')
})

it('drops the numbers as soon as another page, or another tab, is on screen', async () => {
  const [platform, har] = creators[0] ?? expect.fail('no replay')
  await serveHar(browser.context, har)
  const panel = side.locator('scoutmark-panel')
  const words = () => panel.evaluate((element) => element.shadowRoot?.querySelector('.panel')?.textContent ?? '')
  const why = () => side.locator('[data-why]').getAttribute('data-why')
  const read = async () => {
    await readInSidePanel(pageOf(har))
    await side.locator(`scoutmark-panel[data-platform="${platform}"][data-state="ready"]`).waitFor({ state: 'attached' })
    expect(await words()).not.toBe('')
  }

  await read()
  // Without leaving the document, as sites with one page do.
  await page.evaluate(() => history.pushState(null, '', '/elsewhere'))
  await expect.poll(words).toBe('')
  expect([await why(), await panel.getAttribute('data-creator-id')]).toEqual(['moved', ''])

  await read()
  await page.goto('about:blank')
  await expect.poll(words).toBe('')

  await read()
  const other = await browser.context.newPage()
  await expect.poll(words).toBe('')
  await other.close()
})

it('keeps the numbers while the address changes only in its extras', async () => {
  const [, har] = creators[0] ?? expect.fail('no replay')
  await serveHar(browser.context, har)
  await readInSidePanel(pageOf(har))
  await side.locator('scoutmark-panel[data-state="ready"]').waitFor({ state: 'attached' })
  await side.evaluate(() => chrome.tabs.onUpdated.addListener((_, { url }) => url && Object.assign(document.body.dataset, { url })))
  await page.evaluate(() => history.replaceState(null, '', '#more'))
  await side.locator('body[data-url$="#more"]').waitFor()
  // Whatever that made it ask the browser has been answered before this.
  await side.evaluate(() => chrome.tabs.query({}))
  expect(await side.locator('scoutmark-panel').getAttribute('data-state')).toBe('ready')
})
