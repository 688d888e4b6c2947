import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findPage, type Platform } from '../../extension/observe/platform.ts'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { Visit } from '../../extension/observe/visit.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { readHar } from '../tools/har.ts'
import { openPanel, pageOf, readPanel } from '../tools/main-job.ts'
import { readEntry } from '../tools/read-entry.ts'
import { everyReplay, pages } from '../tools/replays.ts'

const captures = fileURLToPath(new URL('../../../shared/captures/', import.meta.url))
const platforms = await loadPlatforms()
let browser: ExtensionBrowser
let page: Page

beforeAll(async () => {
  browser = await openBrowser({ extension: inject('extension') })
  await refuseOutside(browser.context)
})
afterAll(() => browser?.close())

/**
 * Opens a page in a fresh tab and tells whether a panel was ever ready there. A wall may load itself again and again, out of
 * reach of any question asked from outside: so the page itself keeps watch.
 */
async function everReady(url: string): Promise<() => boolean> {
  let ready = false
  page = await browser.context.newPage()
  await page.exposeFunction('panelIsReady', () => {
    ready = true
  })
  await page.addInitScript(() => {
    const look = () => document.querySelector('scoutmark-panel[data-state="ready"]') && Reflect.get(window, 'panelIsReady')()
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
  })
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 3_000 }).catch(() => {})
  return () => ready
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

// Over a real connection the browser makes text/plain of application/rss+xml and application/atom+xml; of an answer given here it does not.
it.each(['text/plain', 'text/xml'])('reads a feed that the browser shows as %s', async (type) => {
  const har = fileURLToPath(new URL('../replays/blogger/feed-of-blogger-counts-comments.har', import.meta.url))
  const [feed] = readHar(har)
  const url = `${feed?.url}?type=${encodeURIComponent(type)}`
  await browser.context.route(url, (route) => route.fulfill({ contentType: `${type}; charset=utf-8`, body: feed?.body ?? '' }))
  page = await browser.context.newPage()
  const shown = await readPanel(await openPanel(page, url))
  expect(shown.platform).toBe('blogger')
  expect(shown.creatorId).toBe('tinwhistlekitchen.blogspot.com')
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

it('says so where a creator’s page brings no data at all', async () => {
  await browser.context.route('https://www.youtube.com/@emptyshell', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>shell</title><div id="app"></div>' }),
  )
  page = await browser.context.newPage()
  await page.goto('https://www.youtube.com/@emptyshell')
  const panel = page.locator('scoutmark-panel[data-state="nothing"]')
  await panel.waitFor({ state: 'attached' })
  expect(await panel.locator('main').textContent()).toMatch(/No data that Scoutmark reads/)
  expect(await panel.locator('[data-metric], button.save').count()).toBe(0)
  await page.close()
})

/** Invented walls, removed accounts and empty shells: HTML pages of which a reader says why there is nothing to read. */
const walls = everyReplay().flatMap(([platform, har]) => {
  const entries = readHar(har)
  const expected: { refused?: string }[] = JSON.parse(readFileSync(har.replace(/\.har$/, '.expected.json'), 'utf8'))
  return entries.flatMap(({ mimeType, url }, at) =>
    /html/.test(mimeType) && expected[at]?.refused ? [{ platform, har, url, refused: expected[at].refused }] : [],
  )
})

/** One wall of each reason, at the address of a creator or post. */
const reasons = Map.groupBy(
  walls.filter(({ platform, url }) =>
    ['creator', 'post'].includes(findPage(platforms.find(({ id }) => id === platform) ?? expect.fail(), url)?.kind ?? ''),
  ),
  ({ refused }) => refused,
)

it.each([...reasons].flatMap(([, [wall]]) => wall ?? []))('says why it shows nothing: $platform, $refused', async ({ har, url, refused }) => {
  await serveHar(browser.context, har)
  page = await browser.context.newPage()
  await page.goto(url)
  const panel = page.locator('scoutmark-panel[data-state="refused"]')
  await panel.waitFor({ state: 'attached' })
  const words = { blocked: 'asks for a check', login: 'logged-in visitors', gone: 'is gone', private: 'is private' }
  await expect.poll(() => panel.locator('main').textContent()).toContain(words[refused as keyof typeof words])
  expect(await panel.locator('[data-metric]').count()).toBe(0)
  await page.close()
})

it.each(walls)('$platform: draws nothing on a page that is $refused ($url)', async ({ har, url }) => {
  await serveHar(browser.context, har)
  const ready = await everReady(url)
  expect(ready()).toBe(false)
  page.close().catch(() => {})
})

/** Recorded HTML pages with what they truly say, of the platforms that are read; empty where the recordings are not there. */
const recorded = platforms.flatMap(({ id, surface }) => {
  if (surface || !existsSync(`${captures}${id}/truth.json`)) return []
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
      const numbers = numbersOf(expected)
      const ready = await everReady(url)
      if (!isAbout(platform, har, url) || numbers === undefined) {
        expect(ready()).toBe(false)
      } else {
        const panel = page.locator('scoutmark-panel[data-state="ready"]')
        await panel.waitFor({ state: 'attached' })
        const { figures } = await readPanel(panel)
        for (const [key, value] of Object.entries(numbers)) expect(figures[key] ?? null, key).toBe(value)
      }
      // A page that never stops loading is never closed either; the browser's end takes it along.
      page.close().catch(() => {})
    })
  },
)

/** Whether the page says whose it is and a number of them, as the reader sees it without a browser: else there is nothing to draw. */
function isAbout(platform: Platform, har: string, url: string): boolean {
  const found = findPage(platform, url)
  const visit = new Visit(platform)
  for (const entry of readHar(`${captures}${platform.id}/${har}`)) visit.add(readEntry(platform, entry, url))
  const subject = found && visit.subject(found, new Date())
  const { followers, following, posts, likesReceived } = subject?.observation.creator ?? {}
  return Boolean(subject?.post ?? subject?.observation.posts[0] ?? followers ?? following ?? posts ?? likesReceived)
}

/** The figures that a truth states of the page's own creator or post; undefined where it states none. */
function numbersOf(expected: Record<string, unknown>): Record<string, number | null> | undefined {
  const record = (value: unknown) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined)
  const number = (value: unknown) => (Number.isFinite(value) ? Number(value) : null)
  const profile = record(expected.profile) ?? ('followers' in expected ? expected : undefined)
  const post = record(expected.first) ?? record(expected.post) ?? ('likes' in expected ? expected : undefined)
  if (typeof profile?.followers === 'number') return { 'creator.followers': profile.followers }
  if (profile?.followersBucket) return { 'creator.followers': number(Number.parseInt(String(profile.followersBucket), 10)) }
  if (!post?.id) return undefined
  const stated = ['views', 'likes', 'comments', 'shares', 'saves'].filter((key) => typeof post[key] === 'number')
  return profile?.profile ? undefined : Object.fromEntries(stated.map((key) => [`post.${key}`, number(post[key])]))
}
