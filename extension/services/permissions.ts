import { type Browser, browser } from 'wxt/browser'

const origins = (hosts: readonly string[]) => ({ origins: hosts.map((host) => `https://${host}/*`) })

/** Those of a platform's hosts that the browser lets Scoutmark onto: all, none, or some where an update added one or the user took one back. */
export async function grantedHosts(hosts: readonly string[]): Promise<string[]> {
  const granted = await Promise.all(hosts.map((host) => browser.permissions.contains(origins([host]))))
  return hosts.filter((_, at) => granted[at])
}

/** Asks the user for a platform's hosts. Must be called by a click itself, before anything is awaited. */
export const requestHosts = (hosts: readonly string[]): Promise<boolean> => browser.permissions.request(origins(hosts))

/** Gives a platform's hosts back; false where they were granted at install and cannot be. */
export const returnHosts = (hosts: readonly string[]): Promise<boolean> => browser.permissions.remove(origins(hosts)).catch(() => false)

/** What the user allowed or took back just now, here or in the browser's own settings: hosts as platforms write them. */
export interface Grant {
  added: boolean
  hosts: readonly string[]
}

/** Calls back whenever hosts are granted or taken away. */
export function watchPermissions(onChange: (grant: Grant) => void, signal?: AbortSignal): void {
  const { onAdded, onRemoved } = browser.permissions
  for (const event of [onAdded, onRemoved]) {
    const listener = ({ origins = [] }: Browser.permissions.Permissions) => onChange({ added: event === onAdded, hosts: origins.map(hostOf) })
    event.addListener(listener)
    signal?.addEventListener('abort', () => event.removeListener(listener))
  }
}

const hostOf = (origin: string): string => origin.replace(/^https:\/\/|\/\*$/g, '')
