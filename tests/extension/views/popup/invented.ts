import type { Candidate } from '../../../../shared/schema/candidate.ts'
import type { Creator, Observation } from '../../../../shared/schema/observation.ts'
import { appraise } from '../../../../shared/scoring/appraise.ts'

const DAY = 86_400_000
export const NOW = new Date('2026-11-20T10:00:00.000Z')

/** An invented creator with a dozen posts, a week apart. */
export const observed = (id: string, creator: Partial<Creator> = {}): Observation => ({
  creator: { platform: 'example', id, name: `Creator ${id}`, followers: { value: 43_500, precision: 'exact' }, ...creator },
  posts: Array.from({ length: 12 }, (_, index) => ({
    id: `p${index}`,
    creatorId: id,
    publishedAt: new Date(NOW.getTime() - (10 + 7 * index) * DAY).toISOString(),
    format: 'video' as const,
    views: { value: 10_000 + 100 * index, precision: 'exact' as const },
    likes: { value: 500, precision: 'exact' as const },
    comments: { value: 50, precision: 'exact' as const },
  })),
  observedAt: NOW.toISOString(),
  terms: { engagement: ['likes', 'comments'], engagementPer: 'views' },
  sources: {},
})

/** A saved creator with figures as they are really computed. */
export function candidateOf(creatorId: string, change: Partial<Candidate> = {}, creator: Partial<Creator> = {}): Candidate {
  const observation = observed(creatorId, creator)
  return {
    ...{ platform: 'example', creatorId, creator: observation.creator, observedAt: observation.observedAt },
    ...appraise(observation),
    ...{ stage: 'lead', note: '', tags: [], savedBy: 'Ada' },
    ...{ savedAt: '2026-11-18T10:00:00.000Z', updatedAt: '2026-11-18T10:00:00.000Z', version: 1, observations: 1 },
    ...change,
  }
}
