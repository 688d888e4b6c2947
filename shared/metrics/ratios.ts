import type { RatioBand, Terms } from '../schema/terms.ts'
import { narrow, newest, type Sample } from './eligible.ts'
import { BANDS } from './evidence/ratios.ts'
import { type Figure, figure } from './figure.ts'
import { MIN_POSTS } from './min-posts.ts'
import { onRows, receiptOf } from './receipt.ts'
import { type Row, shortage, stating } from './stated.ts'
import { median } from './statistics.ts'

/** A ratio of counts beside the band in which 98 % of creators lie. */
export interface BandedRatio {
  ratio: number
  low: number
  high: number
  standing: 'below' | 'within' | 'above'
}
type Keys = readonly ['likes', 'views'] | readonly ['comments', 'likes']
const ANY_PLATFORM = { source: 'wider than any platform measured', year: 2026 }

/** Like-view ratio (ratio): median of likes ÷ views over the newest ≤ 30 eligible posts that state both and were viewed. */
export const likesPerView = ({ norms }: Terms, sample: Sample): Figure<BandedRatio> =>
  banded(sample, ['likes', 'views'], norms?.likesPerView ?? { ...BANDS.likesPerView, ...ANY_PLATFORM })

/** Comment-like ratio (ratio): median of comments ÷ likes over the same; a post without any comment is left out, they may be switched off. */
export const commentsPerLike = ({ norms }: Terms, sample: Sample): Figure<BandedRatio> =>
  banded(sample, ['comments', 'likes'], norms?.commentsPerLike ?? { ...BANDS.commentsPerLike, ...ANY_PLATFORM })

function banded(sample: Sample, keys: Keys, { low, high, source, year }: RatioBand): Figure<BandedRatio> {
  const stated = stating(sample, keys)
  const rows = newest(narrow(stated, (row) => (hasRatio(row, keys) ? null : 'incomplete')))
  const receipt = receiptOf({ formula: 'median-of-ratios', inputs: { low, high, source, year }, ...onRows(rows) })
  const basis = keys[1]
  if (rows.posts.length < MIN_POSTS)
    return figure({ absence: stated.posts.length < MIN_POSTS ? shortage(sample, keys) : 'zero-base' }, receipt, basis)
  const ratio = median(rows.posts.map(({ values: [over = 0, under = 1] }) => over / under))
  const standing = ratio < low ? 'below' : ratio > high ? 'above' : 'within'
  return figure({ value: { ratio, low, high, standing } }, receipt, basis)
}

const hasRatio = ({ values: [over = 0, under = 0] }: Row, keys: Keys): boolean => under > 0 && (keys[0] !== 'comments' || over > 0)
