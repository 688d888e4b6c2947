import { expect, it, vi } from 'vitest'
import type { PageHandlers } from '../../../extension/services/answer.ts'
import { withTerms } from '../../../extension/services/terms.ts'
import type { Terms } from '../../../shared/schema/terms.ts'
import { observationOf } from './invented.ts'

const norm = { median: 0.04, spread: 0.5, source: 'invented', year: 2026 }
const declared: Terms = { engagement: ['likes'], engagementPer: 'views', norms: { engagementRate: norm } }
const forged: Terms = { engagement: ['likes'], engagementPer: 'views', norms: { engagementRate: { ...norm, median: 9 } } }
const spies = () => ({ save: vi.fn(), appraise: vi.fn(), badges: vi.fn() })

it('a platform’s terms are those of its file, whatever a page says', () => {
  const handlers = spies()
  const wrapped = withTerms(handlers as unknown as PageHandlers, [{ id: 'example', terms: declared }])
  const observation = { ...observationOf('a', '2026-11-20T10:00:00Z'), terms: forged }
  wrapped.save({ observation })
  wrapped.appraise({ observation, lang: 'en' })
  wrapped.badges({ platform: 'example', posts: [], creators: [], terms: forged, observedAt: observation.observedAt, lang: 'en', memory: 'none' })
  for (const spy of [handlers.save, handlers.appraise]) expect(spy.mock.calls[0]?.[0].observation.terms).toEqual(declared)
  expect(handlers.badges.mock.calls[0]?.[0].terms).toEqual(declared)
})

it('a platform that this version does not know keeps the terms it came with', () => {
  const handlers = spies()
  const observation = { ...observationOf('a', '2026-11-20T10:00:00Z'), terms: forged }
  withTerms(handlers as unknown as PageHandlers, []).save({ observation })
  expect(handlers.save.mock.calls[0]?.[0].observation).toEqual(observation)
})
