import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { buildExtension } from '../tools/build-extension.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { openPanel, pageOf, pair } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

interface Manifest {
  permissions: string[]
  host_permissions?: string[]
  optional_host_permissions?: string[]
  content_scripts?: unknown[]
  web_accessible_resources?: unknown[]
}
const platforms = await loadPlatforms()
const hosts = (surface: 'side-panel' | undefined) =>
  platforms.filter((platform) => platform.surface === surface).flatMap((platform) => platform.hosts.map((host) => `https://${host}/*`))

describe('what the extension may do when it is installed', () => {
  let manifest: Manifest
  beforeAll(() => {
    manifest = JSON.parse(readFileSync(`${buildExtension('chrome')}/manifest.json`, 'utf8'))
  })

  it('sees no site, and runs in none', () => {
    expect(manifest.host_permissions).toBeUndefined()
    expect(manifest.content_scripts).toBeUndefined()
    expect(manifest.web_accessible_resources).toBeUndefined()
    expect(manifest.permissions.filter((one) => /:\/\/|all_urls|^tabs$|webRequest|cookies|history/.test(one))).toEqual([])
  })

  it('may ask for each platform’s own hosts, but never for those on which nothing of ours may run, nor for all sites', () => {
    const optional = manifest.optional_host_permissions ?? []
    expect([...optional].sort()).toEqual([...new Set(hosts(undefined))].sort())
    expect(hosts('side-panel').length).toBeGreaterThan(0)
    for (const host of hosts('side-panel')) expect(optional).not.toContain(host)
    expect(optional.filter((host) => /^(<all_urls>|\*:|https:\/\/\*\/)/.test(host))).toEqual([])
  })
})

describe('switching a platform off', () => {
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

  it('takes the panel out of open tabs at once, and on brings it back', async () => {
    const [platform, har] = pages('page-creator')[0] ?? expect.fail('no replay')
    await serveHar(browser.context, har)
    const page = await browser.context.newPage()
    await openPanel(page, pageOf(har))
    const popup = await browser.popup()
    await popup.getByRole('button', { name: 'Platforms' }).first().click()
    const toggle = popup.locator(`[data-platform="${platform}"] [role="switch"]`)
    await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true')
    await toggle.click()
    await page.locator('scoutmark-panel').waitFor({ state: 'detached' })
    expect(await toggle.getAttribute('aria-checked')).toBe('false')
    await toggle.click()
    await page.locator('scoutmark-panel[data-state="ready"]').waitFor({ state: 'attached' })
  })
})
