import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { observed } from '../bench/invented.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside } from '../tools/browser.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { pair } from '../tools/main-job.ts'
import { temporaryFolder } from './folder.ts'

const CANDIDATES = 50
let browser: ExtensionBrowser
let api: LocalApi
let popup: Page

const stageOf = (at: number) => popup.locator('[data-candidate]').nth(at).getAttribute('data-stage')
const focused = () =>
  popup.evaluate(() => {
    const row = document.activeElement?.closest('[data-candidate]')
    return { row: [...document.querySelectorAll('[data-candidate]')].indexOf(row ?? document.body), tag: document.activeElement?.localName }
  })

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: temporaryFolder() })
  browser = await openBrowser({ extension: inject('extension') })
  await refuseOutside(browser.context)
  await pair(browser, api)
  const stored = await browser.worker?.evaluate(() => chrome.storage.local.get<{ connection: { key: string } }>('connection'))
  const headers = { authorization: `Bearer ${stored?.connection.key}` }
  for (let i = 0; i < CANDIDATES; i += 1) {
    const body = JSON.stringify({ observation: observed(`seen-${i}`, i) })
    expect((await fetch(`${api.url}/v1/candidates/example/seen-${i}`, { method: 'PUT', headers, body })).status).toBe(200)
  }
  popup = await browser.popup()
  await popup
    .locator('[data-candidate]')
    .nth(CANDIDATES - 1)
    .waitFor()
})
afterAll(async () => {
  await browser?.close()
  await api?.stop()
})

it('goes from one candidate to the next by keys alone: stage, undo and on', async () => {
  await popup.locator('body').press('j')
  await popup.keyboard.press('j')
  expect(await focused()).toEqual({ row: 1, tag: 'li' })
  await popup.keyboard.press('s')
  expect(await focused()).toEqual({ row: 1, tag: 'select' })
  await popup.locator('[data-candidate]').nth(1).locator('select').selectOption('contacted')
  await expect.poll(focused).toEqual({ row: 1, tag: 'li' })
  await popup.locator('.toast button').waitFor()
  await popup.keyboard.press('u')
  await expect.poll(() => stageOf(1)).toBe('lead')
  await popup.keyboard.press('j')
  expect(await focused()).toEqual({ row: 2, tag: 'li' })
})

it('comes back to the candidate from its stages by Escape, without a change', async () => {
  await popup.locator('[data-candidate]').nth(3).locator('select').focus()
  await popup.keyboard.press('Escape')
  expect(await focused()).toEqual({ row: 3, tag: 'li' })
  expect(await stageOf(3)).toBe('lead')
})

it('names every control for a screen reader, and every heading in its order', async () => {
  for (const screen of ['list', 'settings', 'platforms', 'briefs'] as const) {
    if (screen !== 'list') await popup.getByRole('button', { name: screen, exact: false }).first().click()
    await popup.locator(`[data-screen="${screen}"] h1`).waitFor()
    const tree = await popup.locator('body').ariaSnapshot()
    expect(tree.split('\n').filter((line) => /^\s*- (button|link|combobox|textbox|checkbox|switch|searchbox)(:|$| \[)/.test(line))).toEqual([])
    const levels = await popup.locator('h1, h2, h3, h4').evaluateAll((all) => all.map((one) => Number(one.localName.slice(1))))
    expect(levels[0]).toBe(1)
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true)
    if (screen !== 'list') await popup.keyboard.press('Escape')
    await popup.locator('[data-screen="list"]').waitFor()
  }
})
