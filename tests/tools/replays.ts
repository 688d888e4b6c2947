import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../replays/', import.meta.url))

/** Every replay: [platform, HAR file]. */
export const everyReplay = (): [platform: string, har: string][] =>
  readdirSync(folder).flatMap((platform) =>
    readdirSync(folder + platform).flatMap((file) => (file.endsWith('.har') ? [[platform, `${folder}${platform}/${file}`] as [string, string]] : [])),
  )

/** The invented page of each platform: [platform, HAR file]. */
export const pages = (kind: 'page-creator' | 'page-post'): [platform: string, har: string][] =>
  everyReplay().filter(([, har]) => har.endsWith(`/${kind}.har`))
