import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadPlatforms } from '../../extension/observe/registry.ts'

const folder = fileURLToPath(new URL('../replays/', import.meta.url))

/** Every replay: [platform, HAR file]. */
export const everyReplay = (): [platform: string, har: string][] =>
  readdirSync(folder).flatMap((platform) =>
    readdirSync(folder + platform).flatMap((file) => (file.endsWith('.har') ? [[platform, `${folder}${platform}/${file}`] as [string, string]] : [])),
  )

const onPage = (await loadPlatforms()).filter((platform) => platform.surface === undefined).map((platform) => platform.id)

/** The invented page of each platform that an overlay is drawn on: [platform, HAR file]. */
export const pages = (kind: 'page-creator' | 'page-creator-with-evidence' | 'page-post' | 'page-list'): [platform: string, har: string][] =>
  everyReplay().filter(([platform, har]) => onPage.includes(platform) && har.endsWith(`/${kind}.har`))
