import { parseHTML } from 'linkedom'
import { vi } from 'vitest'
import type { PanelHandlers, PanelModel } from '../../../../extension/views/overlay/model.ts'
import { mountPanel } from '../../../../extension/views/overlay/mount.tsx'
import { NOW } from './invented.ts'

export interface Mounted {
  root: ShadowRoot
  /** The model on screen; handlers may show another. */
  show(model: PanelModel): void
  find(selector: string): HTMLElement
  texts(selector: string): string[]
  click(selector: string): Promise<void>
  /** Presses a key in the panel; whether the event is kept from the page. */
  key(key: string): Promise<{ kept: boolean }>
}

/** Lets Preact draw what was asked for. */
export const drawn = (): Promise<void> => Promise.resolve().then(() => Promise.resolve())

/** Mounts a panel in a document without a browser. */
export function mounted(model: PanelModel, handlers: Partial<PanelHandlers> = {}): Mounted {
  const { document, Event, HTMLElement } = parseHTML('<!doctype html><html><body></body></html>')
  vi.stubGlobal('document', document)
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  )
  // Preact asks the element which events there are.
  for (const name of ['click', 'keydown', 'keyup', 'keypress', 'pointerdown']) Reflect.set(HTMLElement.prototype, `on${name}`, null)
  const host = document.createElement('scoutmark-panel')
  document.documentElement.append(host)
  const root = host.attachShadow({ mode: 'open' }) as unknown as ShadowRoot
  const all = { save: async () => {}, undo: async () => {}, report: async () => 'a report', change: () => {}, switchOff: () => {}, ...handlers }
  const panel = mountPanel(root, '', all, () => NOW)
  panel.show(model)
  const find = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`nothing fits ${selector}`)
    return found
  }
  const fire = async (selector: string, event: Event) => {
    find(selector).dispatchEvent(event)
    await drawn()
  }
  return {
    root,
    show: panel.show,
    find,
    texts: (selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent ?? ''),
    click: (selector) => fire(selector, new Event('click', { bubbles: true })),
    async key(key) {
      const event = Object.assign(new Event('keydown', { bubbles: true }), { key })
      await fire('aside', event)
      return { kept: event.cancelBubble }
    },
  }
}
