/** Size tiers by followers: 素人, KOC, 尾部, 腰部, 头部, 超头部. */
export type TierZh = 'nobody' | 'koc' | 'tail' | 'waist' | 'head' | 'top'
export type TierGlobal = 'none' | 'nano' | 'micro' | 'mid' | 'macro' | 'mega'

const ZH: readonly (readonly [number, TierZh])[] = [
  [10_000_000, 'top'],
  [1_000_000, 'head'],
  [100_000, 'waist'],
  [10_000, 'tail'],
  [1_000, 'koc'],
]
const GLOBAL: readonly (readonly [number, TierGlobal])[] = [
  [1_000_000, 'mega'],
  [500_000, 'macro'],
  [100_000, 'mid'],
  [10_000, 'micro'],
  [1_000, 'nano'],
]

/** The Chinese and the global size tier of so many followers; each tier begins at its bound (`research/benchmarks.md` §7). */
export function tierOf(followers: number): { zh: TierZh; global: TierGlobal } {
  return { zh: ZH.find(([from]) => followers >= from)?.[1] ?? 'nobody', global: GLOBAL.find(([from]) => followers >= from)?.[1] ?? 'none' }
}
