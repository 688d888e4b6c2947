import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collect } from '../extension/observe/collect.ts'
import type { Platform } from '../extension/observe/platform.ts'
import type { Reading } from '../extension/observe/reading.ts'
import { loadPlatforms } from '../extension/observe/registry.ts'
import { Creator, Post } from '../shared/schema/observation.ts'
import { CREATOR_COUNTS, POST_COUNTS } from '../shared/schema/observation-keys.ts'
import { type Damage, WHATS } from './tools/mutate/damage.ts'
import { isSum, numbersIn } from './tools/mutate/held.ts'
import { type Specimen, specimensOf } from './tools/mutate/specimen.ts'

// What sites may send one day, and what a page may forge: payloads of the replays, each damaged in up to three places.
// MUTATIONS sets how many per platform, MUTATIONS_SEED which ones; a failure names the payload and the damage.

const RUNS = Number(process.env.MUTATIONS ?? 20_000)
const SEED = Number(process.env.MUTATIONS_SEED ?? 20_261_101)
const REFUSED = new Set<unknown>([undefined, 'blocked', 'login', 'gone', 'private'])
const platforms = await loadPlatforms()

const damages: fc.Arbitrary<Damage[]> = fc.array(fc.record({ at: fc.nat(), what: fc.constantFrom(...WHATS), odd: fc.nat() }), {
  minLength: 1,
  maxLength: 3,
})

describe(`${RUNS} damaged payloads`, () => {
  it.each(platforms.map((platform) => ({ id: platform.id, platform })))(
    'of $id bring no exception and no count that they do not hold',
    ({ platform }) => {
      const specimens = specimensOf(platform)
      let counted = 0
      fc.assert(
        fc.property(fc.nat(specimens.length - 1), damages, (at, all) => {
          counted += check(platform, specimens[at] ?? expect.fail(), all)
        }),
        { numRuns: RUNS, seed: SEED },
      )
      expect(counted).toBeGreaterThan(RUNS / 10)
    },
    600_000,
  )
})

/** @returns how many counts were read and found in the payload */
function check(platform: Platform, { url, lang, observedAt, damage }: Specimen, all: readonly Damage[]): number {
  const { payload, holds, restore } = damage(all)
  try {
    const reading = collect(platform, payload, { observedAt, lang, pageUrl: url })
    checkShape(platform, reading)
    const values = countsOf(reading)
    if (values.length === 0) return 0
    const held = numbersIn(holds, lang)
    const invented = values.filter((value) => !held.has(value) && !isSum(value, holds, lang))
    if (invented.length > 0) throw new Error(`not in the payload: ${invented.join(', ')}`)
    return values.length
  } finally {
    restore?.()
  }
}

/** What a reading must be whatever it was made from: saved as it is, the API would take it. */
function checkShape(platform: Platform, { creators, posts, drift, sources, refused }: Reading): void {
  if (!REFUSED.has(refused)) throw new Error(`refused as ${refused}`)
  const thrown = drift.find(({ where }) => where.startsWith('(reader)'))
  if (thrown) throw new Error(`a reader threw: ${JSON.stringify(thrown)}`)
  const both = drift.find(({ source, layout }) => Object.values(sources).some((note) => note.name === source && note.layout === layout))
  if (both) throw new Error(`read and drifted: ${JSON.stringify(both)}`)
  for (const creator of creators) must(Creator.safeParse({ platform: platform.id, ...creator, id: creator.id ?? 'unnamed' }), creator)
  for (const post of posts) must(Post.safeParse(post), post)
}

function must(parsed: { success: boolean; error?: { issues: readonly unknown[] } | undefined }, what: unknown): void {
  if (!parsed.success) throw new Error(`${JSON.stringify(parsed.error?.issues)} in ${JSON.stringify(what).slice(0, 500)}`)
}

const countsOf = ({ creators, posts }: Reading): number[] => [
  ...creators.flatMap((creator) => CREATOR_COUNTS.flatMap((key) => creator[key]?.value ?? [])),
  ...posts.flatMap((post) => POST_COUNTS.flatMap((key) => post[key]?.value ?? [])),
]
