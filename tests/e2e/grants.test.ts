import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { buildExtension } from '../tools/build-extension.ts'
import { pageOf } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'
import { grantedBefore } from './granted-before.ts'

// The extension as it is shipped, with nothing granted; only the browser's own question is answered beforehand.

const [platform, har] = pages('page-creator')[0] ?? expect.fail('no replay')
const hosts = (await loadPlatforms()).find(({ id }) => id === platform)?.hosts ?? []
const extension = temporaryFolder()
// A screen on which a popup has room.
const options = { extension, profile: temporaryFolder(), flags: ['--screen-info={1600x1200}', '--window-size=1400,1000'] }
let browser: ExtensionBrowser
let page: Page
let popup: Page
let toggle: Locator

async function look(): Promise<void> {
  await refuseOutside(browser.context)
  await serveHar(browser.context, har)
  page = await browser.context.newPage()
  await page.goto(pageOf(har))
  popup = await browser.popup()
  await popup.getByRole('button', { name: 'Platforms' }).click()
  toggle = popup.locator(`[data-platform="${platform}"] [role="switch"][aria-busy="false"]`)
}
beforeAll(async () => {
  cpSync(buildExtension('chrome'), extension, { recursive: true })
  browser = await grantedBefore(options, hosts)
  await look()
})
afterAll(() => browser?.close())

const originsOf = (of: readonly string[]) => of.map((host) => `https://${host}/*`).sort()
const isOn = () => toggle.getAttribute('aria-checked')
const inWorker = <T>(act: (origins: string[]) => Promise<T>, origins: string[] = []) => browser.worker?.evaluate(act, origins)
const registered = () =>
  inWorker(async () => Object.fromEntries((await chrome.scripting.getRegisteredContentScripts()).map(({ id, matches = [] }) => [id, matches.sort()])))
const granted = () => inWorker(async () => ((await chrome.permissions.getAll()).origins ?? []).sort())
const onAll = (of: readonly string[]) => ({ [`capture-${platform}`]: originsOf(of), [`overlay-${platform}`]: originsOf(of) })
const panels = () => page.locator('scoutmark-panel')
const ready = () => page.locator('scoutmark-panel[data-state="ready"]').waitFor({ state: 'attached' })

it('is nowhere until a platform is switched on', async () => {
  expect(await isOn()).toBe('false')
  expect([await granted(), await registered()]).toEqual([[], {}])
  expect(await panels().count()).toBe(0)
})

it('comes to a platform by one click, to tabs that are open too, where it asks to be loaded again for what it missed', async () => {
  await toggle.click()
  await expect.poll(isOn).toBe('true')
  expect(await granted()).toEqual(originsOf(hosts))
  await expect.poll(registered).toEqual(onAll(hosts))
  await page.locator('scoutmark-panel[data-state="late"]').waitFor({ state: 'attached' })
  await page.reload()
  await ready()
})

it('goes at once when the browser takes the permission away, and comes back with it, as one panel', async () => {
  await inWorker((origins) => chrome.permissions.remove({ origins }), originsOf(hosts))
  await expect.poll(() => panels().count()).toBe(0)
  await expect.poll(isOn).toBe('false')
  await expect.poll(registered).toEqual({})
  await toggle.click()
  await expect.poll(registered).toEqual(onAll(hosts))
  await page.locator('scoutmark-panel[data-state="late"]').waitFor({ state: 'attached' })
  expect(await panels().count()).toBe(1)
})

it('works on what is left where only some hosts are taken away, and asks for the others by a click of its own', async () => {
  const [first = '', ...left] = hosts
  await inWorker((origins) => chrome.permissions.remove({ origins }), originsOf([first]))
  await expect.poll(registered).toEqual(onAll(left))
  await expect.poll(() => popup.locator('.missing').textContent()).toContain(first)
  expect(await isOn()).toBe('true')
  await popup.locator('[data-action="allow"]').click()
  await expect.poll(registered).toEqual(onAll(hosts))
  await popup.locator('.missing').waitFor({ state: 'detached' })
})

it('is on after the browser was closed, and after an update that adds a platform', async () => {
  await browser.close()
  const file = `${extension}/manifest.json`
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { version: string; optional_host_permissions: string[] }
  manifest.version = '99.0.0'
  manifest.optional_host_permissions.push('https://added.example/*')
  writeFileSync(file, JSON.stringify(manifest))
  browser = await openBrowser(options)
  await expect.poll(registered).toEqual(onAll(hosts))
  expect(await inWorker(async () => chrome.runtime.getManifest().version)).toBe('99.0.0')
  await look()
  await ready()
  expect(await isOn()).toBe('true')
})

it('gives the permission back when it is switched off in the popup', async () => {
  await toggle.click()
  await expect.poll(granted).toEqual([])
  await expect.poll(() => panels().count()).toBe(0)
  await expect.poll(registered).toEqual({})
})

it('opens at the toolbar in its full size', async () => {
  // The window is as wide as the page in front of it.
  await popup.setViewportSize({ width: 1280, height: 900 })
  await inWorker(() => chrome.action.openPopup())
  const size = () =>
    popup.evaluate(() => chrome.extension.getViews({ type: 'popup' }).map(({ innerWidth, innerHeight }) => [innerWidth, innerHeight]))
  await expect.poll(size).toEqual([[400, 600]])
})
