import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, refuseOutside, serveHar } from './browser.ts'
import { buildExtension } from './build-extension.ts'
import { keep } from './keep.ts'
import { startApi } from './local-api.ts'
import { pageOf, pair } from './main-job.ts'
import { pages } from './replays.ts'

// Panel and badges on the invented pages, at real host names: `npm run shots -- [FOLDER] [PLATFORM …]`, PNG files in FOLDER (.shots).

const [folder = '.shots', ...wanted] = process.argv.slice(2)
const LOOKS = [
  ['en', 'light'],
  ['en', 'dark'],
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
] as const
/** Creators that the team knows already. */
const KEPT = [
  ['bilibili', '990000000202', 'contacted'],
  ['bilibili', '990000000404', 'do-not-contact'],
  ['xiaohongshu', '5f0000000000000000c1a002', 'rejected'],
  ['douyin', '8800000000000602', 'contacted'],
  ['weibo', '9990004402', 'do-not-contact'],
  ['zhihu', '5b0000000000000000000000000000c2', 'rejected'],
  ['tiktok', '6900000000000000772', 'contacted'],
  ['instagram', '600000043', 'do-not-contact'],
  ['x', '1900000000000000072', 'negotiating'],
  ['reddit', 'zz0k42', 'rejected'],
] as const

const data = mkdtempSync(join(tmpdir(), 'scoutmark-shots-'))
const api = await startApi({ port: 0, dataDir: data })
const browser = await openBrowser({ extension: buildExtension('static') })
try {
  mkdirSync(folder, { recursive: true })
  await refuseOutside(browser.context)
  await pair(browser, api)
  for (const one of KEPT) await keep(browser, api, one)
  const shown = (['page-list', 'page-creator', 'page-creator-with-evidence'] as const).flatMap((kind) =>
    pages(kind).map(([platform, har]) => ({ kind, platform, har })),
  )
  for (const { kind, platform, har } of shown.filter((one) => wanted.length === 0 || wanted.includes(one.platform))) {
    await serveHar(browser.context, har)
    for (const look of LOOKS) await shoot(`${platform}-${kind.slice(5)}-${look.join('-')}`, pageOf(har), look)
  }
} finally {
  await browser.close()
  await api.stop()
  rmSync(data, { recursive: true, force: true })
}

async function shoot(name: string, url: string, [language, theme]: (typeof LOOKS)[number]): Promise<void> {
  await browser.worker?.evaluate((settings) => chrome.storage.local.set(settings), { 'settings:language': language, 'settings:theme': theme })
  const page = await browser.context.newPage()
  await page.setViewportSize({ width: 1280, height: 1400 })
  await page.goto(url)
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.close()
  console.log(name)
}

/** Waits until nothing of ours has come or gone for a second. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const ours = () => [...document.querySelectorAll('scoutmark-badge, scoutmark-panel')].map((one) => one.shadowRoot?.innerHTML).join()
    for (let [before, calm] = [ours(), 0]; calm < 4; calm = ours() === before ? calm + 1 : 0) {
      before = ours()
      await new Promise((later) => setTimeout(later, 250))
    }
  })
}
