// Runs in the page's own world: passes on what the page receives. Never delays, changes or repeats a request.

/** Longest body passed on, in characters; of a longer one as much as is no JSON. */
const MAX_BODY = 8 * 2 ** 20
const MAX_WAITING = 64

/** Names of the two events between the page's world and the extension's. */
export const PAYLOAD_EVENT = 'scoutmark:payload'
export const READY_EVENT = 'scoutmark:ready'

/** Watches fetch and XMLHttpRequest and passes on the bodies whose URL matches one of `wanted`. */
export function startCapture(wanted: readonly RegExp[]): void {
  const pass = channel()
  const wants = (url: string) => wanted.some((pattern) => pattern.test(url))
  watchFetch(wants, pass)
  watchXhr(wants, pass)
}

type Pass = (url: string, body: string) => void

/** Sends `url\nbody` as an event; holds back the first ones until the listening side says that it is there. */
function channel(): Pass {
  const send = (detail: string) => document.dispatchEvent(new CustomEvent(PAYLOAD_EVENT, { detail }))
  const waiting: string[] = []
  let ready = false
  document.addEventListener(READY_EVENT, () => {
    ready = true
    for (const detail of waiting.splice(0)) send(detail)
  })
  return (url, body) => {
    const detail = `${url}\n${body.length > MAX_BODY ? '…' : body}`
    if (ready) send(detail)
    else if (waiting.length < MAX_WAITING) waiting.push(detail)
  }
}

// A Proxy keeps name, length and toString of the native function: a page that checks them finds what it expects.
function intercept<T extends object>(
  owner: T,
  method: keyof T,
  before: (self: unknown, args: unknown[]) => void,
  after?: (result: unknown, args: unknown[]) => void,
): void {
  const native = owner[method]
  if (typeof native !== 'function') return
  owner[method] = new Proxy(native, {
    apply(target, self, args) {
      quietly(() => before(self, args))
      const result = Reflect.apply(target as () => unknown, self, args)
      quietly(() => after?.(result, args))
      return result
    },
  })
}

/** Nothing of ours may throw into the page. */
function quietly(act: () => void): void {
  try {
    act()
  } catch {}
}

function watchFetch(wants: (url: string) => boolean, pass: Pass): void {
  const look = async (response: Response, input: unknown) => {
    const url = response.url || absolute(input instanceof Request ? input.url : String(input))
    if (!response.ok && response.type === 'opaque') return
    if (wants(url) && response.body) pass(url, await readCapped(response.clone()))
  }
  intercept(
    window,
    'fetch',
    () => {},
    (reply, [input]) => {
      if (reply instanceof Promise) reply.then((response: Response) => look(response, input)).catch(() => {})
    },
  )
}

async function readCapped(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let body = ''
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    body += part.value
    if (body.length <= MAX_BODY) continue
    reader?.cancel().catch(() => {})
    break
  }
  return body
}

function watchXhr(wants: (url: string) => boolean, pass: Pass): void {
  const urls = new WeakMap<object, string>()
  intercept(XMLHttpRequest.prototype, 'open', (self, [, url]) => {
    urls.set(self as object, absolute(String(url)))
  })
  intercept(XMLHttpRequest.prototype, 'send', (self) => {
    const request = self as XMLHttpRequest
    const url = urls.get(request) ?? ''
    if (wants(url))
      request.addEventListener(
        'load',
        () =>
          bodyOf(request).then(
            (body) => pass(url, body),
            () => {},
          ),
        { once: true },
      )
  })
}

async function bodyOf({ responseType, response }: XMLHttpRequest): Promise<string> {
  if (responseType === '' || responseType === 'text') return response
  if (responseType === 'json') return JSON.stringify(response, dropUnsafe)
  return new Response(response).text()
}

// The page has parsed this body already: an integer beyond 2^53 has lost its last digits and is no id any more.
const dropUnsafe = (_key: string, value: unknown): unknown => (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? null : value)

const absolute = (url: string): string => new URL(url, document.baseURI).href
