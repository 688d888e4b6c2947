import * as z from 'zod/mini'
import type { Facts, FoundPage, ReadContext } from '../../observe/platform.ts'
import { maybe, number, tidy } from './fields.ts'
import { Card, cardsFacts, Note, notePost, notesFacts, ownFacts } from './note.ts'
import { Profile, profileCreator } from './profile.ts'
import { refusal } from './refusal.ts'

const Feeds = maybe(z.object({ feeds: maybe(tidy(z.array(Card))) }))
const User = z.object({ userPageData: maybe(tidy(Profile)), notes: maybe(tidy(z.array(maybe(z.array(Card))))) })
const Notes = z.object({
  noteDetailMap: maybe(tidy(z.record(z.string(), maybe(z.object({ note: maybe(Note) }))))),
  serverRequestInfo: maybe(tidy(z.object({ errorCode: number }))),
})

/** The state of any page of the site: profile, note, search and feed each fill their part. */
export const State = z
  .object({ user: maybe(User), note: maybe(Notes), search: Feeds, feed: Feeds })
  .check(z.refine(({ user, note, search, feed }) => Boolean(user ?? note ?? search ?? feed)))
type State = z.infer<typeof State>

/** `user.userInfo` is the viewer and never read. */
export function readState(state: State, { page }: ReadContext): Facts {
  const parts = [profileFacts(state.user, page), noteFacts(state.note, page), feedFacts(state.search), feedFacts(state.feed)]
  return {
    creators: parts.flatMap((part) => part.creators ?? []),
    posts: parts.flatMap((part) => part.posts ?? []),
    ...refusal(state.note?.serverRequestInfo?.errorCode),
  }
}

/** Tab 0 holds the creator's notes, 1 and 2 what the creator saved and liked: notes of others. */
function profileFacts(user: State['user'], page: FoundPage | undefined): Facts {
  const own = user?.notes?.[0] ?? []
  const { creators = [], posts = [] } = ownFacts(own)
  const owner = own.find((card) => card?.noteCard?.user?.userId)?.noteCard?.user?.userId ?? (page?.kind === 'creator' ? page.creatorId : undefined)
  return { creators: [user?.userPageData ? profileCreator(user.userPageData, owner ?? null) : undefined, ...creators], posts }
}

/** The map may hold empty notes and keys that are no ids: a note without an id of its own is the one of the URL. */
function noteFacts(note: State['note'], page: FoundPage | undefined): Facts {
  const entries = Object.entries(note?.noteDetailMap ?? {}).map(([key, entry]) => ({ key, note: entry?.note }))
  return notesFacts(
    entries.map((entry) => entry.note),
    entries.map((entry) => notePost(entry.note, entry.key, page?.postId)),
  )
}

const feedFacts = (part: State['feed']): Facts => cardsFacts(part?.feeds ?? [])
