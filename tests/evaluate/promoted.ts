import { promotedPosts } from '../../shared/metrics/evidence/promoted-views.ts'
import { median } from '../../shared/metrics/statistics.ts'
import type { Count } from '../../shared/schema/count.ts'
import type { Chapter } from './claim.ts'
import type { PostRow } from './dataset.ts'

const DAY = 86_400_000
const exact = (value: number): Count => ({ value, precision: 'exact' })

/** Every post of a platform that the product calls promoted, with its numbers, and how many viral ones it leaves alone. */
export function promoted(posts: readonly PostRow[]): Chapter {
  const settled = posts.filter(({ platform, observedAt, publishedAt }) => platform === 'youtube' && (observedAt ?? 0) - publishedAt >= 7 * DAY)
  const channels = [...Map.groupBy(settled, ({ creator }) => creator)]
  const found = channels.flatMap(([channel, rows]) => promotedPosts({ leftOut: [], posts: rows.map(rowOf) }).map((post) => ({ channel, ...post })))
  const names = new Set(found.map(({ postId }) => postId))
  const viral = channels.flatMap(([, rows]) => {
    const typical = median(rows.map(({ views }) => views))
    return rows.filter(({ views, post }) => views > 20 * typical && views > 20_000 && !names.has(post))
  })
  const common = { data: 'YouTube', unit: 'count', n: settled.length, of: 'videos' } as const
  return {
    title: 'Promoted views',
    protocol:
      'Views > 20 × the channel’s median of that format and > 20,000, with likes per view < 0.1 × its median; hidden likes are not judged (research notes, rule 8).',
    claims: [
      { claim: 'promoted views', method: 'videos flagged', value: found.length, ...common },
      { claim: 'promoted views', method: 'channels with a flagged video', value: new Set(found.map(({ channel }) => channel)).size, ...common },
      { claim: 'promoted views', method: 'viral videos (> 20 × median) left unflagged', value: viral.length, ...common },
    ],
    notes: [
      'There is no truth to compare with: every flagged video, for checking by hand. Few promoted videos among many, or paid views that come with likes, are not seen.',
      ...found
        .toSorted((a, b) => b.views - a.views)
        .map(({ channel, postId, views, likes, typicalViews, typicalLikesPerView }) => {
          const per = (share: number) => `${(100 * share).toFixed(2)} %`
          return `\`${channel}\` \`${postId}\`: ${views} views against ${Math.round(typicalViews)}, likes per view ${per(likes / views)} against ${per(typicalLikesPerView)}`
        }),
    ],
  }
}

function rowOf({ post, creator, seconds, views, likes, publishedAt }: PostRow) {
  const format = (seconds ?? 0) <= 180 ? ('short' as const) : ('video' as const)
  const counts = [exact(views), exact(likes)]
  const time = { at: publishedAt, from: publishedAt, to: publishedAt }
  return { ...time, counts, values: [views, likes], post: { id: post, creatorId: creator, publishedAt: new Date(publishedAt).toISOString(), format } }
}
