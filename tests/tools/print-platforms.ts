import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Platform } from '../../extension/observe/platform.ts'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../../shared/schema/observation-keys.ts'
import { everyReplay } from './replays.ts'

// Prints the table of platforms into extension/platforms/README.md; `--check` only says whether it is there as it would be printed.

const file = fileURLToPath(new URL('../../extension/platforms/README.md', import.meta.url))
const [START, END] = ['<!-- printed by `npm run print` -->', '<!-- end of what is printed -->']

const platforms = await loadPlatforms()
const replays = Map.groupBy(everyReplay(), ([platform]) => platform)
const text = readFileSync(file, 'utf8')
const at = { start: text.indexOf(START), end: text.indexOf(END) }
if (at.start < 0 || at.end < at.start) throw new Error(`${file}: the marks ${START} … ${END} are missing`)
const printed = `${text.slice(0, at.start + START.length)}\n\n${platforms.map(chapter).join('\n')}\n${text.slice(at.end)}`
if (process.argv.includes('--check')) check()
else writeFileSync(file, printed)

function check(): void {
  if (printed === text) return
  console.error('extension/platforms/README.md is not what the platform files say: run `npm run print`')
  process.exitCode = 1
}

function chapter(platform: Platform): string {
  const recorded = replays.get(platform.id) ?? []
  const layouts = platform.sources.map((source) => source.layout).sort()
  const pages = Object.entries(platform.pages).map(([kind, rule]) => `${kind} \`${rule.examples[0]}\``)
  return `### ${platform.name.en} ${platform.name.zh === platform.name.en ? '' : `${platform.name.zh} `}\`${platform.id}\`

- Pages: ${pages.join(' · ')}${platform.surface ? ` (${platform.surface}, on a click)` : ''}
- Reads: creator ${fieldsOf(recorded, 'creators', CREATOR_COUNTS)}; post ${fieldsOf(recorded, 'posts', POST_COUNTS)}
- Engagement: ${platform.terms.engagement.join(' + ')}, per ${platform.terms.engagementPer}
- Newest layout ${layouts.at(-1)}, oldest ${layouts[0]}; ${platform.sources.length} sources, ${recorded.length} replays
- ${platform.limits}
`
}

/** The counts that the platform's own replays give, in the order of the schema. */
function fieldsOf(recorded: [string, string][], kind: 'creators' | 'posts', counts: readonly string[]): string {
  const found = recorded.flatMap(([, har]) => {
    const entries: Record<string, Record<string, unknown>[]>[] = JSON.parse(readFileSync(har.replace(/\.har$/, '.expected.json'), 'utf8'))
    return entries.flatMap((entry) => (entry[kind] ?? []).flatMap((one) => Object.keys(one)))
  })
  return counts.filter((key) => found.includes(key)).join(', ') || 'no counts'
}
