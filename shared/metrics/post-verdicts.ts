import type { Observation, Post, PostCount } from '../schema/observation.ts'
import type { Terms } from '../schema/terms.ts'
import { pointOf } from './count.ts'
import { DAY } from './eligible.ts'
import { MIN_POSTS } from './min-posts.ts'
import { postRate } from './post-rate.ts'
import { median, sum } from './statistics.ts'

/** Steps of the ratio to one's own median, even on a logarithmic scale: a third, two thirds, and their inverses. */
const STEPS = [
  [1 / 3, 'low'],
  [2 / 3, 'below'],
  [3 / 2, 'typical'],
  [3, 'above'],
] as const
const MIN_AGE_DAYS = 7

export type Verdict = (typeof STEPS)[number][1] | 'high' | 'young' | 'none'

/**
 * How one post did. `own-median`: `value` is its number ÷ the creator's own median of that number over `n` posts; `rate`: `value` is a
 * ratio of two of its own counts, which nothing here compares (`verdict` none). `of` names the counts of the number, `per` what it is
 * divided by, `rounded` whether any of them is. `young`: under its creator's typical, but published less than 7 days ago.
 */
export interface PostVerdict {
  postId: string
  creatorId: string | null
  basis: 'own-median' | 'rate'
  verdict: Verdict
  value: number
  of: readonly PostCount[]
  number: number
  per: 'own-median' | 'views' | 'followers'
  divisor: number
  n: number
  rounded: boolean
}
type Facts = Pick<Observation, 'terms' | 'observedAt'> & {
  posts: readonly Post[]
  /** Creators of the posts by id, as far as they are known. */
  creators: ReadonlyMap<string, Observation['creator']>
}

/**
 * Verdicts on posts of many creators, from what one page lists. Each is compared with its creator's own median in the same format: of
 * the platform's engagement sum, or of views, or of likes, the first that it and two others state. Pinned posts and those of the last
 * 7 days make no median. Otherwise it has its own engagement rate, or its likes ÷ views; a post without either has no verdict.
 */
export function postVerdicts({ posts, creators, terms, observedAt }: Facts): PostVerdict[] {
  const now = Date.parse(observedAt)
  const own = posts.filter(({ format }) => format !== 'repost')
  const groups = Map.groupBy(own, ({ id, creatorId, format }) => (creatorId === null ? `\n${id}` : `${creatorId}\n${format}`))
  return [...groups.values()].flatMap((group) => {
    const baselines = baselinesOf(group, terms, now)
    return group.flatMap((post) => againstOwn(post, baselines, now) ?? byRate(post, creators.get(post.creatorId ?? ''), terms) ?? [])
  })
}

interface Baseline {
  of: readonly PostCount[]
  median: number
  n: number
}

function baselinesOf(group: readonly Post[], { engagement }: Terms, now: number): Baseline[] {
  const settled = group.filter((post) => !post.pinned && !isYoung(post, now))
  const measures: (readonly PostCount[])[] = [engagement, ['views'], ['likes']]
  return measures.flatMap((of) => {
    const numbers = settled.flatMap((post) => numberOf(post, of) ?? [])
    return numbers.length < MIN_POSTS || median(numbers) === 0 ? [] : [{ of, median: median(numbers), n: numbers.length }]
  })
}

function againstOwn(post: Post, baselines: readonly Baseline[], now: number): PostVerdict | undefined {
  for (const { of, median, n } of baselines) {
    const number = numberOf(post, of)
    if (number === null) continue
    const value = number / median
    const verdict = isYoung(post, now) && value < 1 ? 'young' : (STEPS.find(([below]) => value < below)?.[1] ?? 'high')
    return { ...about(post, of), basis: 'own-median', verdict, value, number, per: 'own-median', divisor: median, n }
  }
  return undefined
}

function byRate(post: Post, creator: Observation['creator'] | undefined, terms: Terms): PostVerdict | undefined {
  const { id: postId, creatorId } = post
  const per = terms.engagementPer
  const rate = postRate(post, { creator: creator ?? {}, terms })
  const { engagement, [per]: divisor } = rate.receipt.inputs
  if (rate.value !== null && typeof engagement === 'number' && typeof divisor === 'number') {
    const rounded = rate.receipt.precision === 'rounded'
    return {
      postId,
      creatorId,
      basis: 'rate',
      verdict: 'none',
      value: rate.value,
      of: terms.engagement,
      number: engagement,
      per,
      divisor,
      n: 1,
      rounded,
    }
  }
  const [likes, views] = [pointOf(post.likes), pointOf(post.views)]
  if (likes === null || !views || likes > views) return undefined
  const rounded = about(post, ['likes', 'views']).rounded
  return {
    ...about(post, ['likes']),
    basis: 'rate',
    verdict: 'none',
    value: likes / views,
    number: likes,
    per: 'views',
    divisor: views,
    n: 1,
    rounded,
  }
}

const about = (post: Post, of: readonly PostCount[]): Pick<PostVerdict, 'postId' | 'creatorId' | 'of' | 'rounded'> => ({
  postId: post.id,
  creatorId: post.creatorId,
  of,
  rounded: of.some((key) => post[key]?.precision === 'rounded'),
})

/** The sum of the named counts; null where one of them is not stated as a number. */
function numberOf(post: Post, keys: readonly PostCount[]): number | null {
  const values = keys.flatMap((key) => pointOf(post[key]) ?? [])
  return values.length === keys.length ? sum(values) : null
}

const isYoung = ({ publishedAt, publishedWithin }: Post, now: number): boolean =>
  Date.parse(publishedAt ?? publishedWithin?.[1] ?? '') > now - MIN_AGE_DAYS * DAY
