import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { openPanel, pageOf, pair } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

const [platform, har] = pages('page-creator')[0] ?? expect.fail('no replay')
const data = temporaryFolder()
const profile = temporaryFolder()
let browser: ExtensionBrowser
let api: LocalApi

const start = async () => {
  browser = await openBrowser({ extension: inject('extension'), profile })
  await refuseOutside(browser.context)
  await serveHar(browser.context, har)
}
const saved = async () => (await api.db.prepare('SELECT creator_id FROM candidates').all()).results.length
const badge = () => browser.worker?.evaluate(() => chrome.action.getBadgeText({}))

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: data })
  await start()
  await pair(browser, api)
})
afterAll(async () => {
  await browser?.close()
  await api?.stop()
})

it('keeps a save made while the API is down, through a closed browser, and sends it once the API is back', async () => {
  const port = Number(new URL(api.url).port)
  await api.stop()
  const page = await browser.context.newPage()
  const panel = await openPanel(page, pageOf(har))
  await panel.locator('button.save').dblclick()
  await panel.locator('footer[data-save="pending"]').waitFor()
  await expect.poll(badge).toBe('1')

  await browser.close()
  await start()
  await expect.poll(badge).toBe('1')
  const popup = await browser.popup()
  await popup.locator(`[data-outbox^="${platform}/"]`).waitFor()

  api = await startApi({ port, dataDir: data })
  expect(await saved()).toBe(0)
  await popup.locator('[data-action="retry"]').first().click()
  await popup.locator(`[data-candidate^="${platform}/"]`).waitFor()
  await expect.poll(badge).toBe('')
  expect(await saved()).toBe(1)
  await popup.close()
})

it('saves though the service worker was stopped the moment before', async () => {
  const page = await browser.context.newPage()
  const panel = await openPanel(page, pageOf(har))
  await panel.locator('footer[data-save="saved"]').waitFor()
  await api.db.prepare('DELETE FROM observations').run()
  const session = await browser.context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await panel.locator('footer .kept button').click()
  await expect.poll(async () => (await api.db.prepare('SELECT observed_at FROM observations').all()).results.length).toBe(1)
})
