import { expect, it } from 'vitest'
import { parts as en } from '../../../../extension/locales/en/parts.ts'
import { parts as cn } from '../../../../extension/locales/zh-CN/parts.ts'
import { parts as tw } from '../../../../extension/locales/zh-TW/parts.ts'
import { findPage } from '../../../../extension/observe/platform.ts'
import { loadPlatforms } from '../../../../extension/observe/registry.ts'
import { Visit } from '../../../../extension/observe/visit.ts'
import { dossierOf } from '../../../../shared/metrics/dossier.ts'
import { quoteCosts } from '../../../../shared/metrics/quote-costs.ts'
import type { Receipt } from '../../../../shared/schema/metric.ts'
import type { Observation } from '../../../../shared/schema/observation.ts'
import { readHar } from '../../../tools/har.ts'
import { readEntry } from '../../../tools/read-entry.ts'
import { everyReplay } from '../../../tools/replays.ts'

const platforms = await loadPlatforms()

/** Whom each invented page is about. */
const observations = everyReplay().flatMap(([id, har]): Observation[] => {
  const platform = platforms.find((one) => one.id === id) ?? expect.fail(id)
  const visit = new Visit(platform)
  const entries = readHar(har)
  for (const entry of entries) visit.add(readEntry(platform, { ...entry, startedAt: new Date() }))
  const pages = entries.flatMap(({ url }) => findPage(platform, url) ?? [])
  return pages.flatMap((page) => visit.subject(page, new Date())?.observation ?? [])
})

/** Every receipt that panel and dossier can open. */
function receiptsOf(observation: Observation): Receipt[] {
  const earlier = { observedAt: new Date(Date.parse(observation.observedAt) - 20 * 86_400_000).toISOString(), followers: 1_000 }
  const { metrics, indexes, byFormat, evidence: _, ...figures } = dossierOf(observation, [earlier], 0)
  const [views, engagement] = [metrics.find(({ key }) => key === 'typicalViews'), metrics.find(({ key }) => key === 'typicalEngagement')]
  const costs = views && engagement ? Object.values(quoteCosts({ price: 1_000, rebate: 0.1, currency: 'CNY' }, views, engagement)) : []
  const ofFormats = byFormat.flatMap(({ typicalViews, typicalEngagement }) => [typicalViews, typicalEngagement])
  const told = [...metrics, ...ofFormats, ...indexes.map(({ figure }) => figure), ...Object.values(figures), ...costs]
  return told.map(({ receipt }) => receipt)
}

const receipts = observations.flatMap(receiptsOf)

it.each(Object.entries({ en, 'zh-CN': cn, 'zh-TW': tw }))('every formula and input of a receipt has its word in %s', (_, texts) => {
  expect(observations.length).toBeGreaterThan(100)
  const named = ({ inputs }: Receipt) => Object.entries(inputs).flatMap(([key, value]) => (value === null || key === 'parts' ? [] : [key]))
  const inputs = new Set(receipts.flatMap(named))
  const wordless = [...inputs].filter((key) => !Object.hasOwn(texts, `input.${key}`) && !Object.hasOwn(texts, `count.${key}`))
  expect(wordless).toEqual([])
  const formulas = new Set(receipts.map(({ formula }) => formula))
  expect([...formulas].filter((formula) => !Object.hasOwn(texts, `formula.${formula}`))).toEqual([])
})
