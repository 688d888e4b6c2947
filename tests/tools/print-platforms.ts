import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Platform } from '../../extension/observe/platform.ts'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../../shared/schema/observation-keys.ts'
import { everyReplay } from './replays.ts'

// Prints the table of platforms into extension/platforms/README.md; `--check` only says whether it is there as it would be printed.

const file = fileURLToPath(new URL('../../extension/platforms/README.md', import.meta.url))
type Replay = readonly [platform: string, har: string]
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
  const layouts = Map.groupBy(platform.sources, (source) => source.layout)
  const newestFirst = [...layouts].sort(([a], [b]) => b.localeCompare(a))
  const pages = Object.entries(platform.pages).map(([kind, rule]) => `${kind} \`${rule.examples[0]}\``)
  const visits = Object.keys(platform.pages).flatMap((kind) => visitTo(kind, recorded))
  return `### ${platform.name.en} ${platform.name.zh === platform.name.en ? '' : `${platform.name.zh} `}\`${platform.id}\`

- Pages: ${pages.join(' · ')}${platform.surface ? ` (${platform.surface}, on a click)` : ''}
- Reads: ${fieldsOf(recorded)}${visits.map((visit) => `\n  - ${visit}`).join('')}
- Engagement: ${platform.terms.engagement.join(' + ')}, per ${platform.terms.engagementPer}. ${platform.engagementReason}
- Limits: ${platform.limits}
- Layouts: ${newestFirst.map(([layout, sources]) => `${layout} ${sources.map(({ name }) => `\`${name}\``).join(', ')}`).join(' · ')}
- Newest layout ${newestFirst[0]?.[0]}; ${platform.sources.length} sources, ${recorded.length} replays
`
}

/** What one visit to a page of this kind gives, where there is a replay of all that it receives. */
function visitTo(kind: string, recorded: readonly Replay[]): string[] {
  const visit = recorded.filter(([, har]) => har.endsWith(`/page-${kind}.har`))
  return visit.length > 0 ? [`a visit to a ${kind}: ${fieldsOf(visit)}`] : []
}

/** The counts that replays give, in the order of the schema. */
function fieldsOf(recorded: readonly Replay[]): string {
  const given = (kind: 'creators' | 'posts', counts: readonly string[]) => {
    const found = new Set(recorded.flatMap(([, har]) => expectedOf(har).flatMap((entry) => (entry[kind] ?? []).flatMap((one) => Object.keys(one)))))
    return counts.filter((key) => found.has(key)).join(', ') || 'no counts'
  }
  return `creator ${given('creators', CREATOR_COUNTS)}; post ${given('posts', POST_COUNTS)}`
}

function expectedOf(har: string): Record<string, Record<string, unknown>[]>[] {
  return JSON.parse(readFileSync(har.replace(/\.har$/, '.expected.json'), 'utf8'))
}
