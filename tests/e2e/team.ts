import { inject } from 'vitest'
import { type ExtensionBrowser, openBrowser, refuseOutside } from '../tools/browser.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { pair } from '../tools/main-job.ts'
import { temporaryFolder } from './folder.ts'

export interface Team {
  browser: ExtensionBrowser
  api: LocalApi
  close(): Promise<void>
}

/** A browser with the extension, paired with a team's own API, and nothing else reachable. */
export async function openTeam(): Promise<Team> {
  const api = await startApi({ port: 0, dataDir: temporaryFolder() })
  const browser = await openBrowser({ extension: inject('extension') })
  await refuseOutside(browser.context)
  await pair(browser, api)
  return {
    browser,
    api,
    async close() {
      await browser.close()
      await api.stop()
    },
  }
}
