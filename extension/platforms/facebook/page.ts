import * as v from 'valibot'
import { id, jsonText, maybe, number, orNone, statedSeconds } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'

const content = (document: Document, property: string): string | undefined =>
  document.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? undefined // 2025-04

/** What a profile says to guests: who it is. The likes in its description are not followers. */
export function readHead(document: Document, { page }: ReadContext): Facts {
  const links = ['al:ios:url', 'al:android:url'].map((property) => content(document, property))
  const id = page?.creatorId ?? /\bfb:\/\/(?:profile\/|page\/(?:\?id=)?)(\d+)/.exec(links.join(' '))?.[1]
  return id && page?.kind === 'creator' ? { creators: [{ id, handle: page.handle ?? null, name: orNone(content(document, 'og:title')) }] } : {}
}

const Label = jsonText(
  v.object({
    top_level_post_id: id,
    page_id: id,
    page_insights: maybe(v.record(v.string(), v.object({ post_context: v.object({ publish_time: number }) }))),
  }),
)

/** The mobile site of 2021, gone today. */
export function readOldTimeline(document: Document, { page, lang }: ReadContext): Facts {
  const posts = present([...document.querySelectorAll('article[data-ft]')].map((article) => readArticle(article, lang))) // 2021-06
  const id = posts[0]?.creatorId
  const name = orNone(content(document, 'og:title'))
  return { creators: id && page?.kind === 'creator' ? [{ id, handle: page.handle ?? null, name }] : [], posts }
}

function readArticle(article: Element, lang: string | undefined): PostFacts | undefined {
  const label = v.safeParse(Label, article.getAttribute('data-ft'))
  if (!label.success) return undefined
  const { top_level_post_id: id, page_id: creatorId, page_insights: insights } = label.output
  const count = (selector: string) => parseCount(article.querySelector(selector)?.textContent, { lang })
  return {
    id,
    creatorId,
    ...statedSeconds(insights?.[creatorId]?.post_context.publish_time),
    likes: count('.like_def'), // 2021-06
    comments: count('.cmt_def'), // 2021-06
  }
}
