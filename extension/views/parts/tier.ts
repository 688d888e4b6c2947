import { numberOf } from '../../../shared/metrics/number-of.ts'
import { tierOf } from '../../../shared/metrics/tier.ts'
import type { Count } from '../../../shared/schema/count.ts'
import type { PartsSay } from './say.ts'

/** The size tier in words: "腰部 · mid" in Chinese, "mid" in English; "" where followers are unknown or only known to be more than something. */
export function sayTier(followers: Count | undefined, say: PartsSay): string {
  const value = numberOf(followers)
  if (value === null) return ''
  const { zh, global } = tierOf(value)
  if (say.lang === 'en') return say(`tier.${global}`)
  return global === 'none' ? say(`tier.${zh}`) : `${say(`tier.${zh}`)} · ${say(`tier.${global}`)}`
}
