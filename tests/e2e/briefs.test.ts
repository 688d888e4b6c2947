import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPage } from '../../extension/observe/platform.ts'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { Visit } from '../../extension/observe/visit.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { SCORE_PARTS } from '../../shared/schema/score.ts'
import { appraise } from '../../shared/scoring/appraise.ts'
import { passagesOf } from '../../shared/scoring/fit/passages.ts'
import { type ExtensionBrowser, serveHar } from '../tools/browser.ts'
import { readHar } from '../tools/har.ts'
import type { LocalApi } from '../tools/local-api.ts'
import { openPanel, pageOf, save } from '../tools/main-job.ts'
import { readEntry } from '../tools/read-entry.ts'
import { pages } from '../tools/replays.ts'
import { openTeam, type Team } from './team.ts'

const platforms = await loadPlatforms()

interface Subject {
  name: string
  har: string
  observation: Observation
  score: number
  /** Words of the captions of posts that have an address. */
  words: Set<string>
}

/** The invented creators whose recorded page has a score and captions. */
const subjects = pages('page-creator').flatMap(([id, har]): Subject[] => {
  const platform = platforms.find((one) => one.id === id)
  const page = platform && findPage(platform, pageOf(har))
  if (!platform || !page || platform.surface === 'side-panel') return []
  const visit = new Visit(platform)
  for (const entry of readHar(har)) visit.add(readEntry(platform, { ...entry, startedAt: new Date() }, pageOf(har)))
  const observation = visit.subject(page, new Date())?.observation
  const score = observation && appraise(observation).score.value
  if (!observation || !score) return []
  return [{ name: `${id}/${observation.creator.id}`, har, observation, score, words: wordsOf(observation) }]
})

function wordsOf(observation: Observation): Set<string> {
  const said = passagesOf(observation).filter(({ where, post }) => where === 'caption' && post?.url?.startsWith('https:'))
  return new Set(said.flatMap(({ text }) => text.plain.match(/\p{L}{2,}/gu) ?? []))
}

/** Two creators, the first with the better score, and a word that only each of them says. */
function rivals() {
  const speaking = subjects.filter(({ words }) => words.size > 0).toSorted((a, b) => b.score - a.score)
  const [better, worse] = [speaking[0] ?? expect.fail('nobody speaks'), speaking[1] ?? expect.fail('only one speaks')]
  const own = (one: Subject, other: Subject) => [...one.words].find((word) => !other.words.has(word)) ?? expect.fail('no word of its own')
  return { better, worse, mustNot: own(better, worse), keyword: own(worse, better) }
}

const { better, worse, mustNot, keyword } = rivals()
let team: Team
let browser: ExtensionBrowser
let api: LocalApi
let popup: Page

const order = () => popup.locator('[data-candidate]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-candidate')))
const scoreOf = async (name: string) => Number(await popup.locator(`[data-candidate="${name}"] .score`).getAttribute('data-score'))
const briefId = () => popup.locator('[data-brief]').first().getAttribute('data-brief')

beforeAll(async () => {
  team = await openTeam()
  ;({ browser, api } = team)
  for (const { har } of [better, worse]) {
    await serveHar(browser.context, har)
    const page = await browser.context.newPage()
    await save(await openPanel(page, pageOf(har)))
    await page.close()
  }
  popup = await browser.popup()
  await popup.locator(`[data-candidate="${worse.name}"]`).waitFor()
})
afterAll(() => team?.close())

