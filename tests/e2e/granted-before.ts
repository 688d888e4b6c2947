import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserOptions, type ExtensionBrowser, openBrowser } from '../tools/browser.ts'

/** What Chromium keeps of an extension, as far as this needs it. */
interface Kept {
  extensions: { settings: Record<string, { granted_permissions: Granted; runtime_granted_permissions?: Granted }> }
}
interface Granted {
  api: string[]
  explicit_host: string[]
}

/**
 * A profile whose user said yes to these hosts once and switched them off again. Chromium then answers the next question by itself, so
 * that a browser without a window can go all the way that a user goes, with the extension as it is shipped: nothing is granted yet.
 */
export async function grantedBefore(options: BrowserOptions & { profile: string }, hosts: readonly string[]): Promise<ExtensionBrowser> {
  const { id, close } = await openBrowser(options)
  await close()
  const file = join(options.profile, 'Default', 'Preferences')
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept
  const own = kept.extensions.settings[id]
  if (!own) throw new Error(`nothing is kept of ${id} in ${file}`)
  own.granted_permissions.explicit_host = hosts.map((host) => `https://${host}/*`)
  own.runtime_granted_permissions = { ...own.granted_permissions, api: [] }
  writeFileSync(file, JSON.stringify(kept))
  return openBrowser(options)
}
