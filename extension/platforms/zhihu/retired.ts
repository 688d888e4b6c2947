import * as v from 'valibot'
import { id, maybe, number, orNone, statedSeconds, text } from '../../observe/fields.ts'
import { fromDate, parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { columnUrl } from './column.ts'

// Layouts of 2015, which the site no longer serves but archives hold.

const Person = v.object({ hash: id, slug: text, name: text, bio: text })
const named = (person: v.InferOutput<typeof Person> | undefined): CreatorFacts | undefined =>
  person && { id: person.hash, handle: person.slug || null, name: orNone(person.name), bio: orNone(person.bio), mention: true }

/** api/columns/SLUG */
export const OldColumn = v.object({ slug: id, name: text, description: text, followersCount: number, postsCount: number, creator: maybe(Person) })
export const readOldColumn = (column: v.InferOutput<typeof OldColumn>): Facts => ({
  creators: [
    {
      id: column.slug,
      name: orNone(column.name),
      bio: orNone(column.description),
      url: columnUrl(column.slug),
      followers: parseCount(column.followersCount),
      posts: parseCount(column.postsCount),
    },
    named(column.creator),
  ],
})

const OldArticle = v.object({
  slug: id,
  title: text,
  summary: text,
  publishedTime: text,
  likesCount: number,
  commentsCount: number,
  author: maybe(Person),
})
/** api/posts/ID and api/columns/SLUG/posts */
export const OldArticles = v.union([v.array(OldArticle), OldArticle])
export function readOldArticles(body: v.InferOutput<typeof OldArticles>): Facts {
  const articles = [body].flat()
  return { creators: articles.map(({ author }) => named(author)), posts: articles.map(oldArticle) }
}

function oldArticle(article: v.InferOutput<typeof OldArticle>): PostFacts {
  const publishedAt = fromDate(article.publishedTime)
  return {
    id: article.slug,
    creatorId: article.author?.hash ?? null,
    url: `https://zhuanlan.zhihu.com/p/${article.slug}`,
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    format: 'article',
    title: orNone(article.title),
    likes: parseCount(article.likesCount),
    comments: parseCount(article.commentsCount),
  }
}

/** The answers of a server-rendered page, each with its own comments: those of the question stand elsewhere. */
export const readOldAnswers = (document: Document): Facts => {
  // 2015-09
  const answers = [...document.querySelectorAll('.zm-item-answer[data-atoken]')]
  const title = orNone(document.querySelector('.zm-item-title')?.textContent?.trim())
  return { posts: answers.map((answer) => oldAnswer(answer, title)) }
}

function oldAnswer(answer: Element, title: string | undefined): PostFacts {
  const content = (selector: string) => answer.querySelector(selector)?.textContent
  return {
    id: answer.getAttribute('data-atoken') ?? '',
    creatorId: null,
    ...statedSeconds(answer.getAttribute('data-created')),
    format: 'article',
    title,
    // 2015-09
    likes: parseCount(answer.querySelector('.zm-item-vote-info')?.getAttribute('data-votecount') ?? content('.zm-votebar .count')),
    comments: parseCount(content('[name="addcomment"]')),
  }
}
