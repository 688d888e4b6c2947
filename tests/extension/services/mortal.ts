import { fakeBrowser } from 'wxt/testing/fake-browser'

/** How many more steps (storage operations, replies) the service worker lives; then everything it does fails until it is started again. */
export const life = { steps: Number.POSITIVE_INFINITY }

export class Stopped extends Error {}

/** One step of a service worker that may be stopped at any of them. */
export function step(): void {
  if (life.steps <= 0) throw new Stopped('the service worker was stopped')
  life.steps -= 1
}

/** Starts a new service worker: storage is as the old one left it. */
export function restart(): void {
  life.steps = Number.POSITIVE_INFINITY
}

/** The fake browser, whose storage fails once the worker is stopped. */
export const browser: typeof fakeBrowser = {
  ...fakeBrowser,
  storage: { ...fakeBrowser.storage, local: mortal(fakeBrowser.storage.local), session: mortal(fakeBrowser.storage.session) },
}

function mortal<A extends object>(area: A): A {
  return new Proxy(area, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key)
      if (typeof member !== 'function' || !['get', 'set', 'remove'].includes(String(key))) return member
      return async (...args: unknown[]): Promise<unknown> => {
        step()
        return member(...args)
      }
    },
  })
}
