import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { readHar } from './har.ts'
import { everyReplay } from './replays.ts'
import { scrubHar } from './scrub/scrub-har.ts'

const captures = fileURLToPath(new URL('../../../shared/captures/', import.meta.url))
const platforms = await loadPlatforms()

describe('a scrubbed recording', () => {
  const pages = everyReplay().filter(([, har]) => har.endsWith('/page-creator.har'))

  it.each(pages)('of %s reads as before and names nobody', (_platform, har) => {
    const entries = readHar(har)
    const { entries: after, leftovers } = scrubHar(entries, platforms, 'seed')
    expect(after.flatMap(({ differences }) => differences)).toEqual([])
    expect(leftovers).toEqual([])
    expect(after.length).toBeGreaterThan(0)
    expect(after.map(({ entry }) => entry.body)).not.toEqual(entries.map(({ body }) => body))
  })

  it('is the same for the same recording and another for another', () => {
    const [, har] = pages[0] ?? expect.fail()
    const bodies = (secret: string) => scrubHar(readHar(har), platforms, secret).entries.map(({ entry }) => entry.body)
    expect(bodies('a')).toEqual(bodies('a'))
    expect(bodies('a')).not.toEqual(bodies('b'))
  })

  const recorded = existsSync(captures)
    ? platforms.flatMap(({ id }) =>
        existsSync(`${captures}${id}`)
          ? readdirSync(`${captures}${id}`)
              .filter((file) => file.endsWith('.har') && statSync(`${captures}${id}/${file}`).size < 60_000)
              .slice(0, 1)
              .map((file) => `${captures}${id}/${file}`)
          : [],
      )
    : []

  it.skipIf(recorded.length === 0)('of each recorded platform names nobody (skipped without recordings)', () => {
    const named = recorded.flatMap((har) =>
      scrubHar(readHar(har), platforms, 'seed').leftovers.map((person) => `${har.split('/').at(-2)}: ${person}`),
    )
    expect(named).toEqual([])
  })
})
