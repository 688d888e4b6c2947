import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ExtensionBrowser, serveHar } from '../tools/browser.ts'
import { openPanel, pageOf, save } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { openTeam, type Team } from './team.ts'

let team: Team
let browser: ExtensionBrowser
let popup: Page
let dossier: Locator

beforeAll(async () => {
  team = await openTeam()
  browser = team.browser
  const [, har] = pages('page-creator').find(([platform]) => platform === 'bilibili') ?? expect.fail('no replay')
  await serveHar(browser.context, har)
  const page = await browser.context.newPage()
  await save(await openPanel(page, pageOf(har)))
  await page.close()
  popup = await browser.popup()
  await popup.locator('[data-candidate] .more > button').click()
  await popup.locator('[data-action="dossier"]').click()
  dossier = popup.locator('[data-dossier="ready"]')
  await dossier.waitFor()
})
afterAll(() => team?.close())

it('tells every figure of the saved creator, or why it is not known, and each opens to its receipt', async () => {
  const figures = dossier.locator('[data-figure]')
  const known = await figures.evaluateAll((lines) =>
    lines.map((line) => [(line as HTMLElement).dataset.figure, (line as HTMLElement).dataset.absence]),
  )
  const absent = Object.fromEntries(known)
  for (const key of ['engagementRate', 'typicalViews', 'formatMix', 'postingHours', 'bestAndWorst', 'likesPerView', 'commentsPerLike'])
    expect(absent, key).toHaveProperty(key)
  expect(absent.typicalViews).toBeUndefined()
  expect(absent.bvci).toBe('too-few-posts')
  const line = dossier.locator('[data-figure="likesPerView"]')
  await line.getByRole('button').click()
  expect(await line.locator('.receipt .formula').textContent()).toMatch(/\S/)
  expect(await dossier.locator('.posts tbody tr').count()).toBeGreaterThan(5)
})

it('says what a quote comes to as it is typed, and what is wrong with one', async () => {
  const [price, rebate] = await dossier.locator('.quote input').all()
  const cpm = dossier.locator('[data-figure="cpm"] b')
  await price?.fill('10,000')
  const full = await cpm.textContent()
  await rebate?.fill('50')
  await expect.poll(() => cpm.textContent()).not.toBe(full)
  await price?.fill('-1')
  await dossier.locator('.quote [role="alert"]').waitFor()
  expect(await cpm.count()).toBe(0)
})

it('goes back to the list with Escape', async () => {
  await popup.keyboard.press('Escape')
  await popup.locator('[data-screen="list"]').waitFor()
})
