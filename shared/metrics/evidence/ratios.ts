import type { Evidence } from '../../schema/evidence.ts'
import type { Terms } from '../../schema/terms.ts'
import { newest, type Sample } from '../eligible.ts'
import { MIN_POSTS } from '../min-posts.ts'
import { onRows } from '../receipt.ts'
import { stating } from '../stated.ts'
import { median } from '../statistics.ts'
import { evidence } from './evidence-receipt.ts'

/**
 * Wider than 1–99 % of creators' medians on both platforms measured: likes per view .045–.29 (1,063 TikTok creators 2020) and .006–.071
 * (130 YouTube channels 2026), comments per like up to .050 and .34. So wide that only the absurd falls outside; a platform's own band is narrower.
 */
export const BANDS = { likesPerView: { low: 0.003, high: 0.35 }, commentsPerLike: { low: 0.0005, high: 0.4 } } as const

/**
 * `ratio-out-of-band`: the median of likes ÷ views or of comments ÷ likes over the newest ≤ 30 posts lies outside the 1–99 % band of
 * creators. Numbers: `ratio` the name, `value`, `low` and `high` of the band, `n`. Posts without any comment are not judged by comments: they
 * may be switched off.
 */
export function ratiosOutOfBand(sample: Sample, { engagementPer }: Terms): Evidence[] {
  const found = engagementPer === 'views' ? [outOfBand(sample, 'likesPerView', ['likes', 'views'])] : []
  return [...found, outOfBand(sample, 'commentsPerLike', ['comments', 'likes'])].flat()
}

function outOfBand(sample: Sample, ratio: keyof typeof BANDS, keys: readonly ['likes', 'views'] | readonly ['comments', 'likes']): Evidence[] {
  const rows = newest(stating(sample, keys))
  const values = rows.posts.flatMap(({ values: [over = 0, under = 0] }) => (under > 0 && (ratio === 'likesPerView' || over > 0) ? over / under : []))
  const { low, high } = BANDS[ratio]
  const value = median(values)
  if (values.length < MIN_POSTS || (value >= low && value <= high)) return []
  const { times, ...ground } = onRows(rows)
  return [
    evidence(
      'ratio-out-of-band',
      { numbers: { ratio, value, low, high, n: values.length } },
      { ...ground, inputs: { low, high }, n: times.length, times },
    ),
  ]
}
