import { orNone, timeOfId } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { postUrl, timeIn } from './item.ts'

/** A rendered profile: the rounded numbers of its header, and the cards with their views, and which are pinned. */
export function readGrid(document: Document, { page, lang }: ReadContext): Facts {
  const state = document.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__, #SIGI_STATE')?.textContent ?? '' // 2026-05
  const owner = { handle: page?.handle, id: idOf(page?.handle, state), lang }
  const cards = [...document.querySelectorAll('[data-e2e="user-post-item"]')] // 2026-05
  return { creators: [readHeader(document, owner)], posts: present(cards.map((card) => readCard(card, owner))) }
}

/** Name and handle have changed places since 2023. */
function readHeader(document: Document, { handle, id = '', lang }: Owner): CreatorFacts | undefined {
  const shown = (name: string) => orNone(document.querySelector(`[data-e2e="${name}"]`)?.textContent?.trim()) // 2026-05
  const [title, subtitle] = [shown('user-title'), shown('user-subtitle')]
  const isHandle = (text: string | undefined) => text?.toLowerCase() === handle?.toLowerCase()
  if (!handle || !(isHandle(title) || isHandle(subtitle))) return undefined
  const count = (name: string) => parseCount(shown(name), { lang })
  return {
    id: id || null,
    handle,
    name: isHandle(subtitle) ? title : subtitle,
    followers: count('followers-count'),
    following: count('following-count'),
    likesReceived: count('likes-count'),
    mention: true,
  }
}

/** The id of an account that a state names, `"id":"…"` some fields before `"uniqueId":"…"`. */
const idOf = (handle: string | undefined, state: string): string | undefined => {
  const named = [...state.matchAll(/"id":"(\d+)","shortId":"[^"]*","uniqueId":"([^"]+)"/g)]
  return named.find((match) => match[2]?.toLowerCase() === handle?.toLowerCase())?.[1]
}

interface Owner {
  handle: string | undefined
  id: string | undefined
  lang: string | undefined
}

function readCard(card: Element, { handle, id, lang }: Owner): PostFacts | undefined {
  const href = card.querySelector('a')?.getAttribute('href') ?? ''
  const [, author, kind, postId] = /\/@([^/]+)\/(video|photo)\/(\d+)/.exec(href) ?? []
  if (!author || !postId) return undefined
  const isPhoto = kind === 'photo'
  return {
    id: postId,
    creatorId: author.toLowerCase() === handle?.toLowerCase() ? (id ?? null) : null,
    url: postUrl(author, postId, isPhoto),
    ...timeOfId(timeIn(postId)),
    format: isPhoto ? 'image' : 'video',
    pinned: card.querySelector('[data-e2e="video-card-badge"]') !== null, // 2026-04
    views: parseCount(card.querySelector('[data-e2e="video-views"]')?.textContent, { lang }), // 2026-04
  }
}
