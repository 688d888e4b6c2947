import { appraisalOf } from '../../../../extension/services/appraise.ts'
import type { PanelModel } from '../../../../extension/views/overlay/model.ts'
import { panelTexts } from '../../../../extension/views/overlay/texts.ts'
import type { Creator, Observation, Post } from '../../../../shared/schema/observation.ts'

export const NOW = new Date('2026-11-22T06:00:00.000Z')
const DAY = 86_400_000
const count = (value: number) => ({ value, precision: 'exact' as const, source: 'feed' })

/** One invented video, `age` days old. */
export const postOf = (id: string, age: number, views = 10_000): Post => ({
  id,
  creatorId: 'c1',
  publishedAt: new Date(NOW.getTime() - age * DAY).toISOString(),
  publishedFrom: 'payload',
  format: 'video',
  title: `Video ${id}`,
  views: count(views),
  likes: count(views / 25),
  comments: count(views / 100),
})

/** An invented creator with so many videos, a week apart, the newest ten days old. */
export const observed = (posts: number, creator: Partial<Creator> = {}): Observation => ({
  creator: { platform: 'example', id: 'c1', handle: 'ana', name: 'Ana Invented', followers: count(123_456), ...creator },
  posts: Array.from({ length: posts }, (_, at) => postOf(`p${at}`, 10 + 7 * at, 10_000 + 1_000 * (at % 3))),
  observedAt: '2026-11-22T05:57:00.000Z',
  terms: {
    engagement: ['likes', 'comments'],
    engagementPer: 'views',
    norms: { engagementRate: { median: 0.04, spread: 0.5, source: 'Invented report', year: 2025 } },
  },
  sources: { feed: { kind: 'response', name: 'feed/videos', layout: '2026-05', readAt: '2026-11-22T05:57:00.000Z' } },
})

/** A panel that is ready, with figures as they are really computed. */
export function ready(observation: Observation = observed(12), more: Partial<PanelModel> = {}): PanelModel {
  return {
    state: 'ready',
    platform: { id: 'example', name: { zh: '示例', en: 'Example' } },
    subject: { observation },
    ...appraisalOf({ observation, lang: 'en' }),
    saved: { state: 'unsaved' },
    settings: { theme: 'auto', place: null, collapsed: false },
    texts: panelTexts('en'),
    ...more,
  }
}
