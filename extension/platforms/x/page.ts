import * as v from 'valibot'
import { id, maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { fromDate, parseCount, present, tryJson } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'

const Counter = v.object({ interactionType: v.string(), userInteractionCount: number })

/** The ld+json of a profile: exact where the page rounds (6.9万). */
export const Profile = v.object({
  mainEntity: v.object({
    identifier: id,
    additionalName: v.string(),
    name: text,
    description: text,
    image: maybe(v.object({ contentUrl: text })),
    homeLocation: maybe(v.object({ name: text })),
    interactionStatistic: several(Counter),
  }),
})

export function profileCreator({ mainEntity: person }: v.InferOutput<typeof Profile>): CreatorFacts {
  const stated = (action: string) =>
    parseCount(present(person.interactionStatistic).find((one) => one.interactionType.endsWith(action))?.userInteractionCount)
  return {
    id: person.identifier,
    handle: person.additionalName,
    name: orNone(person.name),
    bio: orNone(person.description),
    avatar: orNone(person.image?.contentUrl),
    region: orNone(person.homeLocation?.name),
    followers: stated('/FollowAction'),
    following: stated('/SubscribeAction'),
    posts: stated('/WriteAction'),
  }
}

/** The posts that stand rendered on the page. A repost shows the original with its own counters and author. */
export function readArticles(document: Document, { page, lang }: ReadContext): Facts {
  // 2025-11
  const profile = v.safeParse(Profile, tryJson(document.querySelector('script[data-testid="UserProfileSchema-test"]')?.textContent ?? ''))
  const owner = profile.success ? profile.output.mainEntity : undefined
  return {
    creators: [page?.kind === 'creator' && page.handle ? readHeader(document, page.handle, owner, lang) : undefined],
    posts: [...document.querySelectorAll('article[data-testid="tweet"]')].map((article) => articlePost(article, owner, lang)), // 2025-11
  }
}

type Owner = v.InferOutput<typeof Profile>['mainEntity']

/** The header of a profile as it stands rendered: rounded ("6.9万 关注者"). */
function readHeader(document: Document, handle: string, owner: Owner | undefined, lang: string | undefined): CreatorFacts | undefined {
  const links = [...document.querySelectorAll('a[href$="followers"], a[href$="following"]')] // 2025-11
  const own = links.filter((link) => link.getAttribute('href')?.toLowerCase().startsWith(`/${handle.toLowerCase()}/`))
  const shown = (tail: string) => parseCount(own.find((link) => link.getAttribute('href')?.endsWith(tail))?.textContent, { lang })
  const [followers, following] = [shown('followers'), shown('/following')]
  const title = document.querySelector('[data-testid="UserName"]') // 2025-11
  if (!followers && !following) return undefined
  return {
    id: owner?.additionalName.toLowerCase() === handle.toLowerCase() ? owner.identifier : null,
    handle: own[0]?.getAttribute('href')?.split('/')[1] ?? handle,
    name: orNone(title?.querySelector('[dir]')?.textContent?.trim()),
    ...(title?.querySelector('[data-testid="icon-verified"]') ? { verified: true } : {}), // 2025-11
    followers,
    following,
    mention: true,
  }
}

function articlePost(article: Element, owner: Owner | undefined, lang: string | undefined): PostFacts | undefined {
  const attribute = (selector: string, name: string) => article.querySelector(selector)?.getAttribute(name)
  // A button says its count and what a click does: "57 Likes. Like".
  const count = (selector: string) => parseCount(attribute(selector, 'aria-label')?.split(/[.。](?!\d)/)[0], { lang })
  const publishedAt = fromDate(attribute('a[href*="/status/"] time', 'datetime')) // 2025-11
  const link = [...article.querySelectorAll('a[href*="/status/"]')].find((one) => one.querySelector('time')) // 2025-11
  const [, handle, postId] = /^(?:https:\/\/[^/]+)?\/(\w+)\/status\/(\d+)/.exec(link?.getAttribute('href') ?? '') ?? []
  if (!handle || !postId) return undefined
  const isOwn = handle.toLowerCase() === owner?.additionalName.toLowerCase()
  const note = article.querySelector('[data-testid="socialContext"]') // 2025-11
  return {
    id: postId,
    creatorId: isOwn && owner ? owner.identifier : null,
    url: `https://x.com/${handle}/status/${postId}`,
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    text: orNone(article.querySelector('[data-testid="tweetText"]')?.textContent), // 2025-11
    ...(isOwn && note && !article.querySelector('a [data-testid="socialContext"]') ? { pinned: true } : {}),
    views: count('a[href$="/analytics"]'), // 2025-11
    likes: count('[data-testid="like"], [data-testid="unlike"]'), // 2025-11
    comments: count('[data-testid="reply"]'), // 2025-11
    shares: count('[data-testid="retweet"], [data-testid="unretweet"]'), // 2025-11
  }
}
