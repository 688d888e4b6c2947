import { fakeBrowser } from 'wxt/testing/fake-browser'

type Origins = { origins: string[] }

/**
 * The browser's permissions for hosts, all of them taken back.
 * @param answer what the user says to a question, or never says where the popup is closed over it
 */
export function fakePermissions(answer: () => Promise<boolean> = async () => true): Set<string> {
  const granted = new Set<string>()
  const listeners = new Set<(change: Origins) => void>()
  const event = {
    addListener: (listener: (change: Origins) => void) => listeners.add(listener),
    removeListener: (listener: (change: Origins) => void) => listeners.delete(listener),
  }
  const change = (act: (origin: string) => unknown, origins: string[]) => {
    origins.forEach(act)
    for (const listener of listeners) listener({ origins })
  }
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins }: Origins) => origins.every((origin) => granted.has(origin)),
    async request({ origins }: Origins) {
      const yes = await answer()
      if (yes) change((origin) => granted.add(origin), origins)
      return yes
    },
    async remove({ origins }: Origins) {
      change((origin) => granted.delete(origin), origins)
      return true
    },
    onAdded: event,
    onRemoved: event,
  })
  return granted
}