describe('a brief, as a team uses it', () => {
  it('is made in the popup, with what does not fit said beside its field, and kept while it is not saved', async () => {
    await expect.poll(order).toEqual([better.name, worse.name])
    await popup.getByRole('button', { name: 'Briefs' }).click()
    await popup.locator('[data-empty="no-briefs"]').waitFor()
    await popup.locator('[data-action="new-brief"]').click()
    await popup.locator('[name="keywords"]').fill(keyword)
    await popup.locator('[name="words"]').fill(mustNot)
    await popup.locator('[name="budget"]').fill('much')
    await popup.locator('[data-action="save-brief"]').click()
    await popup.locator('[data-error="name"]').waitFor()
    expect(await popup.locator('[data-error]').evaluateAll((all) => all.map((one) => one.getAttribute('data-error')))).toEqual(['name', 'budget'])
    await expect.poll(() => popup.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name')

    await popup.close()
    popup = await browser.popup()
    await popup.getByRole('button', { name: 'Briefs' }).click()
    await popup.getByRole('button', { name: 'Go on with' }).click()
    await expect.poll(() => popup.locator('[name="keywords"]').inputValue()).toBe(keyword)
    await popup.locator('[name="name"]').fill('Spring')
    await popup.locator('[name="budget"]').fill('50,000')
    await popup.locator('[data-action="save-brief"]').click()
    await popup.locator('[data-screen="list"]').waitFor()
  })

  it('reorders the list by its scores, and back without it', async () => {
    await expect.poll(order).toEqual([worse.name, better.name])
    const id = (await briefId()) ?? ''
    await popup.locator('select[name="brief"]').selectOption('')
    await expect.poll(order).toEqual([better.name, worse.name])
    await popup.locator('select[name="brief"]').selectOption(id)
    await expect.poll(order).toEqual([worse.name, better.name])
    expect(await popup.locator('[data-candidate] .quadrant').count()).toBe(2)
  })

  it('flags a must-not word with the post it stands in', async () => {
    const row = popup.locator(`[data-candidate="${better.name}"]`)
    await row.locator('button.score').click()
    const flag = row.locator('[data-evidence="must-not-word"]')
    await flag.locator('summary').click()
    const link = flag.locator('a[href]').first()
    expect(better.observation.posts.map(({ url }) => url)).toContain(await link.getAttribute('href'))
    expect((await link.textContent())?.toLowerCase()).toContain(mustNot)
    await row.locator('button.score').click()
    await popup.locator('select[name="flag"]').selectOption('must-not-word')
    await expect.poll(order).toEqual([better.name])
    await popup.locator('select[name="flag"]').selectOption('')
    await expect.poll(order).toEqual([worse.name, better.name])
  })

  it('shows its quadrant and score on the page, the same as on the list', async () => {
    for (const { name, har } of [better, worse]) {
      const page = await browser.context.newPage()
      const panel = await openPanel(page, pageOf(har))
      await panel.locator('[data-quadrant]').waitFor()
      const wanted = await scoreOf(name)
      // Some pages send their posts after their creator.
      await expect.poll(async () => Number(await panel.locator('[data-score]').first().getAttribute('data-score'))).toBe(wanted)
      const listed = popup.locator(`[data-candidate="${name}"] .quadrant`)
      expect(await panel.locator('[data-quadrant]').getAttribute('data-quadrant')).toBe(await listed.getAttribute('data-quadrant'))
      expect(await panel.locator('[data-evidence="must-not-word"]').count()).toBe(name === better.name ? 1 : 0)
      await panel.locator('[data-quadrant] summary').click()
      await page.close()
    }
  })

  it('moves the scores the way a weight’s sentence said, here and on an open page', async () => {
    const page = await browser.context.newPage()
    const panel = await openPanel(page, pageOf(worse.har))
    await panel.locator('[data-quadrant]').waitFor()
    const names = [better.name, worse.name]
    const before = await Promise.all(names.map(scoreOf))
    await popup.getByRole('button', { name: 'Edit “Spring”' }).click()
    const effects = popup.locator('[data-effect]')
    await effects.first().waitFor()
    const said = await effects.evaluateAll((all) => all.map((one) => ({ ...(one as HTMLElement).dataset })))
    expect(said.map(({ effect }) => effect)).toEqual(SCORE_PARTS)
    const moving = said.find(({ raises, lowers }) => Number(raises) + Number(lowers) === 2) ?? expect.fail('no weight moves both')
    await effects.first().scrollIntoViewIfNeeded()
    await popup.locator(`[name="weight-${moving.effect}"]`).fill('100')
    await popup.keyboard.press('Control+Enter')
    await popup.locator('[data-screen="list"]').waitFor()
    await expect.poll(async () => (await Promise.all(names.map(scoreOf))).join()).not.toBe(before.join())
    const after = await Promise.all(names.map(scoreOf))
    const moved = after.map((score, at) => Math.sign(score - (before[at] ?? Number.NaN)))
    expect([moved.filter((sign) => sign > 0).length, moved.filter((sign) => sign < 0).length]).toEqual([Number(moving.raises), Number(moving.lowers)])
    await expect.poll(async () => Number(await panel.locator('[data-score]').first().getAttribute('data-score'))).toBe(after[1])
    await page.close()
  })

  it('is deleted, and that undone', async () => {
    await popup.getByRole('button', { name: 'Briefs' }).click()
    await popup.getByRole('button', { name: 'Duplicate “Spring”' }).click()
    await popup.locator('[data-action="save-brief"]').click()
    await popup.locator('[data-screen="list"]').waitFor()
    await popup.getByRole('button', { name: 'Briefs' }).click()
    await expect.poll(() => popup.locator('.briefs li').count()).toBe(2)
    await popup.getByRole('button', { name: 'Delete “Spring (copy)”' }).click()
    await expect.poll(() => popup.locator('.briefs li').count()).toBe(1)
    await popup.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => popup.locator('.briefs li').count()).toBe(2)
    expect(await popup.locator('.briefs li[data-chosen="true"] b').first().textContent()).toBe('Spring (copy)')
    const rows = await api.db.prepare('SELECT count(*) AS n FROM briefs WHERE removed_at IS NULL').first()
    expect(rows).toEqual({ n: 2 })
  })
})
