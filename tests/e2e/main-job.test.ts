import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPage } from '../../extension/observe/platform.ts'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { Visit } from '../../extension/observe/visit.ts'
import { appraise } from '../../shared/scoring/appraise.ts'
import { type ExtensionBrowser, serveHar } from '../tools/browser.ts'
import { readHar } from '../tools/har.ts'
import type { LocalApi } from '../tools/local-api.ts'
import { openPanel, pageOf, readPanel, save } from '../tools/main-job.ts'
import { readEntry } from '../tools/read-entry.ts'
import { pages } from '../tools/replays.ts'
import { openTeam, type Team } from './team.ts'

const platforms = await loadPlatforms()
let team: Team
let browser: ExtensionBrowser
let api: LocalApi

beforeAll(async () => {
  team = await openTeam()
  ;({ browser, api } = team)
})
afterAll(() => team?.close())

/** The figures that the same recording gives without a browser. */
function figuresOf(id: string, har: string) {
  const platform = platforms.find((one) => one.id === id) ?? expect.fail(id)
  const visit = new Visit(platform)
  for (const entry of readHar(har)) visit.add(readEntry(platform, { ...entry, startedAt: new Date() }, pageOf(har)))
  const subject = visit.subject(findPage(platform, pageOf(har)) ?? expect.fail(har), new Date()) ?? expect.fail(har)
  const { metrics, evidence } = appraise(subject.observation)
  return {
    id: subject.observation.creator.id,
    figures: Object.fromEntries(metrics.map((metric) => [metric.key, metric.value])),
    codes: evidence.map(({ code }) => code),
  }
}

describe.each(pages('page-creator'))('on an invented creator of %s', (platform, har) => {
  it('shows the page’s own numbers, saves them with one click, and lists the same score', async () => {
    await serveHar(browser.context, har)
    const page = await browser.context.newPage()
    const panel = await openPanel(page, pageOf(har))
    const expected = figuresOf(platform, har)
    await save(panel)
    const shown = await readPanel(panel)

    expect(shown).toMatchObject({ state: 'ready', platform, creatorId: expected.id })
    for (const key of ['followers', 'engagementRate', 'typicalViews', 'sponsoredShare'] as const) {
      const figure = shown.figures[`creator.${key}`]
      const wanted = expected.figures[key] ?? null
      if (wanted === null) expect(figure ?? null, key).toBeNull()
      else expect(figure, key).toBeCloseTo(wanted, 6)
    }

    expect(shown.evidence).toEqual(expected.codes)

    const row = await api.db.prepare('SELECT creator_id, score, evidence FROM candidates WHERE platform = ?').bind(platform).all()
    const rows = row.results.map((one) => ({ ...one, evidence: (JSON.parse(String(one.evidence)) as { code: string }[]).map(({ code }) => code) }))
    expect(rows).toEqual([{ creator_id: expected.id, score: shown.score, evidence: expected.codes }])

    const popup = await browser.popup()
    const listed = popup.locator(`[data-candidate="${platform}/${expected.id}"]`)
    await listed.waitFor()
    expect(await listed.locator('[data-score]').first().getAttribute('data-score')).toBe(String(shown.score ?? ''))
    const flags = await listed.locator('[data-flags]').evaluateAll((spans) => spans.map((span) => Number(span.getAttribute('data-flags'))))
    expect(flags).toEqual(expected.codes.length > 0 ? [expected.codes.length] : [])
    await popup.close()
    await page.close()
  })
})
