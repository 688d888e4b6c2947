import { orNone, timeOfId } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { Facts, ReadContext } from '../../observe/platform.ts'
import { idOfCode, timeIn } from './id.ts'

type Count = ReturnType<typeof parseCount>

/** What the HTML itself says: the rendered header of a profile and the description made for search engines. */
export function readPage(document: Document, { page, lang }: ReadContext): Facts {
  if (page?.postId) return readPost(document, page.postId, lang)
  return page?.handle ? readProfile(document, page.handle, lang) : {}
}

const meta = (document: Document, property: string): string =>
  document.querySelector(`meta[property="og:${property}"]`)?.getAttribute('content') ?? '' // 2026-01

/** The numbers that begin a description ("5,351 Followers, 3,408 Following, 713 Posts - …"); none where they are not that many. */
function described(document: Document, many: number, lang: string | undefined): Count[] {
  const [numbers = ''] = meta(document, 'description').split(/ [-–—―] /)
  const language = / (?:followers|likes?)\b/i.test(numbers) ? 'en' : lang
  const counts = numbers.split(/[,،] |、/).map((part) => parseCount(part, { lang: language }))
  return counts.length === many && counts.every(Boolean) ? counts : []
}

/** The description is older than the header beside it, and both give way to what a payload says. */
function readProfile(document: Document, handle: string, lang: string | undefined): Facts {
  const [, name, stated] = /^(.*?) ?[(（]@([\w.]+)[)）]/.exec(meta(document, 'title')) ?? []
  const scripts = [...document.querySelectorAll('script[type="application/json"]')].map((script) => script.textContent ?? '')
  const id = scripts.map((text) => /"profile_id":"(\d+)"|"profilePage_(\d+)"/.exec(text)?.slice(1).find(Boolean)).find(Boolean) ?? null
  if (!stated || stated.toLowerCase() !== handle.toLowerCase()) return {}
  const [followers, following, posts] = described(document, 3, lang)
  const shown = (selector: string): Count => {
    const element = document.querySelector(selector)
    return parseCount(element?.querySelector('[title]')?.getAttribute('title') ?? element?.textContent, { lang })
  }
  return {
    creators: [
      {
        id,
        handle: stated,
        name: orNone(name),
        followers: shown(`header a[href="/${stated}/followers/"]`) ?? followers, // 2025-02
        following: shown(`header a[href="/${stated}/following/"]`) ?? following, // 2025-02
        posts: shown('header ul > li:first-child') ?? posts, // 2025-02
        mention: true,
      },
    ],
  }
}

function readPost(document: Document, code: string, lang: string | undefined): Facts {
  const id = idOfCode(code)
  const [likes, comments] = described(document, 2, lang)
  if (!id || !likes) return {}
  const url = `https://www.instagram.com/p/${code}/`
  return { posts: [{ id, creatorId: null, aliases: [code], url, ...timeOfId(timeIn(id)), likes, comments }] }
}
