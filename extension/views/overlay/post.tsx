import type { Count } from '../../../shared/schema/count.ts'
import type { Metric, Receipt } from '../../../shared/schema/metric.ts'
import type { Post } from '../../../shared/schema/observation.ts'
import { POST_COUNTS } from '../../../shared/schema/observation-keys.ts'
import { day, since } from '../parts/dates.ts'
import { sayCount } from '../parts/said.ts'
import { labelOf, sayMetric } from '../parts/say-metric.ts'
import { Shown } from './shown.tsx'
import type { View } from './view.ts'

/** The post on screen: its own rate, each count that the page states of it, and when it was published. */
export function PostSection({ post, rate, view }: { post: Post; rate: Metric | undefined; view: View }) {
  const { say } = view
  const stated = POST_COUNTS.flatMap((key) => (post[key] ? [{ key, count: post[key] }] : []))
  return (
    <section class="post" aria-label={say('panel.post')}>
      <h3>{say('panel.post')}</h3>
      <div class="grid three">
        {rate && (
          <Shown of="engagementRate" scope="post" said={sayMetric(rate, say)} label={labelOf(rate, say)} wide receipt={rate.receipt} view={view} />
        )}
        {stated.map(({ key, count }) => (
          <Shown key={key} of={key} scope="post" said={sayCount(count, say)} label={say(`count.${key}`)} receipt={asStated(count)} view={view} />
        ))}
      </div>
      <p class="ground">{sayPublished(post, view)}</p>
    </section>
  )
}

const asStated = ({ precision, source }: Count): Receipt => ({
  formula: 'as-stated',
  inputs: {},
  n: 0,
  window: null,
  leftOut: [],
  precision: precision === 'hidden' ? null : precision,
  sources: source ? [source] : [],
})

function sayPublished({ publishedAt, publishedFrom, publishedWithin }: Post, { say, now }: View): string {
  if (publishedAt) {
    const when = `${say('post.published', { day: day(publishedAt, say.lang) })} · ${since(publishedAt, now, say.lang)}`
    return publishedFrom === 'id' ? `${when} · ${say('post.fromId')}` : when
  }
  if (!publishedWithin) return say('post.undated')
  const [from, to] = publishedWithin
  return say('post.within', { from: day(from, say.lang), to: day(to, say.lang) })
}
