import type { Candidate } from '../../shared/schema/candidate.ts'
import type { Creator, Observation, Post } from '../../shared/schema/observation.ts'
import { ask } from './client.ts'

const exact = (value: number) => ({ value, precision: 'exact' as const })
const DAY = 86_400_000

/** Twelve posts of an invented creator, four days apart, oldest ones last. */
const posts = (creatorId: string, observedAt: string): Post[] =>
  Array.from({ length: 12 }, (_, i) => ({
    id: `post-${i}`,
    creatorId,
    publishedAt: new Date(Date.parse(observedAt) - (8 + 4 * i) * DAY).toISOString(),
    views: exact(1_000 + 100 * i),
    likes: exact(50 + i),
    comments: exact(5),
  }))

/** What a page said of an invented creator at an instant. */
export function sighting(facts: Partial<Creator> & { id: string }, observedAt = '2026-05-04T08:00:00.000Z'): Observation {
  return {
    creator: { platform: 'example', name: `Creator ${facts.id}`, followers: exact(12_000), ...facts },
    posts: posts(facts.id, observedAt),
    observedAt,
    terms: { engagement: ['likes', 'comments'], engagementPer: 'views' },
    sources: {},
  }
}

/** A sighting that says nothing but that the creator exists: nothing can be scored. */
export const bareSighting = (id: string, name: string): Observation => {
  const { followers: _, ...creator } = sighting({ id, name }).creator
  return { ...sighting({ id }), creator, posts: [] }
}

export const followers = exact

export const keyOf = ({ creator }: Observation) => ({ platform: creator.platform, creatorId: creator.id })

export const save = (key: string, observation: Observation, words: { note?: string; tags?: string[] } = {}): Promise<Candidate> =>
  ask('saveCandidate', { key, params: keyOf(observation), body: { observation, ...words } })
