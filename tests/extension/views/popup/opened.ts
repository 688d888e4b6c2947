import { parseHTML } from 'linkedom'
import { h, options, render } from 'preact'
import { vi } from 'vitest'
import { readAsked } from '../../../../extension/services/asked.ts'
import { readBriefs, readChosenBrief } from '../../../../extension/services/briefs.ts'
import { readCachedList } from '../../../../extension/services/cached-list.ts'
import { readConnection } from '../../../../extension/services/connection.ts'
import { readSettings } from '../../../../extension/services/settings.ts'
import { App } from '../../../../extension/views/popup/app.tsx'
import { NOW } from './invented.ts'

const EVENTS = ['click', 'input', 'change', 'submit', 'keydown', 'keyup', 'keypress', 'scroll', 'close', 'focus', 'pointerdown', 'focusin']
const platforms = [{ id: 'example', name: { zh: '示例', en: 'Example' }, hosts: ['www.example.com', 'm.example.com'], limits: 'None.' }]

// Effects run right after drawing: no frame comes without a browser.
options.requestAnimationFrame = queueMicrotask

/** The popup opened in a document without a browser, as it is painted before anyone was asked, with the first rows of what is known or all. */
export async function opened(rows?: number) {
  const { document, Event, HTMLElement, Node } = parseHTML('<!doctype html><html><body><div id="root"></div></body></html>')
  for (const [name, value] of Object.entries({ document, HTMLElement, Node, requestAnimationFrame: queueMicrotask })) vi.stubGlobal(name, value)
  // Preact asks the element which events there are.
  for (const name of EVENTS) Reflect.set(HTMLElement.prototype, `on${name}`, null)
  const [settings, connection] = await Promise.all([readSettings(), readConnection()])
  const brief = await readChosenBrief()
  const cached = connection && (await readCachedList(connection.workspace.id, brief?.id, rows))
  const briefs = connection ? await readBriefs(connection.workspace.id) : []
  const root = document.querySelector('#root') as unknown as Element
  render(h(App, { start: { settings, connection, cached, asked: await readAsked(), brief, briefs }, platforms, clock: () => NOW }), root)

  const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)]
  const find = (selector: string): HTMLElement => all(selector)[0] ?? fail(`nothing fits ${selector}`)
  const fire = (selector: string, name: string, more: object = {}) =>
    find(selector).dispatchEvent(Object.assign(new Event(name, { bubbles: true, cancelable: true }), more) as unknown as globalThis.Event)
  return {
    document,
    all,
    find,
    /** Waits until something fits, however many frames and replies that takes. */
    seen: (selector: string) => vi.waitFor(() => find(selector)),
    gone: (selector: string) => vi.waitFor(() => all(selector).length === 0 || fail(`still there: ${selector}`)),
    texts: (selector: string) => all(selector).map((one) => one.textContent ?? ''),
    state: () => find('.popup').dataset.state,
    click: (selector: string) => fire(selector, 'click'),
    submit: (selector: string) => fire(selector, 'submit'),
    key: (key: string, selector = '.popup') => fire(selector, 'keydown', { key }),
    enter(selector: string, value: string) {
      const field = find(selector)
      Object.defineProperty(field, 'value', { value, writable: true, configurable: true })
      fire(selector, field.localName === 'select' ? 'change' : 'input')
    },
    close: () => render(null, root),
  }
}

function fail(message: string): never {
  throw new Error(message)
}
