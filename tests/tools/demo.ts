import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reply } from '../../shared/api.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from './browser.ts'
import { buildExtension } from './build-extension.ts'
import { startApi } from './local-api.ts'
import { openPanel, pageOf, pair, readPanel, type Shown, save } from './main-job.ts'
import { pages } from './replays.ts'

const SHOTS = '.demo'

/**
 * The main job in real Chromium, headless, on an invented creator of each platform at the platform's real host name: prints what the
 * overlay, the API and the popup say and saves screenshots.
 * @returns the exit status: 0 only if all three said the same of every creator
 */
export async function runDemo(): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'scoutmark-demo-'))
  mkdirSync(SHOTS, { recursive: true })
  const api = await startApi({ port: 0, dataDir: data })
  const browser = await openBrowser({ extension: buildExtension('static') })
  try {
    await refuseOutside(browser.context)
    await pair(browser, api)
    console.log(`API on ${api.url}, extension loaded and paired\n`)
    const shown: Shown[] = []
    for (const [platform, har] of pages('page-creator')) shown.push(await saveFrom(browser, platform, har))
    return (await review(browser, shown)) ? 0 : 1
  } catch (error) {
    console.error(`demo failed: ${error instanceof Error ? error.message : error}`)
    return 1
  } finally {
    await browser.close()
    await api.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function saveFrom(browser: ExtensionBrowser, platform: string, har: string): Promise<Shown> {
  await serveHar(browser.context, har)
  const page = await browser.context.newPage()
  const panel = await openPanel(page, pageOf(har))
  await save(panel)
  const shown = await readPanel(panel)
  await page.screenshot({ path: `${SHOTS}/${platform}.png` })
  await page.close()
  console.log(`overlay  ${platform.padEnd(16)} ${spell(shown.figures)}  score ${shown.score ?? '—'}`)
  return shown
}

const spell = (figures: Shown['figures']): string =>
  Object.entries(figures)
    .flatMap(([key, value]) => (key.startsWith('creator.') && value !== null ? [`${key.slice(8)} ${Number(value.toPrecision(4))}`] : []))
    .join('  ')

async function review(browser: ExtensionBrowser, shown: readonly Shown[]): Promise<boolean> {
  const saved = await listFromApi(browser)
  const popup = await browser.popup()
  await popup
    .locator('[data-candidate]')
    .nth(shown.length - 1)
    .waitFor()
  await popup.screenshot({ path: `${SHOTS}/popup.png` })
  console.log()
  const same = await Promise.all(
    shown.map(async ({ platform, creatorId, score }) => {
      const inApi = saved.candidates.find((one) => one.platform === platform && one.creatorId === creatorId)
      const inPopup = await popup.locator(`[data-candidate="${platform}/${creatorId}"] [data-score]`).first().getAttribute('data-score')
      const agree = inApi !== undefined && inApi.score.value === score && inPopup === String(score ?? '')
      console.log(`${agree ? 'same ' : 'DIFFERENT'}  ${platform.padEnd(16)} overlay ${score}  API ${inApi?.score.value}  popup ${inPopup}`)
      return agree
    }),
  )
  const all = same.length > 0 && same.every(Boolean)
  console.log(`\n${same.filter(Boolean).length} of ${same.length} creators the same in overlay, API and popup; screenshots in ${SHOTS}/`)
  return all
}

/** The list as the extension's own key reads it. */
function listFromApi(browser: ExtensionBrowser): Promise<Reply<'listCandidates'>> {
  if (!browser.worker) throw new Error('the extension has no service worker')
  return browser.worker.evaluate(async () => {
    const { connection } = await chrome.storage.local.get<{ connection: { url: string; key: string } }>('connection')
    const reply = await fetch(`${connection.url}/v1/candidates?limit=200`, { headers: { authorization: `Bearer ${connection.key}` } })
    return reply.json()
  })
}
