import { readdirSync } from 'node:fs'
import type { Platform } from './platform.ts'

const folder = new URL('../platforms/', import.meta.url)

/** Every platform of the folder, in the order of their ids. For builds and tools: a page gets only its own platform. */
export async function loadPlatforms(): Promise<Platform[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  return Promise.all(files.sort().map(async (file) => ((await import(new URL(file, folder).href)) as { default: Platform }).default))
}
