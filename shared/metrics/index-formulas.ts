/**
 * Indexes that users know from Chinese trade tools, by their public formulas (`research/formulas.md`, "Chinese communication indexes"):
 * an estimate of ours, never the publisher's own number. Null where an input is no count.
 */

/** Sums over a period: reads, 在看, likes, shares. */
export interface ArticleCounts {
  reads: number
  recommends: number
  likes: number
  shares: number
}
/** A period of a WeChat account: `days` in it, `posts` articles, sums of all and of headline articles, and the best article's counts. */
export interface ArticlePeriod {
  days: number
  posts: number
  all: ArticleCounts
  headlines: ArticleCounts
  best: ArticleCounts
}

/** WCI V14.2 (gsdata.cn/site/usage): (.6 O + .2 A + .1 H + .1 P)² × 12, each .70 ln(R+1) + .09 ln(10Z+1) + .06 ln(10L+1) + .15 ln(10RE+1) per day, article, day, and of the best. */
export function wci({ days, posts, all, headlines, best }: ArticlePeriod): number | null {
  if (!isPositive(days) || !isPositive(posts)) return null
  const overall = spread(all, days)
  const average = spread(all, posts)
  return finite((0.6 * overall + 0.2 * average + 0.1 * spread(headlines, days) + 0.1 * spread(best, 1)) ** 2 * 12)
}

const spread = ({ reads, recommends, likes, shares }: ArticleCounts, per: number): number =>
  0.7 * ln1(reads / per) + 0.09 * ln1((10 * recommends) / per) + 0.06 * ln1((10 * likes) / per) + 0.15 * ln1((10 * shares) / per)

/** Posts of a period and the sums of their reactions. */
export interface ReactionPeriod {
  posts: number
  reposts: number
  comments: number
  likes: number
}

/** BCI and short-video VCI, simplified public form (浙江省数据知识产权登记 2024): (.2 ln(posts+1) + .8 (.4 ln(reposts+1) + .4 ln(comments+1) + .2 ln(likes+1))) × 160. */
export const bciSimplified = ({ posts, reposts, comments, likes }: ReactionPeriod): number | null =>
  finite((0.2 * ln1(posts) + 0.8 * (0.4 * ln1(reposts) + 0.4 * ln1(comments) + 0.2 * ln1(likes))) * 160)

/** A period on a video site: videos, plays and comments a day, fans, and fans gained (a loss counts as none). */
export interface VideoPeriod {
  videos: number
  playsPerDay: number
  commentsPerDay: number
  fans: number
  newFans: number
}

/** BVCI V2.0 (gsdata.cn/site/usage-8): 100 (.15 ln(videos+1) + .25 ln(plays+1) + .30 ln(comments+1) + .18 ln(fans+1) + .12 ln(new fans+1)). */
export const bvci = ({ videos, playsPerDay, commentsPerDay, fans, newFans }: VideoPeriod): number | null =>
  finite(100 * (0.15 * ln1(videos) + 0.25 * ln1(playsPerDay) + 0.3 * ln1(commentsPerDay) + 0.18 * ln1(fans) + 0.12 * ln1(Math.max(0, newFans))))

/** A period of a WeChat account for NRI: sums of reads, headline reads and likes over `posts` articles, and the best article's reads. */
export interface ReadPeriod {
  posts: number
  reads: number
  mostReads: number
  headlineReads: number
  likes: number
}
/** Where each part of NRI reaches 1000: per article but for the best and the average. */
const NRI_FULL = { reads: 800_000, most: 100_000, average: 100_000, headlines: 100_000, likes: 80_000 } as const

/** 新榜指数 NRI (a public client's calc_nri): .75 reads + .10 average + .05 best + .05 headlines + .05 likes, each 1000 ln(x+1) ÷ ln(full+1). */
export function nri({ posts, reads, mostReads, headlineReads, likes }: ReadPeriod): number | null {
  if (!isPositive(posts)) return null
  const part = (value: number, full: number) => (1000 * ln1(value)) / Math.log1p(full)
  return finite(
    0.75 * part(reads, NRI_FULL.reads * posts) +
      0.1 * part(reads / posts, NRI_FULL.average) +
      0.05 * part(mostReads, NRI_FULL.most) +
      0.05 * part(headlineReads, NRI_FULL.headlines * posts) +
      0.05 * part(likes, NRI_FULL.likes * posts),
  )
}

const ln1 = (value: number): number => (value >= 0 ? Math.log1p(value) : Number.NaN)
const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
