import type { PanelModel } from './model.ts'

/** What to send to whoever mends the platform's file: which payloads did not fit and where; no address, no values, nobody's name. */
export function reportOf({ platform, state, drift = [] }: PanelModel): string {
  const lines = drift.map(({ source, layout, where }) => `- ${[source, layout, where].filter(Boolean).join(' | ')}`)
  return [`Scoutmark report: ${platform.id}.ts, panel ${state}`, ...(lines.length ? lines : ['- no payload of unknown shape'])].join('\n')
}

/** Puts text on the clipboard; false where the page's policy forbids it. */
export const copy = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
