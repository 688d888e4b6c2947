import type { ExtensionBrowser } from './browser.ts'
import type { LocalApi } from './local-api.ts'

/** Saves a creator to the team and moves it to a stage, as a teammate would: with the key that the extension was given. */
export async function keep(browser: ExtensionBrowser, api: LocalApi, [platform, creatorId, stage]: readonly [string, string, string]): Promise<void> {
  const stored = await browser.worker?.evaluate(() => chrome.storage.local.get('connection'))
  const { key } = (stored?.connection ?? {}) as { key: string }
  const send = async (method: string, body: unknown): Promise<unknown> => {
    const reply = await fetch(`${api.url}/v1/candidates/${platform}/${creatorId}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(`${method} ${platform}/${creatorId}: ${reply.status} ${await reply.text()}`)
    return reply.json()
  }
  const terms = { engagement: ['likes'], engagementPer: 'views' }
  const creator = { platform, id: creatorId, name: 'kept' }
  const { version } = (await send('PUT', { observation: { creator, posts: [], observedAt: new Date().toISOString(), terms, sources: {} } })) as {
    version: number
  }
  if (stage !== 'lead') await send('PATCH', { version, stage })
}
