// Reads window.__INITIAL_STATE__ of www.xiaohongshu.com pages and the same facts, in snake_case, from its edith API.
import * as z from 'zod/mini'
import { fromMillis, fromSeconds, parseCount, present } from '../observe/parse.ts'
import { type CreatorFacts, definePlatform, documentSource, type Facts, type PostFacts, type ReadContext, response, source, state } from '../observe/platform.ts'

const maybe = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(z.nullable(schema)), undefined)
const text = maybe(z.string())
const number = maybe(z.union([z.number(), z.string()]))
const count = (value: string | number | null | undefined) => (value === null || value === undefined ? undefined : parseCount(value))

const MAX_DEPTH = 12

/** Vue's refs unwrapped and snake_case spelled as camelCase: one shape for the page's state and the API. */
function plain(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return undefined
  if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1))
  if ('_rawValue' in value && value._rawValue !== undefined) return plain(value._rawValue, depth + 1)
  if ('_value' in value) return plain(value._value, depth + 1)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [camelCase(key), plain(one, depth + 1)]))
}
const camelCase = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const tidy = <T extends z.ZodMiniType>(schema: T) => z.pipe(z.transform((value) => plain(value)), schema)

const User = z.object({ userId: text, nickname: text, nickName: text, avatar: text })
const Interact = z.object({ likedCount: number, collectedCount: number, commentCount: number, shareCount: number, sharedCount: number, sticky: maybe(z.boolean()) })
const Note = z.object({ noteId: text, type: text, title: text, displayTitle: text, desc: text, time: number, user: maybe(User), interactInfo: maybe(Interact) })
const Card = z.object({ id: text, modelType: text, noteCard: maybe(Note) })
const BasicInfo = z.object({ nickname: text, redId: text, desc: text, ipLocation: text, images: text })
const Interaction = z.object({ type: text, count: number, i18nCount: number })
const Profile = z.object({ basicInfo: BasicInfo, interactions: maybe(z.array(Interaction)) })
type Note = z.infer<typeof Note>

const NOTE_ID = /^[0-9a-f]{24}$/

/** A note as a card or in full, undefined where it is empty or has no id (cards of a profile for logged-out viewers). */
function notePost(note: Note | null | undefined, otherId: string | null | undefined): PostFacts | undefined {
  const id = [note?.noteId, otherId].find((one) => one && NOTE_ID.test(one))
  const { user, interactInfo: counts } = note ?? {}
  if (!note || !id || !(user || counts)) return undefined
  const time = fromMillis(note.time)
  return {
    id,
    creatorId: user?.userId || null,
    url: `https://www.xiaohongshu.com/explore/${id}`,
    // The first 8 hex digits of an id are the second in which the note was begun: never later than published.
    ...(time ? { publishedAt: time } : { publishedAt: fromSeconds(Number.parseInt(id.slice(0, 8), 16)), publishedFrom: 'id' }),
    format: note.type === 'video' ? 'video' : 'image',
    title: note.title || note.displayTitle || undefined,
    text: note.desc || undefined,
    likes: count(counts?.likedCount),
    comments: count(counts?.commentCount),
    shares: count(counts?.shareCount ?? counts?.sharedCount),
    saves: count(counts?.collectedCount),
  }
}

const noteAuthor = ({ user }: Note): CreatorFacts | undefined =>
  user?.userId ? { id: user.userId, name: user.nickname || user.nickName || undefined, avatar: user.avatar || undefined, mention: true } : undefined

const notesFacts = (posts: (PostFacts | undefined)[], notes: (Note | null | undefined)[]): Facts => ({ creators: present(notes).map(noteAuthor), posts })

/** Cards of a feed or search; those of another model ("rec_query": suggested words) are no notes. */
function cardsFacts(cards: readonly z.infer<typeof Card>[] | null | undefined): Facts {
  const notes = (cards ?? []).filter((card) => (card.modelType ?? 'note') === 'note')
  return notesFacts(
    notes.map((card) => notePost(card.noteCard, card.id)),
    notes.map((card) => card.noteCard),
  )
}

/** Cards of a creator's own list, where `sticky` says which are pinned. */
const ownFacts = (notes: readonly { note: Note | null | undefined; id?: string | null | undefined }[]): Facts => {
  const posts = notes.map(({ note, id }) => {
    const post = notePost(note, id)
    return post && { ...post, pinned: note?.interactInfo?.sticky === true }
  })
  return notesFacts(posts, notes.map(({ note }) => note))
}

/** The header of a profile. `interaction` is likes and saves together: there is no pure count of likes received. */
function profileCreator({ basicInfo, interactions }: z.infer<typeof Profile>, id: string | null): CreatorFacts {
  const stated = (type: string) => {
    const found = interactions?.find((one) => one.type === type)
    return count(found?.count) ?? count(found?.i18nCount)
  }
  return {
    id,
    handle: basicInfo.redId || null,
    name: basicInfo.nickname || undefined,
    bio: basicInfo.desc || undefined,
    avatar: basicInfo.images || undefined,
    region: basicInfo.ipLocation || undefined,
    followers: stated('fans'),
    following: stated('follows'),
    likesAndSavesReceived: stated('interaction'),
  }
}
