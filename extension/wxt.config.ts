import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import pkg from '../package.json' with { type: 'json' }
import { slimPlatforms } from './build/slim-platforms.ts'
import { slimValibot } from './build/slim-valibot.ts'
import { slimWxt } from './build/slim-wxt.ts'
import type { Platform } from './observe/platform.ts'
import { loadPlatforms } from './observe/registry.ts'

// Grants the platforms' hosts at install and opens the panel's shadow root: for tests and the demo only.
const isStatic = process.env.SCOUTMARK_STATIC === '1'
const platforms = await loadPlatforms()
/** Platforms that an overlay may be drawn on; the others are read in the side panel, on a click. */
const onPage = platforms.filter((platform) => platform.surface === undefined)
const hostsOf = (platform: Platform) => platform.hosts.map((host) => `https://${host}/*`)

/** Two content scripts for each file of platforms/: a page loads only its own platform's readers. */
function generateEntrypoints(folder: string) {
  mkdirSync(folder, { recursive: true })
  return onPage.flatMap((platform) => {
    const options = `matches: ${JSON.stringify(hostsOf(platform))}, runAt: 'document_start', allFrames: ${platform.frames === true}, registration: '${isStatic ? 'manifest' : 'runtime'}'`
    const wanted = platform.sources.flatMap((source) => source.origins.flatMap((origin) => (origin.kind === 'response' ? [String(origin.url)] : [])))
    const start = `import { defineContentScript } from 'wxt/utils/define-content-script'\n`
    const capture = `${start}import { startCapture } from '../../page/capture.ts'\nexport default defineContentScript({ ${options}, world: 'MAIN', main: () => startCapture([${[...new Set(wanted)].join(', ')}]) })\n`
    const overlay = `${start}import { startOverlay } from '../../page/overlay.ts'\nimport platform from '../../platforms/${platform.id}.ts'\nexport default defineContentScript({ ${options}, main: (ctx) => startOverlay(platform, ctx) })\n`
    return Object.entries({ [`capture-${platform.id}`]: capture, [`overlay-${platform.id}`]: overlay }).map(([name, text]) => {
      const inputPath = join(folder, `${name}.content.ts`)
      writeFileSync(inputPath, text)
      return { name, inputPath, type: 'content-script' as const }
    })
  })
}

/** What the popup may know of platforms: names and hosts, none of their readers. */
const directory = platforms.map(({ id, name, hosts, frames = false, surface = 'page', terms, limits }) => ({
  id,
  name,
  hosts,
  frames,
  surface,
  terms,
  limits,
}))

/** Every platform with its readers, for the side panel: the one place that may read any of them. */
const readers = () => {
  const imports = platforms.map(({ id }, at) => `import p${at} from ${JSON.stringify(join(import.meta.dirname, 'platforms', `${id}.ts`))}`)
  return `${imports.join('\n')}\nexport const readers = [${platforms.map((_, at) => `p${at}`).join(', ')}]`
}

const VIRTUAL: Record<string, () => string> = {
  'virtual:platforms': () => `export const platforms = ${JSON.stringify(directory)}`,
  'virtual:readers': readers,
}

export default defineConfig({
  root: import.meta.dirname,
  imports: false,
  outDirTemplate: isStatic ? 'static' : '{{browser}}-mv{{manifestVersion}}',
  manifest: {
    name: 'Scoutmark 寻达',
    version: pkg.version,
    description: 'Shows a creator’s real metrics on the page, each with its receipt, and saves creators to your team’s own Worker.',
    permissions: ['storage', 'alarms', 'scripting', 'activeTab', 'contextMenus'],
    minimum_chrome_version: '123',
    action: { default_title: 'Scoutmark 寻达' },
    // The solver of plans is WebAssembly, which the package brings along.
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" },
    commands: { save: { suggested_key: { default: 'Alt+Shift+S' }, description: 'Save the creator on screen' } },
  },
  hooks: {
    'entrypoints:found': (wxt, infos) => {
      infos.push(...generateEntrypoints(join(wxt.config.wxtDir, 'platforms')))
    },
    'build:manifestGenerated': (_wxt, manifest) => {
      if (isStatic) {
        // A test cannot click the toolbar, which is what lets the side panel see a page.
        manifest.host_permissions = [...new Set(platforms.flatMap(hostsOf))]
        return
      }
      manifest.optional_host_permissions = [...new Set(onPage.flatMap(hostsOf))]
      delete manifest.host_permissions
    },
  },
  vite: () => ({
    plugins: [
      preact(),
      slimPlatforms(),
      slimValibot(),
      slimWxt(),
      {
        name: 'platform-directory',
        resolveId: (id) => (id in VIRTUAL ? `\0${id}` : undefined),
        load: (id) => VIRTUAL[id.slice(1)]?.(),
      },
    ],
    resolve: { alias: { 'wxt/utils/content-script-context': join(import.meta.dirname, 'page/context.ts') } },
    define: { 'import.meta.env.SCOUTMARK_STATIC': JSON.stringify(isStatic) },
    build: { target: 'chrome123' },
  }),
})
