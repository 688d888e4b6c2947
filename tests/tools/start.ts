import { openBrowser } from './browser.ts'
import { buildExtension } from './build-extension.ts'
import { findChromium } from './chromium.ts'
import { runDemo } from './demo.ts'
import { CannotStart, type LocalApi, startApi, stopOnSignals } from './local-api.ts'
import { pair } from './main-job.ts'

// `npm start`: the API on an embedded database, the extension built, and what to do next. `npm start -- --demo`: the main job, headless.

const PORT = 8787
const DATA = '.data'

try {
  if (process.argv.includes('--demo')) process.exitCode = await runDemo()
  else await start()
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const api = await startApi({ port: PORT, dataDir: DATA })
  stopOnSignals(() => api.stop())
  console.log(`API        ${api.url}   (data in ${DATA}/, reader at ${api.url}/docs)`)
  const folder = buildExtension('chrome')
  console.log(`Extension  ${folder}`)
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.platform === 'darwin' || process.platform === 'win32'
  if (display && findChromium()) await openPaired(api)
  else sayNext(api)
}

/** A window with the platforms' hosts granted already, so that the first page shows a panel. */
async function openPaired(api: LocalApi): Promise<void> {
  const browser = await openBrowser({ extension: buildExtension('static'), profile: `${DATA}/browser`, headed: true })
  await pair(browser, api)
  console.log('\nChromium is open with the extension loaded and paired: open a creator’s page and press Save. Ctrl+C stops the API.')
}

const sayNext = ({ url, code }: LocalApi): void =>
  console.log(`
Next:
  1. Chrome → chrome://extensions → Developer mode → Load unpacked → the folder above
  2. Open the extension's popup and paste:   ${JSON.stringify({ url, code })}
  3. Switch on the platforms you work on, open a creator's page, press Save
Ctrl+C stops the API; saved candidates stay in ${DATA}/.`)
