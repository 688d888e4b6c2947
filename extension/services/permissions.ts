import { browser } from 'wxt/browser'

const origins = (hosts: readonly string[]) => ({ origins: hosts.map((host) => `https://${host}/*`) })

/** Whether the browser lets Scoutmark onto all of a platform's hosts. */
export const hasHosts = (hosts: readonly string[]): Promise<boolean> => browser.permissions.contains(origins(hosts))

/** Asks the user for a platform's hosts. Must be called by a click itself, before anything is awaited. */
export const requestHosts = (hosts: readonly string[]): Promise<boolean> => browser.permissions.request(origins(hosts))

/** Gives a platform's hosts back; false where they were granted at install and cannot be. */
export const returnHosts = (hosts: readonly string[]): Promise<boolean> => browser.permissions.remove(origins(hosts)).catch(() => false)

/** Calls back whenever a permission is granted or taken away. */
export function watchPermissions(onChange: () => void): void {
  browser.permissions.onAdded.addListener(onChange)
  browser.permissions.onRemoved.addListener(onChange)
}
