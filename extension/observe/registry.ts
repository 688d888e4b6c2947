import { readdirSync } from 'node:fs'
import type { Platform } from './platform.ts'

const folder = new URL('../platforms/', import.meta.url)

/** Every platform of the folder, in the order of their ids. For builds and tools: a page gets only its own platform. */
export async function loadPlatforms(): Promise<Platform[]> {
  const platforms: Platform[] = []
  // One after the other: the loader of wxt's config hands out half-evaluated modules to imports that overlap.
  for (const id of ids()) platforms.push(((await import(new URL(`${id}.ts`, folder).href)) as { default: Platform }).default)
  return platforms
}

const ids = (): string[] =>
  readdirSync(folder)
    .flatMap((file) => /^(.+)\.ts$/.exec(file)?.[1] ?? [])
    .sort()
