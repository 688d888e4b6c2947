import * as z from 'zod/mini'
import { fromMillis, fromSeconds, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { count, maybe, number, text } from './fields.ts'

const User = z.object({ userId: text, nickname: text, nickName: text, avatar: text })
const Interact = z.object({
  likedCount: number,
  collectedCount: number,
  commentCount: number,
  shareCount: number,
  sharedCount: number,
  sticky: maybe(z.boolean()),
})
export const Note = z.object({
  noteId: text,
  type: text,
  title: text,
  displayTitle: text,
  desc: text,
  time: number,
  user: maybe(User),
  interactInfo: maybe(Interact),
})
export type Note = z.infer<typeof Note>
type Maybe<T> = T | null | undefined

/** A note in a list: its id stands beside the card or in it. */
export const Card = maybe(z.object({ id: text, modelType: text, noteCard: maybe(Note) }))
export type Card = z.infer<typeof Card>

const NOTE_ID = /^[0-9a-f]{24}$/

/** A note as a post, undefined where it is empty or has no id (the cards of a profile for logged-out viewers). */
export function notePost(note: Maybe<Note>, ...otherIds: Maybe<string>[]): PostFacts | undefined {
  const id = [note?.noteId, ...otherIds].find((one) => one && NOTE_ID.test(one))
  const { user, interactInfo: counts } = note ?? {}
  if (!note || !id || !(user || counts)) return undefined
  return {
    id,
    creatorId: user?.userId || null,
    url: `https://www.xiaohongshu.com/explore/${id}`,
    ...published(note, id),
    format: note.type === 'video' ? 'video' : 'image',
    title: note.title || note.displayTitle || undefined,
    text: note.desc || undefined,
    likes: count(counts?.likedCount),
    comments: count(counts?.commentCount),
    shares: count(counts?.shareCount ?? counts?.sharedCount),
    saves: count(counts?.collectedCount),
  }
}

/** The note's time, else the seconds that its id begins with: when it was begun, never later than published. */
function published({ time }: Note, id: string): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const stated = fromMillis(time)
  return stated ? { publishedAt: stated } : { publishedAt: fromSeconds(Number.parseInt(id.slice(0, 8), 16)), publishedFrom: 'id' }
}

const noteAuthor = (note: Note): CreatorFacts | undefined =>
  note.user?.userId
    ? { id: note.user.userId, name: note.user.nickname || note.user.nickName || undefined, avatar: note.user.avatar || undefined, mention: true }
    : undefined

/** Posts with the accounts that their notes name. */
export const notesFacts = (notes: readonly Maybe<Note>[], posts: readonly (PostFacts | undefined)[]): Facts => ({
  creators: present(notes).map(noteAuthor),
  posts,
})

/** Cards of a feed or a search. Those of another model ("rec_query": words to search for) are no notes. */
export function cardsFacts(cards: readonly Card[]): Facts {
  const notes = present(cards).filter((card) => (card.modelType ?? 'note') === 'note')
  return notesFacts(
    notes.map((card) => card.noteCard),
    notes.map((card) => notePost(card.noteCard, card.id)),
  )
}

/** A creator's own notes, where `sticky` tells the pinned ones. */
export function ownFacts(cards: readonly Card[]): Facts {
  const posts = present(cards).map(({ id, noteCard }) => {
    const post = notePost(noteCard, id)
    return post && { ...post, pinned: noteCard?.interactInfo?.sticky === true }
  })
  return notesFacts(
    present(cards).map((card) => card.noteCard),
    posts,
  )
}
