import { type Observation, Post } from '../../../shared/schema/observation.ts'

/** An invented creator's observation. @param posts ids of the posts read */
export function observationOf(id: string, observedAt: string | Date, posts: readonly string[] = ['p1', 'p2']): Observation {
  return {
    creator: { platform: 'example', id, name: `Creator ${id}`, followers: { value: 12_000, precision: 'exact' } },
    posts: posts.map((post) =>
      Post.parse({ id: post, creatorId: id, publishedAt: '2026-10-01T08:00:00.000Z', views: { value: 900, precision: 'exact' } }),
    ),
    observedAt: new Date(observedAt).toISOString(),
    terms: { engagement: ['likes'], engagementPer: 'views' },
    sources: {},
  }
}
