import * as v from 'valibot'
import type { Format } from '../../../shared/schema/observation.ts'
import { id, maybe, number, orNone, text } from '../../observe/fields.ts'
import { fromDate, parseCount, unescapeHtml } from '../../observe/parse.ts'
import type { CreatorFacts, PostFacts } from '../../observe/platform.ts'
import { User } from './user.ts'

const Media = maybe(v.object({ media: maybe(v.array(maybe(v.object({ type: text })))) }))
const legacy = {
  full_text: text,
  created_at: text,
  user_id_str: maybe(id),
  in_reply_to_user_id_str: maybe(id),
  favorite_count: number,
  reply_count: number,
  retweet_count: number,
  quote_count: number,
  bookmark_count: number,
  extended_entities: Media,
}
const tweet = {
  rest_id: id,
  core: maybe(v.object({ user_results: v.object({ result: User }) })),
  views: maybe(v.object({ count: number })),
  note_tweet: maybe(v.object({ note_tweet_results: v.object({ result: v.object({ text: v.string() }) }) })),
  article: maybe(v.object({ article_results: v.object({ result: v.object({ title: text }) }) })),
}

/** A tweet that bears a warning or a limit on who may reply is wrapped once more (TweetWithVisibilityResults). */
const maybeWrapped = <T extends v.GenericSchema>(schema: T) =>
  v.pipe(
    v.unknown(),
    v.transform((raw) => (typeof raw === 'object' && raw !== null && 'tweet' in raw ? raw.tweet : raw)),
    schema,
  )
const Original = v.object({ ...tweet, legacy: v.object(legacy) })
type Original = v.InferOutput<typeof Original>
export const Tweet = maybeWrapped(
  v.object({
    ...tweet,
    legacy: v.object({ ...legacy, retweeted_status_result: maybe(v.object({ result: maybe(maybeWrapped(Original)) })) }),
  }),
)
export type Tweet = v.InferOutput<typeof Tweet>

const authorId = ({ core, legacy }: Original): string | null => core?.user_results.result.id ?? legacy.user_id_str ?? null

/** An answer to somebody else: a comment there, no post of its author's. */
export const isReply = ({ legacy }: Original): boolean =>
  legacy.in_reply_to_user_id_str !== undefined && legacy.in_reply_to_user_id_str !== legacy.user_id_str

/** The tweet and, where it is a repost, the original beside it: the repost's counters say nothing of it. */
export function tweetPosts(tweet: Tweet, pinned?: boolean): PostFacts[] {
  const original = tweet.legacy.retweeted_status_result?.result
  const post = { ...tweetPost(tweet), ...(pinned ? { pinned } : {}) }
  return original ? [{ ...post, format: 'repost' }, tweetPost(original)] : [post]
}

/** The accounts that wrote them. */
export const tweetAuthors = (tweet: Tweet): CreatorFacts[] =>
  [tweet, tweet.legacy.retweeted_status_result?.result].flatMap((one) => (one?.core ? [{ ...one.core.user_results.result, mention: true }] : []))

function tweetPost(tweet: Original): PostFacts {
  const { legacy, note_tweet: note, article, core } = tweet
  const publishedAt = fromDate(legacy.created_at)
  return {
    id: tweet.rest_id,
    creatorId: authorId(tweet),
    url: `https://x.com/${core?.user_results.result.handle ?? 'i'}/status/${tweet.rest_id}`,
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    format: article ? 'article' : formatOf(legacy.extended_entities?.media?.[0]?.type),
    title: orNone(article?.article_results.result.title),
    text: orNone(unescapeHtml(note?.note_tweet_results.result.text ?? legacy.full_text ?? '')),
    views: parseCount(tweet.views?.count),
    likes: parseCount(legacy.favorite_count),
    comments: parseCount(legacy.reply_count),
    shares: parseCount(legacy.retweet_count),
    quotes: parseCount(legacy.quote_count),
    saves: parseCount(legacy.bookmark_count),
  }
}

const formatOf = (media: string | undefined): Format => (media === 'photo' ? 'image' : media ? 'video' : 'text')

/** TweetResultByRestId: a single tweet, as logged-out visitors get it too. */
export const SingleTweet = v.object({ data: v.object({ tweetResult: v.object({ result: Tweet }) }) })
/** The same reply where the tweet is gone or not for this viewer. */
export const NoTweet = v.object({
  data: v.object({ tweetResult: v.object({ result: v.optional(v.object({ __typename: v.picklist(['TweetTombstone', 'TweetUnavailable']) })) }) }),
})
