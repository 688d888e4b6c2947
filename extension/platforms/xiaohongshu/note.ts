import * as v from 'valibot'
import { maybe, number, text } from '../../observe/fields.ts'
import { fromMillis, fromSeconds, parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'

const User = v.object({ userId: text, nickname: text, nickName: text, avatar: text })
const Interact = v.object({
  likedCount: number,
  collectedCount: number,
  commentCount: number,
  shareCount: number,
  sharedCount: number,
  sticky: maybe(v.boolean()),
})
export const Note = v.object({
  noteId: text,
  type: text,
  title: text,
  displayTitle: text,
  desc: text,
  time: number,
  user: maybe(User),
  interactInfo: maybe(Interact),
})
type Note = v.InferOutput<typeof Note>
type Maybe<T> = T | null | undefined

/** A note in a list: its id stands beside the card or in it. */
const Card = maybe(v.object({ id: text, modelType: text, noteCard: maybe(Note) }))
type Card = v.InferOutput<typeof Card>

/** A list of cards; drift where none holds a note, unless they are of other models. */
export const Cards = v.pipe(
  v.array(Card),
  v.check((cards) => cards.length === 0 || cards.some((card) => card?.noteCard || (card?.modelType ?? 'note') !== 'note')),
)

/** A list of bare notes; drift where none has an id. */
export const Notes = v.pipe(
  v.array(maybe(Note)),
  v.check((notes) => notes.length === 0 || notes.some((note) => note?.noteId !== undefined)),
)

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
    likes: parseCount(counts?.likedCount),
    comments: parseCount(counts?.commentCount),
    shares: parseCount(counts?.shareCount ?? counts?.sharedCount),
    saves: parseCount(counts?.collectedCount),
  }
}

/** The note's time, else the seconds that its id begins with: when it was begun, never later than published. */
function published({ time }: Note, id: string): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const stated = fromMillis(time)
  if (stated) return { publishedAt: stated, publishedFrom: 'payload' }
  return { publishedAt: fromSeconds(Number.parseInt(id.slice(0, 8), 16)), publishedFrom: 'id' }
}

const noteAuthor = (note: Note): CreatorFacts | undefined =>
  note.user?.userId
    ? { id: note.user.userId, name: note.user.nickname || note.user.nickName || undefined, avatar: note.user.avatar || undefined, mention: true }
    : undefined

/** Posts with the accounts that their notes name. */
export function notesFacts(notes: readonly Maybe<Note>[], posts: readonly (PostFacts | undefined)[]): Facts {
  const authors = present(present(notes).map(noteAuthor))
  return { creators: [...new Map(authors.map((author) => [author.id, author])).values()], posts }
}

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
