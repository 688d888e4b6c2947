import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core'
import { ensureChromium } from './chromium.ts'
import { type HarEntry, readHar } from './har.ts'

// Requests of service workers are told like those of pages.
process.env.PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS ??= '1'

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface BrowserOptions {
  /** Folder of an unpacked extension to load. */
  extension?: string
  locale?: string
  colorScheme?: 'light' | 'dark'
  /** A profile folder to come back to; otherwise a fresh one, removed at the end. */
  profile?: string
  flags?: readonly string[]
  /** A window that a person looks at. */
  headed?: boolean
}

export interface ExtensionBrowser {
  context: BrowserContext
  /** The extension's id; empty where none is loaded. */
  id: string
  worker: Worker | undefined
  popup(): Promise<Page>
  close(): Promise<void>
}

/** Real Chromium with a profile of its own and, if asked, an unpacked extension in it. */
export async function openBrowser(options: BrowserOptions = {}): Promise<ExtensionBrowser> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'scoutmark-browser-'))
  const loading = options.extension
    ? [
        `--disable-extensions-except=${options.extension}`,
        `--load-extension=${options.extension}`,
        '--disable-features=DisableLoadExtensionCommandLineSwitch',
      ]
    : []
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    headless: false,
    args: [
      ...FLAGS.filter((flag) => !options.headed || !flag.startsWith('--headless')),
      ...loading,
      `--lang=${options.locale ?? 'en-US'}`,
      ...(options.flags ?? []),
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
    locale: options.locale ?? 'en-US',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.headed ? null : { width: 1280, height: 900 },
  })
  const worker = options.extension ? (context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))) : undefined
  const id = worker ? new URL(worker.url()).host : ''
  return {
    context,
    id,
    worker,
    async popup() {
      const page = await context.newPage()
      await page.setViewportSize({ width: 400, height: 600 })
      await page.goto(`chrome-extension://${id}/popup.html`)
      return page
    },
    async close() {
      await context.close()
      if (!options.profile) rmSync(profile, { recursive: true, force: true })
    },
  }
}

/**
 * Serves recorded replies at their own host names; everything else that a page asks for gets no connection.
 * Call again to add the replies of another recording.
 */
export async function serveHar(context: BrowserContext, ...files: string[]): Promise<void> {
  const entries = files.flatMap(readHar)
  const find = (url: string): HarEntry | undefined => entries.find((entry) => sameUrl(entry.url, url))
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, async (route) => {
    const entry = find(route.request().url())
    if (!entry) return route.fallback()
    await route.fulfill({
      status: entry.status,
      contentType: entry.mimeType,
      headers: {
        'access-control-allow-origin': new URL(route.request().headers().origin ?? entry.url).origin,
        'access-control-allow-credentials': 'true',
      },
      body: entry.body,
    })
  })
}

/** Refuses every request to the outside that no recording answers. Call before {@link serveHar}. */
export const refuseOutside = (context: BrowserContext): Promise<unknown> => context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort())

const sameUrl = (a: string, b: string): boolean => new URL(a).href.replace(/#.*/, '') === new URL(b).href.replace(/#.*/, '')
