import { platforms } from 'virtual:platforms'
import { type Browser, browser } from 'wxt/browser'
import { hasHosts } from './permissions.ts'
import { readSettings } from './settings.ts'

type Script = Browser.scripting.RegisteredContentScript
type Listed = (typeof platforms)[number]
const onPage = platforms.filter((platform) => platform.surface === 'page')

/** The pair of scripts of one platform, as the browser registers them. */
const scriptsOf = ({ id, hosts, frames }: Listed): Script[] => {
  const matches = hosts.map((host) => `https://${host}/*`)
  return [
    { id: `capture-${id}`, js: [`content-scripts/capture-${id}.js`], matches, runAt: 'document_start', allFrames: frames, world: 'MAIN' },
    { id: `overlay-${id}`, js: [`content-scripts/overlay-${id}.js`], matches, runAt: 'document_start', allFrames: frames },
  ]
}

/**
 * Registers the scripts of every platform that is granted and switched on, and of no other. A platform just switched on also
 * starts in the tabs that are open already. Safe to call at any time.
 */
export async function syncScripts(): Promise<void> {
  if (import.meta.env.SCOUTMARK_STATIC) return
  const wanted = await switchedOn()
  const registered = new Set((await browser.scripting.getRegisteredContentScripts()).map((script) => script.id))
  const scripts = wanted.flatMap(scriptsOf)
  const stale = [...registered].filter((id) => !scripts.some((script) => script.id === id))
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale })
  const missing = scripts.filter((script) => !registered.has(script.id))
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing)
  await Promise.all(missing.map(startInOpenTabs))
}

async function switchedOn(): Promise<Listed[]> {
  const { off } = await readSettings()
  const granted = await Promise.all(onPage.map(async (platform) => !off.includes(platform.id) && (await hasHosts(platform.hosts))))
  return onPage.filter((_, index) => granted[index])
}

async function startInOpenTabs({ js, matches, allFrames, world }: Script): Promise<void> {
  const tabs = await browser.tabs.query({ url: matches ?? [] })
  const start = ({ id }: Browser.tabs.Tab) =>
    browser.scripting.executeScript({ target: { tabId: id ?? -1, allFrames: allFrames ?? false }, files: js ?? [], world: world ?? 'ISOLATED' })
  await Promise.allSettled(tabs.map(start))
}
