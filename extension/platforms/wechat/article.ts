import * as v from 'valibot'
import type { Count } from '../../../shared/schema/count.ts'
import type { Format } from '../../../shared/schema/observation.ts'
import { id, imageUrl, lookUp, maybe, number, orNone, statedInChina, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, FoundPage, PostFacts, ReadContext } from '../../observe/platform.ts'
import { articleId, articleUrl, isHeadline, unescaped } from './address.ts'

const Bar = v.object({
  get_data_succ: number,
  read_num: number,
  show_read: number,
  old_like_count: number,
  show_old_like: number,
  like_count: number,
  show_like: number,
  comment_count: number,
  share_count: number,
  show_share: number,
  collect_count: number,
  show_collect: number,
})
type Bar = v.InferOutput<typeof Bar>

/** `window.cgiDataNew`: article, account and, in pages opened with a session of the app, the counters. */
export const Article = v.object({
  bizuin: id,
  mid: id,
  idx: id,
  sn: text,
  title: text,
  desc: text,
  nick_name: text,
  user_name: text,
  alias: text,
  signature: text,
  hd_head_img: text,
  verify_status: number,
  ori_send_time: number,
  create_timestamp: number,
  ori_create_time: number,
  create_time: text,
  item_show_type: number,
  copyright_info: maybe(v.object({ copyright_stat: number })),
  ip_wording: maybe(v.object({ country_name: text, province_name: text })),
  user_info: maybe(v.object({ appmsg_bar_data: maybe(Bar) })),
})
type Article = v.InferOutput<typeof Article>

const FORMATS: Record<string, Format> = { 0: 'article', 5: 'video', 7: 'audio', 8: 'image', 10: 'text', 11: 'repost' }
export const formatOf = (itemShowType: string | number | null | undefined): Pick<PostFacts, 'format'> => {
  const format = lookUp(FORMATS, itemShowType)
  return format ? { format } : {}
}

export const readArticle = (article: Article, { page }: ReadContext): Facts => ({ creators: [account(article)], posts: [articlePost(article, page)] })

const account = (article: Article): CreatorFacts => ({
  id: article.bizuin,
  handle: article.alias || article.user_name || null,
  aliases: article.user_name ? [article.user_name] : [],
  name: unescaped(article.nick_name),
  bio: unescaped(article.signature),
  avatar: imageUrl(article.hd_head_img),
  region: orNone(article.ip_wording?.province_name || article.ip_wording?.country_name),
  ...(Number(article.verify_status) === 2 ? { verified: true } : {}),
  mention: true,
})

/** `copyright_info` names the account that a reprint was taken from; the counters are the reprint's own. */
function articlePost(article: Article, page: FoundPage | undefined): PostFacts {
  const isReprint = Number(article.copyright_info?.copyright_stat) === 2
  const post = articleId(article.mid, article.idx)
  return {
    id: post,
    aliases: aliasesOf(article.sn, page),
    creatorId: article.bizuin,
    headline: isHeadline(post),
    url: article.sn ? articleUrl(article.bizuin, post, article.sn) : undefined,
    ...sent(article),
    ...(isReprint ? { format: 'repost' } : formatOf(article.item_show_type)),
    title: unescaped(article.title),
    text: unescaped(article.desc),
    ...counters(article.user_info?.appmsg_bar_data),
  }
}

function sent(article: Article): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const seconds = [article.ori_send_time, article.create_timestamp, article.ori_create_time].find((one) => Number(one) > 0)
  return seconds ? statedSeconds(seconds) : statedInChina(article.create_time)
}

/** The names that a page's URL may have for the article on it: the code of a short link, or its signature. */
export const aliasesOf = (sn: string | null | undefined, page: FoundPage | undefined): string[] => [
  ...new Set([sn, page?.kind === 'post' ? page.postId : undefined].filter((name): name is string => Boolean(name))),
]

/** `old_like_count` is the thumb (赞), `like_count` the newer 推荐 / 在看. */
function counters(bar: Bar | null | undefined): Partial<PostFacts> {
  if (!bar || Number(bar.get_data_succ ?? 1) === 0) return {}
  return {
    views: reads(stated(bar.read_num, bar.show_read)),
    likes: parseCount(stated(bar.old_like_count, bar.show_old_like)),
    recommends: parseCount(stated(bar.like_count, bar.show_like)),
    comments: parseCount(bar.comment_count),
    shares: parseCount(stated(bar.share_count, bar.show_share)),
    saves: parseCount(stated(bar.collect_count, bar.show_collect)),
  }
}

type Maybe = string | number | null | undefined

/** A counter that is switched off stands as 0. */
const stated = (value: Maybe, shown: Maybe): Maybe => (Number(shown ?? 1) === 0 && Number(value) === 0 ? undefined : value)

/** Reads: the platform is said to stop counting at 100,001, which it shows as "10万+". */
export const reads = (value: Maybe): Count | undefined => (Number(value) === 100_001 ? { value: 100_001, precision: 'floor' } : parseCount(value))
