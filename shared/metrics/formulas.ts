/** The codes of how a figure is computed, `Receipt.formula`: views put each into words. */
export const FORMULAS = [
  'as-stated',
  'engagement-per-views',
  'engagement-per-followers',
  'median',
  'median-shrunk-to-peers',
  'posts-per-span',
  'days-since-newest',
  'marked-share',
  'robust-variation',
  'compound-growth',
] as const
export type Formula = (typeof FORMULAS)[number]
