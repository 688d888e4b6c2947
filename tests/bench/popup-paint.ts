import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from '../../shared/metrics/statistics.ts'
import { type ExtensionBrowser, openBrowser } from '../tools/browser.ts'
import { buildExtension } from '../tools/build-extension.ts'
import { startApi } from '../tools/local-api.ts'
import { pair } from '../tools/main-job.ts'
import { send } from './invented.ts'
import { print } from './report.ts'

// How long the popup takes to paint its first row with a known list: `npm run bench`. An extension page with one line of text is opened in
// turn with it, so that whatever else the machine does falls on both.

const [KNOWN, OPENED, WARMING] = [50, 25, 5]

/** Milliseconds from opening to the paint, and what of them the page's own thread worked. */
interface Opening {
  paint: number
  work: number
}

const data = mkdtempSync(join(tmpdir(), 'scoutmark-bench-'))
const empty = emptyExtension()
const api = await startApi({ port: 0, dataDir: join(data, 'api') })
const browser = await openBrowser({ extension: `${buildExtension('static')},${empty.folder}` })
try {
  await pair(browser, api)
  const stored = await browser.worker?.evaluate(() => chrome.storage.local.get<{ connection: { key: string } }>('connection'))
  for (let i = 0; i < KNOWN; i++) await send({ url: api.url, key: stored?.connection.key ?? '' }, 'PUT', `known-${i}`, i)
  const [popup, bare]: [Opening[], Opening[]] = [[], []]
  for (let i = 0; i < OPENED + WARMING; i++) {
    bare.push(await open(browser, `chrome-extension://${empty.id}/page.html`))
    popup.push(await open(browser, `chrome-extension://${browser.id}/popup.html`))
  }
  print(`Opening the popup with ${KNOWN} known candidates`, report(popup.slice(WARMING), bare.slice(WARMING)))
} finally {
  await browser.close()
  await api.stop()
  rmSync(data, { recursive: true, force: true })
}

/** An extension of one page that says one line. Chrome makes the id of an unpacked one of its folder. */
function emptyExtension(): { folder: string; id: string } {
  const folder = mkdtempSync(join(data, 'empty-'))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'Empty', version: '1' }))
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Empty</title><p data-candidate>One line</p>')
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  return { folder, id: hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))) }
}

async function open({ context }: ExtensionBrowser, url: string): Promise<Opening> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 400, height: 600 })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => Reflect.set(window, 'painted', performance.now())
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[data-candidate]')) return
      watch.disconnect()
      // A message posted in a frame arrives once that frame has been painted.
      requestAnimationFrame(() => port2.postMessage(''))
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await page.goto(url)
  const painted = await page.waitForFunction(() => Reflect.get(window, 'painted') as number | undefined)
  const { metrics } = await devtools.send('Performance.getMetrics')
  const work = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  const paint = Number(await painted.jsonValue())
  await page.close()
  return { paint, work }
}

function report(popup: readonly Opening[], bare: readonly Opening[]): string {
  const of = (openings: readonly Opening[], key: keyof Opening) => median(openings.map((one) => one[key]))
  const row = (name: string, openings: readonly Opening[]) =>
    `| ${name.padEnd(8)} | ${of(openings, 'paint').toFixed(0).padEnd(28)} | ${of(openings, 'work').toFixed(0).padEnd(31)} |`
  const more = of(popup, 'paint') - of(bare, 'paint')
  return `
Median of ${OPENED} openings each, in turn, in headless Chromium. A page with one line of text is what the browser itself takes.

| page     | ms to the first line painted | ms of work in the page's thread |
| -------- | ---------------------------- | ------------------------------- |
${row('popup', popup)}
${row('one line', bare)}

**${(of(popup, 'paint') / of(bare, 'paint')).toFixed(2)} times** as long as a page with one line of text, ${more.toFixed(0)} ms more.`
}
