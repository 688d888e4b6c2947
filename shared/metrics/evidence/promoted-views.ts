import type { Evidence } from '../../schema/evidence.ts'
import type { Sample } from '../eligible.ts'
import { MIN_POSTS } from '../min-posts.ts'
import { onRows } from '../receipt.ts'
import { type Row, stating } from '../stated.ts'
import { median } from '../statistics.ts'
import { evidence } from './evidence-receipt.ts'

/** `research/formulas.md` 8: views > 20 × the median, > 20,000, and likes per view < 0.1 × the median of the same format. */
const RULE = { views: 20, leastViews: 20_000, likes: 0.1 } as const

/** A post whose views were probably paid for, with what it was compared with. */
export interface PromotedPost {
  postId: string
  views: number
  likes: number
  typicalViews: number
  typicalLikesPerView: number
}

/**
 * The posts of a sample with far more views and far fewer likes per view than the creator's others of that format. A viral post keeps its
 * likes, so it is not one. Posts with hidden likes, or none at all, cannot be judged; at least three posts are needed.
 */
export function promotedPosts(rows: Sample<Row>): PromotedPost[] {
  const byFormat = Map.groupBy(rows.posts, ({ post }) => post.format)
  return [...byFormat.values()].flatMap((posts) => {
    const judged = posts.flatMap(({ post, values: [views = 0, likes = 0] }) => (views > 0 && likes > 0 ? [{ postId: post.id, views, likes }] : []))
    if (judged.length < MIN_POSTS) return []
    const typicalViews = median(judged.map(({ views }) => views))
    const typicalLikesPerView = median(judged.map(({ views, likes }) => likes / views))
    const few = (views: number, likes: number) => likes / views < RULE.likes * typicalLikesPerView
    const promoted = judged.filter(({ views, likes }) => views > RULE.views * typicalViews && views > RULE.leastViews && few(views, likes))
    return promoted.map((post) => ({ ...post, typicalViews, typicalLikesPerView }))
  })
}

/** `promoted-views`: numbers are `posts` found, `of` posts judged, and of the most viewed one `views`, `likes`, `typicalViews`, `typicalLikesPerView`. */
export function promotedViews(sample: Sample): Evidence[] {
  const rows = stating(sample, ['views', 'likes'])
  const found = promotedPosts(rows).toSorted((a, b) => b.views - a.views)
  const [top] = found
  if (!top) return []
  const { postId: _, ...worst } = top
  const numbers = { posts: found.length, of: rows.posts.length, ...worst }
  const { times, ...ground } = onRows(rows)
  return [
    evidence('promoted-views', { numbers, postIds: found.map(({ postId }) => postId) }, { ...ground, inputs: { ...RULE }, n: times.length, times }),
  ]
}
