import * as v from 'valibot'
import { id, jsonText, maybe, number, orNone, statedMillis, text } from '../../observe/fields.ts'
import { fromDate, parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { author, Person } from './person.ts'

/** A column (专栏) has followers of its own, beside those of the member who writes it. */
export const Column = v.object({ id, title: text, intro: text, imageUrl: text, followers: number, articlesCount: number, author: maybe(Person) })
export type Column = v.InferOutput<typeof Column>

export const columnCreators = (column: Column): (CreatorFacts | undefined)[] => [
  {
    id: column.id,
    name: orNone(column.title),
    bio: orNone(column.intro),
    avatar: orNone(column.imageUrl),
    url: columnUrl(column.id),
    followers: parseCount(column.followers),
    posts: parseCount(column.articlesCount),
  },
  author(column.author),
]

export const columnUrl = (id: string): string => `https://www.zhihu.com/column/${id}`

/** What every card of a list says of its content to the site's own statistics. */
const Card = jsonText(
  v.object({
    card: v.object({
      content: v.object({
        type: v.literal('Post'),
        token: id,
        upvote_num: number,
        comment_num: number,
        publish_timestamp: number,
        author_member_hash_id: maybe(id),
      }),
    }),
  }),
)

/** What the card says of itself to the site's own viewer. */
const Shown = jsonText(v.object({ type: v.literal('article'), itemId: id }))

/** The articles of a column stand in the DOM only. */
export const readColumnCards = (document: Document): Facts => ({
  // 2021-02
  posts: [...document.querySelectorAll('.ContentItem')].map((card) => countedPost(card) ?? shownPost(card)),
})

// 2021-02
const titleOf = (card: Element) => orNone(card.querySelector('.ContentItem-title')?.textContent?.trim())
const articleUrl = (article: string): string => `https://zhuanlan.zhihu.com/p/${article}`

function countedPost(element: Element): PostFacts | undefined {
  const card = v.safeParse(Card, element.getAttribute('data-za-extra-module'))
  if (!card.success) return undefined
  const { token, upvote_num, comment_num, publish_timestamp, author_member_hash_id } = card.output.card.content
  return {
    id: token,
    creatorId: author_member_hash_id ?? null,
    url: articleUrl(token),
    ...statedMillis(publish_timestamp),
    format: 'article',
    title: titleOf(element),
    likes: parseCount(upvote_num),
    comments: parseCount(comment_num),
  }
}

/** The same article by its microdata and its button ("赞同 1.2 万"), for cards that tell the statistics nothing. */
function shownPost(card: Element): PostFacts | undefined {
  // 2021-02
  const shown = v.safeParse(Shown, card.getAttribute('data-zop'))
  if (!shown.success) return undefined
  const meta = (name: string) => card.querySelector(`meta[itemprop="${name}"]`)?.getAttribute('content')
  const publishedAt = fromDate(meta('datePublished'))
  return {
    id: shown.output.itemId,
    creatorId: null,
    url: articleUrl(shown.output.itemId),
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    format: 'article',
    title: titleOf(card),
    likes: parseCount(card.querySelector('.VoteButton--up')?.getAttribute('aria-label'), { lang: 'zh' }),
    comments: parseCount(meta('commentCount')),
  }
}
