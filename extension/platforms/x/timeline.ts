import * as v from 'valibot'
import { maybe, several, text } from '../../observe/fields.ts'
import { present } from '../../observe/parse.ts'
import type { Facts, ReadContext } from '../../observe/platform.ts'
import { isReply, Tweet, tweetAuthors, tweetPosts } from './tweet.ts'
import { User } from './user.ts'

const Result = maybe(v.object({ result: maybe(v.looseObject({ __typename: text })) }))
const Content = v.object({ promotedMetadata: v.optional(v.unknown()), tweet_results: Result, user_results: Result })
const Items = maybe(v.array(maybe(v.object({ item: v.object({ itemContent: maybe(Content) }) }))))
const Entry = v.object({ content: v.object({ itemContent: maybe(Content), items: Items }) })
const Instruction = v.object({ type: text, entry: maybe(Entry), entries: maybe(v.array(maybe(Entry))), moduleItems: Items })

const Item = v.union([v.object({ tweet: Tweet, pinned: v.boolean() }), v.object({ user: User })])

/** Any timeline: of a user, a search, a list, a conversation. Its `instructions` stand at another path in each. */
export const Timeline = v.pipe(
  v.object({ data: v.unknown() }),
  v.transform(({ data }) => instructionsIn(data, 6)),
  v.array(Instruction),
  v.transform((instructions) => instructions.flatMap(itemsOf)),
  several(Item),
)

function instructionsIn(tree: unknown, depth: number): unknown {
  if (typeof tree !== 'object' || tree === null || depth === 0) return undefined
  if ('instructions' in tree) return tree.instructions
  return Object.values(tree).reduce<unknown>((found, branch) => found ?? instructionsIn(branch, depth - 1), undefined)
}

/** The tweets and the accounts found, without ads, tombstones and cursors. Accounts in a module are suggestions (who to follow). */
function itemsOf({ type, entry, entries, moduleItems }: v.InferOutput<typeof Instruction>): unknown[] {
  const listed = present([entry, ...(entries ?? [])]).map((one) => one.content)
  const inModules = [moduleItems, ...listed.map((one) => one.items)].flatMap((items) => present(items).map(({ item }) => item.itemContent))
  const own = present(listed.map((one) => one.itemContent))
  const tweets = [...own, ...present(inModules)]
    .filter((one) => one.promotedMetadata === undefined)
    .flatMap(({ tweet_results: one }) =>
      one?.result && /^Tweet(?:WithVisibilityResults)?$/.test(one.result.__typename ?? 'Tweet') ? [one.result] : [],
    )
  const users = own.flatMap(({ user_results: one }) => (one?.result?.__typename === 'User' ? [{ user: one.result }] : []))
  return [...tweets.map((tweet) => ({ tweet, pinned: type === 'TimelinePinEntry' })), ...users]
}

export function readTimeline(items: v.InferOutput<typeof Timeline>, { url, page }: ReadContext): Facts {
  const found = present(items)
  const tweets = found.flatMap((one) => ('tweet' in one ? [one] : []))
  const authors = tweets.flatMap(({ tweet }) => tweetAuthors(tweet))
  const users = found.flatMap((one) => ('user' in one ? [{ ...one.user, mention: true }] : []))
  const isAskedFor = (id: string) => id === page?.postId || url.search.includes(id)
  return {
    creators: [...new Map([...authors, ...users].map((one) => [one.id, one])).values()],
    posts: tweets.filter(({ tweet }) => !isReply(tweet) || isAskedFor(tweet.rest_id)).flatMap(({ tweet, pinned }) => tweetPosts(tweet, pinned)),
  }
}
