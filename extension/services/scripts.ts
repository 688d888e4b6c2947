import { platforms } from 'virtual:platforms'
import { type Browser, browser } from 'wxt/browser'
import { grantedHosts } from './permissions.ts'
import { readSettings } from './settings.ts'

type Script = Browser.scripting.RegisteredContentScript & { matches: string[]; js: string[] }
type Listed = (typeof platforms)[number]
const onPage = platforms.filter((platform) => platform.surface === 'page')

/** The pair of scripts of one platform on those of its hosts that are granted, as the browser registers them; none where none is. */
const scriptsOf = ({ id, frames }: Listed, hosts: readonly string[]): Script[] => {
  if (hosts.length === 0) return []
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
  const registered = new Map((await browser.scripting.getRegisteredContentScripts()).map(({ id, matches = [] }) => [id, matches]))
  const stale = [...registered.keys()].filter((id) => !wanted.some((script) => script.id === id))
  if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale })
  const missing = wanted.filter(({ id }) => !registered.has(id))
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing)
  const changed = wanted.filter(({ id, matches }) => registered.has(id) && !sameMatches(matches, registered.get(id)))
  if (changed.length > 0) await browser.scripting.updateContentScripts(changed)
  await Promise.all([...missing, ...changed].map((script) => startInOpenTabs(script, registered.get(script.id))))
}

const sameMatches = (some: readonly string[], others: readonly string[] = []): boolean =>
  some.length === others.length && some.every((one) => others.includes(one))

async function switchedOn(): Promise<Script[]> {
  const { off } = await readSettings()
  const wanted = onPage.filter(({ id }) => !off.includes(id))
  return (await Promise.all(wanted.map(async (platform) => scriptsOf(platform, await grantedHosts(platform.hosts))))).flat()
}

/** In tabs of the hosts that the script did not run on before. */
async function startInOpenTabs({ js, matches, allFrames = false, world = 'ISOLATED' }: Script, before: readonly string[] = []): Promise<void> {
  const url = matches.filter((match) => !before.includes(match))
  if (url.length === 0) return
  const tabs = await browser.tabs.query({ url })
  const start = ({ id }: Browser.tabs.Tab) =>
    browser.scripting.executeScript({ target: { tabId: id ?? -1, allFrames }, files: js, world, injectImmediately: true })
  await Promise.allSettled(tabs.map(start))
}
