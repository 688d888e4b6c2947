import { browser } from 'wxt/browser'

const STARTED = 'scoutmark:started'

/**
 * Stands in for WXT's context of a content script, which is larger and tells the page the extension's id: it ends when a newer
 * copy of the script starts in the same page, as after an update.
 */
export class ContentScriptContext {
  private readonly ending = new AbortController()

  constructor(name: string) {
    const event = `${STARTED}:${browser.runtime.id}:${name}`
    document.dispatchEvent(new Event(event))
    document.addEventListener(event, () => this.ending.abort(), { once: true })
  }

  get signal(): AbortSignal {
    return this.ending.signal
  }
}
