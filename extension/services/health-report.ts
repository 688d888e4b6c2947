import type { PlatformHealth } from './health.ts'

/** What to paste into an issue: sources, fields, paths and the structure of payloads that did not fit; no address, no value, nobody's name. */
export function healthReport(platform: string, { state, share, readings, misfits, misfitsAt, lost, shapes }: PlatformHealth): string {
  return [
    `Scoutmark report: ${platform}.ts, ${state}, ${Math.round(100 * (share ?? 0))}% of what was expected`,
    `Newest ${readings} payloads, ${misfits} of unknown shape`,
    ...misfitsAt.map(({ source, layout, where, times }) => `- ${[source, layout, where].filter(Boolean).join(' | ')} (${times}×)`),
    ...lost.map(({ source, fields }) => `- ${source} no longer gives ${fields.join(', ')}`),
    ...Object.entries(shapes).map(([where, shape]) => `\nStructure, ${where}:\n${shape}`),
  ].join('\n')
}
