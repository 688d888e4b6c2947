import { loadPlatforms } from '../../../extension/observe/registry.ts'
import type { PostCount } from '../../../shared/schema/observation.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import type { Line } from './line.ts'

/** Sums of platforms that have no file yet (KAWO and PRODUCT.md, "Numbers"); a platform's own file goes first. */
const SUMS: ReadonlyMap<string, readonly PostCount[]> = new Map(
  Object.entries({
    weibo: ['likes', 'comments', 'shares'],
    douyin: ['likes', 'comments', 'shares'],
    kuaishou: ['likes', 'comments', 'shares'],
    instagram: ['likes', 'comments'],
    tiktok: ['likes', 'comments', 'shares', 'saves'],
    x: ['likes', 'comments', 'shares', 'quotes'],
    facebook: ['likes', 'comments', 'shares'],
    zhihu: ['likes', 'comments', 'saves', 'thanks'],
  } as const),
)
const EVERYTHING: readonly PostCount[] = ['likes', 'comments', 'shares', 'saves']
const LEAST_POSTS = 3

const platforms = new Map((await loadPlatforms()).map(({ id, terms }) => [id, terms]))

/** The terms of a line's platform; without a file of its own by views where at least three posts state them, else by followers. */
export function termsOf({ platform, posts }: Line): Terms {
  const known = platforms.get(platform.toLowerCase())
  if (known) return known
  const viewed = (posts ?? []).filter(({ views }) => typeof views === 'number').length
  return { engagement: [...(SUMS.get(platform.toLowerCase()) ?? EVERYTHING)], engagementPer: viewed >= LEAST_POSTS ? 'views' : 'followers' }
}
