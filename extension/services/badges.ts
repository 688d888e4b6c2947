import { postVerdicts } from '../../shared/metrics/post-verdicts.ts'
import { type Badge, badgeOf } from '../views/badge/badge.ts'
import { badgeSpeaker } from '../views/badge/say.ts'
import { savedAmong } from './known.ts'
import type { PageMessages } from './messages.ts'
import type { SavedSummary } from './saved-state.ts'

/**
 * What to draw beside the cards of a page: a verdict on each post that has one, and what the team knows of its creator. `memory` says
 * how far to ask for that: `none` not at all, `known` what is known here, `ask` the API, once for all who are not.
 */
export async function badges({ platform, lang, posts, creators, terms, observedAt, memory }: PageMessages['badges']['request']): Promise<Badge[]> {
  const people = creators.flatMap((creator) => (creator.id === null ? [] : [{ ...creator, platform, id: creator.id }]))
  const authors = new Set(posts.flatMap(({ creatorId }) => creatorId ?? []))
  const ids = [...new Set([...authors, ...people.map(({ id }) => id)])]
  const saved = memory === 'none' ? new Map<string, SavedSummary>() : await savedAmong(platform, ids, memory === 'ask')
  const known = new Map(people.map((creator) => [creator.id, creator]))
  const verdicts = new Map(postVerdicts({ posts, creators: known, terms, observedAt }).map((verdict) => [verdict.postId, verdict]))

  const say = badgeSpeaker(lang)
  const ofPosts = posts.map(({ id: postId, creatorId, aliases = [], pinned = false }) =>
    badgeOf({ postId, creatorId, names: aliases, pinned }, verdicts.get(postId), saved.get(creatorId ?? ''), say),
  )
  const others = people.filter(({ id }) => !authors.has(id))
  const ofCreators = others.map(({ id: creatorId, handle, aliases = [] }) => {
    const names = [creatorId, handle ?? '', ...aliases].map((name) => `@${name.replace(/^@/, '')}`.toLowerCase())
    return badgeOf({ postId: null, creatorId, names }, undefined, saved.get(creatorId), say)
  })
  return [...ofPosts, ...ofCreators].flatMap((badge) => badge ?? [])
}
