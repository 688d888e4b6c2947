import { browser } from 'wxt/browser'
import type { Snapshot } from '../observe/snapshot.ts'
import { inPopup } from './surface.ts'

const MENU = 'read-page'
/** With the id of the window whose side panel is meant: others keep what they show. */
const READ_AGAIN = 'scoutmark:read-page:'

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
    tellToRead(tab.windowId)
  })
}

/** From a click in the popup, which then makes room. */
export async function openSidePanel(): Promise<void> {
  const { id } = await browser.windows.getCurrent()
  if (id === undefined) return
  await browser.sidePanel.open({ windowId: id })
  await tellToRead(id)
  if (inPopup()) close()
}

// One that is just being opened does not listen yet: it reads by itself.
const tellToRead = (windowId: number): Promise<void> => browser.runtime.sendMessage(READ_AGAIN + windowId).catch(() => {})

/** In the side panel: calls back when the user asks for the page on screen to be read. */
export async function onReadAgain(read: () => void): Promise<void> {
  const { id } = await browser.windows.getCurrent()
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (message === READ_AGAIN + id) read()
  })
}

/** The tab on screen. Its address is known only while the user lets Scoutmark see that page. */
export async function activeTab(): Promise<{ id: number; url: string | undefined } | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url }
}

/** In the side panel: calls back whenever another tab or another page may have come on screen. */
export function onTabChange(look: () => void): void {
  browser.tabs.onActivated.addListener(look)
  browser.tabs.onUpdated.addListener(look)
}

/**
 * What the page of a tab holds now; undefined where the user has not let Scoutmark see it by a click on that page.
 * Runs in the extension's own world there, looks, and changes nothing.
 */
export async function snapshotOf(tab: { id: number }): Promise<Snapshot | undefined> {
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
