import { readdirSync } from 'node:fs'
import type { Platform } from '../../extension/observe/platform.ts'

const folder = new URL('../../extension/platforms/', import.meta.url)

/** Every platform of the folder, in the order of their ids. */
export async function loadPlatforms(): Promise<Platform[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  return Promise.all(files.sort().map(async (file) => ((await import(new URL(file, folder).href)) as { default: Platform }).default))
}
