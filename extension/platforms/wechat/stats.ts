import * as v from 'valibot'
import { flag, number } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { Facts, FoundPage, ReadContext } from '../../observe/platform.ts'
import { type Address, addressOf } from './address.ts'
import { reads } from './article.ts'

const DAY_OF_RECOMMENDS = Date.parse('2018-12-21T00:00:00+08:00')

/** getappmsgext: the counters that a session of the app fetches. `nick_name` in it is the viewer. */
export const Stats = v.object({
  appmsgstat: v.object({ is_login: flag, read_num: number, like_num: number, old_like_num: number, share_num: number, collect_num: number }),
  comment_count: number,
})

export function readStats({ appmsgstat: stat, comment_count }: v.InferOutput<typeof Stats>, { url, page, observedAt }: ReadContext): Facts {
  const { biz, articleId } = articleAt(url, page)
  // Without a session the counters stand as 0.
  if (!articleId || stat.is_login === false) return {}
  // Until the 在看 button came, `like_num` was the thumb; since then that is `old_like_num`.
  const isOld = observedAt.getTime() < DAY_OF_RECOMMENDS
  return {
    posts: [
      {
        id: articleId,
        creatorId: biz ?? null,
        publishedAt: null,
        views: reads(stat.read_num),
        likes: parseCount(isOld ? stat.like_num : stat.old_like_num),
        recommends: isOld ? undefined : parseCount(stat.like_num),
        comments: parseCount(comment_count),
        shares: parseCount(stat.share_num),
        saves: parseCount(stat.collect_num),
      },
    ],
  }
}

/** The reply names no article: its address or that of the page does. */
function articleAt(url: URL, page: FoundPage | undefined): Address {
  const [asked, shown] = [addressOf(url.href), addressOf(page?.url)]
  if (asked.articleId) return asked
  return { biz: shown.biz, articleId: shown.articleId ?? (page?.kind === 'post' ? page.postId : undefined) }
}
