import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { openPanel, pageOf, pair, save } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

let api: LocalApi
/** The same pages in a browser without the extension and in one that reads and saves them. */
let bare: ExtensionBrowser
let scout: ExtensionBrowser
const seen = new Map<ExtensionBrowser, string[]>()

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: temporaryFolder() })
  bare = await openBrowser()
  scout = await openBrowser({ extension: inject('extension') })
  for (const browser of [bare, scout]) {
    await refuseOutside(browser.context)
    // Pages, content scripts and service workers alike.
    browser.context.on('request', (request) => seen.get(browser)?.push(`${request.method()} ${request.url()}`))
  }
  await pair(scout, api)
})
afterAll(async () => {
  await Promise.all([bare?.close(), scout?.close()])
  await api?.stop()
})

async function requestsOf(browser: ExtensionBrowser, har: string): Promise<string[]> {
  const requests: string[] = []
  seen.set(browser, requests)
  await serveHar(browser.context, har)
  const page = await browser.context.newPage()
  if (browser === scout) await save(await openPanel(page, pageOf(har)))
  else await page.goto(pageOf(har))
  await page.waitForLoadState('networkidle')
  await page.close()
  return requests.filter((request) => !request.includes('chrome-extension:')).sort()
}

it.each(pages('page-creator'))('sends no request to %s that the page does not send by itself', async (_platform, har) => {
  const alone = await requestsOf(bare, har)
  const watched = await requestsOf(scout, har)
  const ours = (request: string) => request.includes(api.url)
  // The save itself is seen, so a request to the platform would be.
  expect(watched.filter(ours).some((request) => request.startsWith('PUT '))).toBe(true)
  expect(watched.filter((request) => !ours(request))).toEqual(alone)
  expect(alone.length).toBeGreaterThan(0)
})
