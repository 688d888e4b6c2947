import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const ADVICE =
  'Install Chromium (Debian, Ubuntu: apt-get install -y chromium fonts-noto-cjk), or set CHROMIUM_PATH to the program of a Chrome or Chromium.'

/** The path of a Chrome or Chromium on this machine, or undefined. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const found = NAMES.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim()).find(Boolean)
  const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return found || (existsSync(macOs) ? macOs : undefined)
}

/**
 * {@link findChromium}, installed by apt where it is missing and this is a Debian run by root.
 * @throws Error that says what to run, elsewhere
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) throw new Error(`No Chromium found. ${ADVICE}`)
  console.error('Installing Chromium and CJK fonts with apt-get …')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt('update', '-qq')
  apt('install', '-y', '-qq', 'chromium', 'fonts-noto-cjk')
  const installed = findChromium()
  if (!installed) throw new Error(`Chromium was installed but not found. ${ADVICE}`)
  return installed
}
