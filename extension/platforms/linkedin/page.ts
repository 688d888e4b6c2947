import * as v from 'valibot'
import { flag, maybe, number, orNone, statedMillis, text } from '../../observe/fields.ts'
import { parseCount, tryJson } from '../../observe/parse.ts'
import type { Facts } from '../../observe/platform.ts'
import { postIdOf } from './structured.ts'

/** The comments of articles, which the structured data lacks. Where a card shows none there may be none or none shown. */
export function readCards(document: Document): Facts {
  const cards = [...document.querySelectorAll('.main-article-card')] // 2026-01
  return {
    posts: cards.map((card) => {
      const id = postIdOf(card.querySelector('a[href*="/pulse/"]')?.getAttribute('href')) // 2026-01
      const comments = parseCount(card.querySelector('[data-num-comments]')?.getAttribute('data-num-comments')) // 2026-01
      return id && comments ? { id, creatorId: null, publishedAt: null, comments } : undefined
    }),
  }
}

const OldArticle = v.object({
  permalink: v.string(),
  title: text,
  publishedDate: number,
  author: v.object({
    username: v.string(),
    miniProfile: maybe(v.object({ firstName: text, lastName: text, numFollowers: number, influencer: flag })),
  }),
  socialActivityCounts: maybe(v.object({ numLikes: number, numComments: number, numShares: number })),
})

/** An article as it was served until 2019: JSON in a comment. */
export function readOldArticle(document: Document): Facts {
  const parsed = v.safeParse(OldArticle, tryJson(document.querySelector('code#article')?.firstChild?.textContent ?? '')) // 2019-12
  if (!parsed.success) return {}
  const { author, socialActivityCounts: counts, permalink, title, publishedDate } = parsed.output
  const { firstName = '', lastName = '', numFollowers } = author.miniProfile ?? {}
  const handle = author.username.toLowerCase()
  return {
    creators: [{ id: handle, handle, name: orNone(`${firstName} ${lastName}`.trim()), followers: parseCount(numFollowers), mention: true }],
    posts: [
      {
        id: permalink,
        creatorId: handle,
        url: `https://www.linkedin.com/pulse/${permalink}`,
        ...statedMillis(publishedDate),
        format: 'article',
        title: orNone(title),
        likes: parseCount(counts?.numLikes),
        comments: parseCount(counts?.numComments),
        shares: parseCount(counts?.numShares),
      },
    ],
  }
}
