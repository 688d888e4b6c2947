import type { Payload } from '../observe/collect.ts'
import { tryJson } from '../observe/json.ts'
import { PAYLOAD_EVENT, READY_EVENT } from './capture.ts'

const MAX_DETAIL = 9 * 2 ** 20
/** A document that keeps changing is read once per so many ms. */
const DOCUMENT_PACE = 1_000

export interface Receiver {
  payload(payload: Payload): void
  /** Whether any reader looks at the document itself. */
  wantsDocument: boolean
  /** A wanted body that could not be used: empty, too long, cut short or no JSON. */
  broken(url: string, isEmpty: boolean): void
}

/**
 * Hands over what the page receives: bodies from the page's world, inline scripts as the parser meets them, and the
 * document itself once it is parsed. All of it is untrusted: the page can forge any of it.
 */
export function receive(receiver: Receiver, signal: AbortSignal): void {
  document.addEventListener(PAYLOAD_EVENT, (event) => fromPage(event, receiver), { signal })
  document.dispatchEvent(new CustomEvent(READY_EVENT))
  const scripts = watchScripts(receiver, signal)
  whenParsed(() => {
    scripts.flush()
    if (receiver.wantsDocument) watchDocument(receiver, signal)
  }, signal)
}

/**
 * Pages go on drawing after they were parsed: the document is handed over anew when it has changed, but only as long as the address is the
 * one that it was loaded for. After a navigation inside the page it may still show the last creator.
 */
function watchDocument(receiver: Receiver, signal: AbortSignal): void {
  const url = location.href
  let waiting = false
  const hand = () => {
    waiting = false
    if (location.href === url) receiver.payload({ kind: 'document', url, document: shown() })
    else observer.disconnect()
  }
  const observer = new MutationObserver(() => {
    if (!waiting) setTimeout(hand, DOCUMENT_PACE)
    waiting = true
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
  signal.addEventListener('abort', () => observer.disconnect())
  hand()
}

/** The browser shows a feed as bare text where its type says that it is one (application/rss+xml, application/atom+xml). */
const shown = (): Document =>
  document.contentType === 'text/plain' ? new DOMParser().parseFromString(document.body.textContent ?? '', 'text/xml') : document

function fromPage(event: Event, receiver: Receiver): void {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined
  if (typeof detail !== 'string' || detail.length > MAX_DETAIL) return
  const end = detail.indexOf('\n')
  const url = detail.slice(0, end)
  if (end < 1 || !URL.canParse(url)) return
  const data = tryJson(detail.slice(end + 1))
  if (data === undefined) receiver.broken(url, detail.length === end + 1)
  else receiver.payload({ kind: 'response', url, data })
}

/** Scripts may remove themselves when they run, so they are noted on insertion and read once their text is whole. */
function watchScripts(receiver: Receiver, signal: AbortSignal): { flush(): void } {
  const seen = new WeakSet<Node>()
  const pending: HTMLScriptElement[] = []
  const url = location.href
  const note = (node: Node) => {
    if (!(node instanceof HTMLScriptElement) || node.src || seen.has(node)) return
    seen.add(node)
    pending.push(node)
  }
  const flush = () => {
    for (const script of pending.splice(0)) {
      const text = script.textContent ?? ''
      if (text) receiver.payload({ kind: 'script', url, script: { id: script.id, type: script.type, text } })
    }
  }
  const observer = new MutationObserver((records) => {
    for (const record of records) record.addedNodes.forEach(note)
    if (document.readyState !== 'loading') flush()
  })
  observer.observe(document, { childList: true, subtree: true })
  signal.addEventListener('abort', () => observer.disconnect())
  addEventListener('load', () => observer.disconnect(), { once: true, signal })
  return {
    flush() {
      for (const script of document.scripts) note(script)
      flush()
    },
  }
}

function whenParsed(then: () => void, signal: AbortSignal): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true, signal })
  else then()
}
