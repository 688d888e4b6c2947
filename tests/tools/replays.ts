import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../replays/', import.meta.url))

/** The invented page of each platform: [platform, HAR file]. */
export const pages = (kind: 'page-creator' | 'page-post'): [platform: string, har: string][] =>
  readdirSync(folder).flatMap((platform) =>
    readdirSync(folder + platform).flatMap((file) =>
      file === `${kind}.har` ? [[platform, `${folder}${platform}/${file}`] as [string, string]] : [],
    ),
  )
