import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { type ExtensionBrowser, serveHar } from '../tools/browser.ts'
import { openPanel, pageOf } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { openTeam, type Team } from './team.ts'

const platforms = await loadPlatforms()
let team: Team
let browser: ExtensionBrowser

beforeAll(async () => {
  team = await openTeam()
  browser = team.browser
})
afterAll(() => team?.close())

async function openPlatforms() {
  const popup = await browser.popup()
  await popup.locator('[data-screen="list"]').waitFor()
  await popup.getByRole('button', { name: 'Platforms' }).first().click()
  await popup.locator('[data-screen="platforms"]').waitFor()
  return popup
}
/** The dot beside a platform, read anew until it is what is waited for. */
const health = async (platform: string) => {
  const popup = await openPlatforms()
  const line = popup.locator(`[data-platform="${platform}"] .health`)
  await line.waitFor()
  const state = await line.getAttribute('data-health')
  await popup.close()
  return state
}

it('shows beside each platform how much of its pages was understood, and reports what was not', async () => {
  const [platform, har] = pages('page-creator')[0] ?? expect.fail('no replay')
  await serveHar(browser.context, har)
  expect(await health(platform)).toBe('unknown')
  const page = await browser.context.newPage()
  await openPanel(page, pageOf(har))
  await expect.poll(() => health(platform), { timeout: 20_000 }).toBe('green')

  const source = platforms
    .find(({ id }) => id === platform)
    ?.sources.flatMap(({ origins }) => origins)
    .find((origin) => origin.kind === 'response')
  expect(source).toBeDefined()
  const urls = (await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).filter((url) => source?.url.test(url))
  await page.evaluate(([url]) => {
    for (let at = 0; at < 60; at++)
      document.dispatchEvent(
        new CustomEvent('scoutmark:payload', { detail: `${url}\n{"code":0,"data":{"renamed":{"secret_name":"Ann","n":${at}}}}` }),
      )
  }, urls)
  await expect.poll(() => health(platform), { timeout: 20_000 }).toBe('red')

  const popup = await openPlatforms()
  await popup.evaluate(() =>
    Object.defineProperty(navigator.clipboard, 'writeText', { value: async (text: string) => Object.assign(window, { copied: text }) }),
  )
  await popup.locator(`[data-platform="${platform}"] .health button`).click()
  const report = String(await popup.evaluate('copied'))
  expect(report).toContain(`${platform}.ts, red`)
  expect(report).toContain('"renamed": {\n   "secret_name": "string"')
  expect(report).not.toContain('Ann')
})
