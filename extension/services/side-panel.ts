import { browser } from 'wxt/browser'
import type { Snapshot } from '../observe/snapshot.ts'

const MENU = 'read-page'
const READ_AGAIN = 'scoutmark:read-page'

/** In the service worker: a menu entry on every page, and on the toolbar's button, opens the side panel, which then reads that page. */
export function offerSidePanel(title: () => Promise<string>): void {
  browser.runtime.onInstalled.addListener(async () => {
    await browser.contextMenus.removeAll()
    browser.contextMenus.create({ id: MENU, title: await title(), contexts: ['page', 'action'], documentUrlPatterns: ['http://*/*', 'https://*/*'] })
  })
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId !== MENU || tab?.windowId === undefined) return
    // Nothing may be awaited before: the browser opens it for the click itself.
    browser.sidePanel.open({ windowId: tab.windowId }).catch(() => {})
    browser.runtime.sendMessage(READ_AGAIN).catch(() => {})
  })
}

/** From a click in the popup. */
export async function openSidePanel(): Promise<void> {
  const opened = browser.windows.getCurrent().then(({ id }) => (id === undefined ? undefined : browser.sidePanel.open({ windowId: id })))
  await opened
  await browser.runtime.sendMessage(READ_AGAIN).catch(() => {})
}

/** In the side panel: calls back when the user asks for the page on screen to be read. */
export const onReadAgain = (read: () => void): void =>
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (message === READ_AGAIN) read()
  })

/**
 * What the page of the active tab holds now; undefined where the user has not let Scoutmark see it by a click on that page.
 * Runs in the extension's own world there, looks, and changes nothing.
 */
export async function snapshotOfActiveTab(): Promise<Snapshot | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return undefined
  const [found] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: look }).catch(() => [])
  return found?.result
}

/** Runs in the page by itself: it may use nothing from outside. */
function look(): Snapshot {
  const viewer = document.querySelector('#webkit-xml-viewer-source-xml')
  const bare = document.contentType === 'text/html' ? null : document.querySelector('body > pre')
  const text = viewer ? viewer.innerHTML : (bare?.textContent ?? document.documentElement.outerHTML)
  return { url: location.href, lang: document.documentElement.lang ?? '', type: document.contentType, text }
}
