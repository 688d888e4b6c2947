import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Source } from '../extension/observe/platform.ts'
import { loadPlatforms } from '../extension/observe/registry.ts'
import { readHar } from './tools/har.ts'
import { readEntry } from './tools/read-entry.ts'
import { readHarFile, withoutSources } from './tools/read-har.ts'
import { everyReplay } from './tools/replays.ts'

const platforms = await loadPlatforms()
const replays = everyReplay()
console.info(`${replays.length} replays of ${platforms.length} platforms`)

describe.each(platforms)('$id', (platform) => {
  const cases = replays.flatMap(([id, har]) => (id === platform.id ? [{ file: basename(har), har }] : []))

  it.each(cases)('reads $file as its expected file says', ({ har }) => {
    const expected = JSON.parse(readFileSync(har.replace(/\.har$/, '.expected.json'), 'utf8'))
    expect(withoutSources(readHarFile(har, platforms))).toEqual(expected)
  })

  it('has a replay of every source in every layout', () => {
    const read = new Set<string>()
    const sources = platform.sources.map((source): Source => {
      const watched: Source['read'] = (data, context) => {
        const outcome = source.read(data, context)
        if (outcome.fits) read.add(named(source))
        return outcome
      }
      return { ...source, read: watched }
    })
    for (const { har } of cases) for (const entry of readHar(har)) readEntry({ ...platform, sources }, entry)
    expect(platform.sources.map(named).filter((source) => !read.has(source))).toEqual([])
  })
})

const named = ({ name, layout }: Source) => `${name} ${layout}`
