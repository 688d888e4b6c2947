import * as v from 'valibot'
import { maybe, number } from '../../observe/fields.ts'
import type { Facts, FoundPage, ReadContext } from '../../observe/platform.ts'
import { tidy } from './fields.ts'
import { Cards, cardsFacts, Note, notePost, notesFacts, ownFacts } from './note.ts'
import { Profile, profileCreator } from './profile.ts'
import { refusal } from './refusal.ts'

const Feeds = maybe(v.object({ feeds: maybe(tidy(Cards)) }))
const User = v.object({ userPageData: maybe(tidy(Profile)), notes: maybe(tidy(v.array(maybe(Cards)))) })
const Notes = v.object({
  noteDetailMap: maybe(tidy(v.record(v.string(), maybe(v.object({ note: maybe(Note) }))))),
  serverRequestInfo: maybe(tidy(v.object({ errorCode: number }))),
})

/** The state of any page of the site: profile, note, search and feed each fill their part. */
export const State = v.pipe(
  v.object({ user: maybe(User), note: maybe(Notes), search: Feeds, feed: Feeds }),
  v.check(({ user, note, search, feed }) => Boolean(user ?? note ?? search ?? feed)),
)
type State = v.InferOutput<typeof State>

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
