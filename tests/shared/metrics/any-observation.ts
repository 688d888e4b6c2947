import * as fc from 'fast-check'
import type { Count } from '../../../shared/schema/count.ts'
import type { Observation, Post } from '../../../shared/schema/observation.ts'
import { FORMATS } from '../../../shared/schema/observation-keys.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import { daysBefore, hidden, NOW } from './observed.ts'

// Arbitrary observations, the impossible ones among them.

const impossible = fc.constantFrom(-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER)
const number = fc.oneof(
  { weight: 40, arbitrary: fc.nat({ max: 50_000_000 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: impossible },
)
const countOf = (value: fc.Arbitrary<number>): fc.Arbitrary<Count | undefined> =>
  fc.oneof(
    {
      weight: 20,
      arbitrary: fc.record({ value, precision: fc.constantFrom('exact', 'exact', 'exact', 'rounded', 'rounded'), source: fc.constantFrom('a', 'b') }),
    },
    { weight: 1, arbitrary: fc.record({ value, precision: fc.constant('floor'), source: fc.constantFrom('a', 'b') }) },
    { weight: 1, arbitrary: fc.constant(hidden) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
const anyCount = countOf(number)
/** Most posts have fewer likes than views. */
const reactions = countOf(fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 5_000 }) }, { weight: 1, arbitrary: number }))

const days = fc.integer({ min: -10, max: 400 })
const time: fc.Arbitrary<Pick<Post, 'publishedAt' | 'publishedWithin'>> = fc.oneof(
  { weight: 20, arbitrary: days.map((age) => ({ publishedAt: daysBefore(age) })) },
  {
    weight: 2,
    arbitrary: fc.tuple(days, days).map(([a, b]) => ({ publishedAt: null, publishedWithin: [daysBefore(a), daysBefore(b)] as [string, string] })),
  },
  { weight: 1, arbitrary: fc.constantFrom({ publishedAt: null }, { publishedAt: 'nonsense' }) },
)
const stated = <T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }

const anyPost: fc.Arbitrary<Post> = fc
  .tuple(
    fc.nat({ max: 300 }),
    time,
    fc.record({ views: anyCount, likes: reactions, comments: reactions }),
    fc.record({
      format: fc.constantFrom(undefined, 'video', 'video', 'video', 'video', ...FORMATS),
      pinned: fc.constantFrom(undefined, undefined, undefined, false, true),
      sponsored: fc.constantFrom(undefined, false, true),
      text: fc.constantFrom(undefined, '', 'shoes', 'shoes #ad'),
    }),
  )
  .map(([id, published, counts, facts]) => ({ id: `p${id}`, creatorId: 'c1', ...published, ...stated(counts), ...stated(facts) }) as Post)

const anyTerms: fc.Arbitrary<Terms> = fc.record({
  engagement: fc.constantFrom(['likes', 'comments'], ['likes', 'comments'], ['likes'], ['likes', 'saves']) as fc.Arbitrary<Terms['engagement']>,
  engagementPer: fc.constantFrom('views', 'followers'),
  norms: fc.constantFrom(
    {},
    {
      reach: { intercept: 1.6, slope: 0.7, spread: 1.3, source: 'invented', year: 2026 },
      engagementRate: { median: 0.03, spread: 0.7, source: 'invented', year: 2026 },
    },
  ),
})

export const anyObservation: fc.Arbitrary<Observation> = fc
  .tuple(fc.array(anyPost, { maxLength: 60, size: 'max' }), anyCount, anyTerms)
  .map(([posts, followers, terms]) => ({
    creator: { platform: 'invented', id: 'c1', ...(followers ? { followers } : {}) },
    posts,
    observedAt: NOW,
    terms,
    sources: {},
  }))

export const anyHistory = fc.array(fc.record({ observedAt: days.map(daysBefore), followers: number }), { maxLength: 8 })
