import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Builds the extension for Chrome and returns its folder. `static` grants the platforms' hosts at install and opens the panel's
 * shadow root: for tests and the demo.
 * @throws Error with the build's own words where it fails
 */
export function buildExtension(kind: 'chrome' | 'static'): string {
  const env = { ...process.env, SCOUTMARK_STATIC: kind === 'static' ? '1' : '0' }
  const built = spawnSync('wxt', ['build', 'extension'], { cwd: root, env, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the extension does not build:\n${built.stdout}${built.stderr}`)
  return `${root}extension/.output/${kind === 'static' ? 'static' : 'chrome-mv3'}`
}
