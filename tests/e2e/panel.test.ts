import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { readHar } from '../tools/har.ts'
import { openPanel, pageOf, readPanel } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'

const captures = fileURLToPath(new URL('../../../shared/captures/', import.meta.url))
const platforms = await loadPlatforms()
let browser: ExtensionBrowser
let page: Page

beforeAll(async () => {
  browser = await openBrowser({ extension: inject('extension') })
  await refuseOutside(browser.context)
})
afterAll(() => browser?.close())

/** Opens a page in a fresh tab. A wall may load itself again and again: then a few seconds of it will do. */
async function visit(url: string): Promise<void> {
  page = await browser.context.newPage()
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 5_000 }).catch(() => {})
}

it('never shows the last creator’s numbers after a navigation inside the page', async () => {
  const [first, second] = pages('page-creator').filter(([platform]) => platforms.find((one) => one.id === platform)?.pages.creator)
  const [, har] = first ?? expect.fail('no replay')
  expect(second).toBeDefined()
  await serveHar(browser.context, har)
  page = await browser.context.newPage()
  const panel = await openPanel(page, pageOf(har))
  const before = await readPanel(panel)
  expect(before.creatorId).not.toBe('')
  const elsewhere = pageOf(har).replace(
    before.creatorId,
    before.creatorId.replace(/\d(?=\d*$)/, (digit) => String((Number(digit) + 1) % 10)),
  )
  await page.evaluate((url) => history.pushState(null, '', url), elsewhere)
  await page.locator('scoutmark-panel[data-state="ready"]').waitFor({ state: 'detached' })
  const shown = await page.locator('scoutmark-panel').evaluateAll((panels) => panels.map((one) => (one as HTMLElement).dataset.creatorId))
  expect(shown.every((id) => id === '')).toBe(true)
  await page.evaluate((url) => history.pushState(null, '', url), pageOf(har))
  await page.locator('scoutmark-panel[data-state="ready"]').waitFor({ state: 'attached' })
  await page.close()
})

it('draws nothing and breaks nothing on forged messages', async () => {
  const [, har] = pages('page-creator')[0] ?? expect.fail('no replay')
  await browser.context.route('https://www.youtube.com/@forged', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>forged</title><p>page</p>' }),
  )
  expect(har).toBeTruthy()
  page = await browser.context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto('https://www.youtube.com/@forged')
  await page.evaluate(() => {
    const url = 'https://www.youtube.com/youtubei/v1/browse?prettyPrint=false'
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '{"contents":1}',
      '{"header":{}}'.repeat(2),
      `{"a":${'['.repeat(100_000)}`,
      '{"metadata":{"channelMetadataRenderer":{"externalId":7}}}',
    ]
    for (const body of bodies) document.dispatchEvent(new CustomEvent('scoutmark:payload', { detail: `${url}\n${body}` }))
    for (const detail of [null, 7, {}, 'no newline', '\n', 'not a url\n{}', `${url}`])
      document.dispatchEvent(new CustomEvent('scoutmark:payload', { detail }))
    document.dispatchEvent(new Event('scoutmark:payload'))
  })
  await page.waitForLoadState('networkidle')
  expect(await page.locator('scoutmark-panel[data-state="ready"]').count()).toBe(0)
  expect(errors).toEqual([])
  await page.close()
})

/** Recorded HTML pages with what they truly say, of the platforms that are read; empty where the recordings are not there. */
const recorded = platforms.flatMap(({ id }) => {
  if (!existsSync(`${captures}${id}/truth.json`)) return []
  const truth: { har: string; kind: string; expected: Record<string, unknown> }[] = JSON.parse(readFileSync(`${captures}${id}/truth.json`, 'utf8'))
  return truth.flatMap(({ har, expected }) => {
    const entry = readHar(`${captures}${id}/${har}`).find(
      ({ mimeType, url }) => /html/.test(mimeType) && platforms.some((one) => Object.values(one.pages).some((rule) => rule.url.test(url))),
    )
    return entry ? [{ id, har, url: entry.url, expected }] : []
  })
})

describe.skipIf(recorded.length === 0)(
  `recorded pages at their own host names${recorded.length === 0 ? ' (no recordings beside the project)' : ''}`,
  () => {
    it.each(recorded)('$id $har draws what it says, or nothing', async ({ id, har, url, expected }) => {
      await serveHar(browser.context, `${captures}${id}/${har}`)
      const platform = platforms.find((one) => one.id === id) ?? expect.fail(id)
      const kind = Object.entries(platform.pages).find(([, rule]) => rule.url.test(url))?.[0]
      const numbers = numbersOf(expected)
      await visit(url)
      const panel = page.locator('scoutmark-panel[data-state="ready"]')
      if (kind === 'list' || numbers === undefined) {
        expect(await panel.count()).toBe(0)
      } else {
        await panel.waitFor({ state: 'attached' })
        const { figures } = await readPanel(panel)
        for (const [key, value] of Object.entries(numbers)) {
          const shown = figures[key]
          if (shown !== undefined && shown !== null) expect(shown, key).toBe(value)
          else expect(value, key).toBeNull()
        }
      }
      await page.close()
    })
  },
)

/** The figures that a truth states of the page's own creator or post; undefined where it states none. */
function numbersOf(expected: Record<string, unknown>): Record<string, number | null> | undefined {
  const record = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined)
  const profile = record(expected.profile) ?? ('followers' in expected ? expected : undefined)
  const post = profile ? undefined : (record(expected.first) ?? record(expected.post) ?? ('likes' in expected ? expected : undefined))
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  if (profile?.name) return { 'creator.followers': number(profile.followers) ?? number(Number.parseInt(String(profile.followersBucket ?? ''), 10)) }
  if (!post?.id) return undefined
  return Object.fromEntries(
    ['views', 'likes', 'comments', 'shares', 'saves'].filter((key) => typeof post[key] === 'number').map((key) => [`post.${key}`, number(post[key])]),
  )
}
