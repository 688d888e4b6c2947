import { browser } from 'wxt/browser'

const SAVE_KEY = 'scoutmark:save-key'

/** In the service worker: passes the browser's save command on to the page of the active tab. */
export function passOnSaveKey(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'save' && tab?.id !== undefined) browser.tabs.sendMessage(tab.id, SAVE_KEY).catch(() => {})
  })
}

/** In a page: calls back when the user presses the key that saves. */
export function onSaveKey(save: () => void, signal: AbortSignal): void {
  const listener = (message: unknown) => {
    if (message === SAVE_KEY) save()
  }
  browser.runtime.onMessage.addListener(listener)
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener))
}
