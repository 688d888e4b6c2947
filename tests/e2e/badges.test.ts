import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { keep } from '../tools/keep.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { openPanel, pageOf, pair } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

let browser: ExtensionBrowser
let api: LocalApi
let page: Page
let lookUps: string[][] = []

const harOf = (platform: string, kind: 'page-creator' | 'page-list') =>
  pages(kind).find(([id]) => id === platform)?.[1] ?? expect.fail(`no ${kind} of ${platform}`)

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: temporaryFolder() })
  browser = await openBrowser({ extension: inject('extension'), locale: 'zh-CN' })
  await refuseOutside(browser.context)
  await serveHar(browser.context, ...pages('page-list').map(([, har]) => har))
  browser.context.on('request', (request) => {
    if (!request.url().endsWith('/look-up')) return
    lookUps.push((request.postDataJSON() as { creators: { creatorId: string }[] }).creators.map(({ creatorId }) => creatorId).sort())
  })
})
beforeEach(async () => {
  lookUps = []
  page = await browser.context.newPage()
  return () => page.close()
})
afterAll(async () => {
  await browser?.close()
  await api?.stop()
})

/** Badges in the order of the page: post or creator, verdict and figure, and the words. */
const read = () =>
  page.locator('scoutmark-badge').evaluateAll((badges) =>
    badges.map((badge) => {
      const { postId, creatorId, verdict, value } = (badge as HTMLElement).dataset
      const saved = badge.shadowRoot?.querySelector('.saved')?.textContent
      return [postId || creatorId, verdict, value ? Number(Number(value).toFixed(3)) : null, ...(saved ? [saved] : [])]
    }),
  )
const badge = (postId: string) => page.locator(`scoutmark-badge[data-post-id="${postId}"]`)
/** Where everything of the site stands. */
const layout = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *:not(scoutmark-badge)')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return [one.tagName, x, y, width, height].join(' ')
    }),
  )

async function withoutBadges(look: () => Promise<string[]>): Promise<string[]> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('scoutmark-badge')) (one as HTMLElement).style.setProperty('display', 'none', 'important')
  })
  return look()
}

describe('beside the cards of a search', () => {
  const har = harOf('bilibili', 'page-list')
  const figures = [
    ['BV1List00001', 'typical', 1],
    ['BV1List00002', 'typical', 1.2],
    ['BV1List00003', 'typical', 0.9],
    ['BV1List00004', 'low', 0.3],
    ['BV1List00005', 'high', 3],
    ['BV1List00006', 'none', 0.071],
  ]

  it('stands each post against its creator’s own median, or its own rate, and nobody is asked while not connected', async () => {
    await page.goto(pageOf(har))
    await badge('BV1List00006').waitFor()
    await expect.poll(read).toEqual(figures)
    expect(await badge('BV1List00004').locator('p').getAttribute('title')).toBe('偏低：0.3× 该达人中位数，n=5（播放：3万 比 10万）')
    expect(await badge('BV1List00004').locator('.figure').textContent()).toBe('偏低 0.3×')
    expect(await badge('BV1List00006').locator('.figure').textContent()).toBe('点赞 ÷ 播放 7.1%')
    expect(lookUps).toEqual([])
  })

  it('moves nothing of the page, and opens nothing when clicked', async () => {
    await page.goto(pageOf(har))
    await badge('BV1List00006').waitFor()
    const before = await layout()
    expect(await withoutBadges(layout)).toEqual(before)
    await page.reload()
    await page.evaluate(() => {
      const clicks: Event[] = []
      for (const kind of ['click', 'auxclick']) addEventListener(kind, (event) => clicks.push(event), { capture: true })
      Object.assign(window, { clicks })
    })
    await badge('BV1List00001').locator('p').click()
    await badge('BV1List00001').locator('p').click({ button: 'middle' })
    expect(await page.evaluate('clicks.map(({ type, defaultPrevented }) => [type, defaultPrevented])')).toEqual([
      ['click', true],
      ['auxclick', true],
    ])
    expect(page.url()).toBe(pageOf(har))
  })

  it('tells whom the team has saved, by one question for all', async () => {
    await pair(browser, api)
    await keep(browser, api, ['bilibili', '990000000404', 'do-not-contact'])
    await keep(browser, api, ['bilibili', '990000000202', 'contacted'])
    await page.goto(pageOf(har))
    await expect
      .poll(async () => (await read()).filter(([, , , saved]) => saved).map(([id, , , saved]) => [id, String(saved).split(' · ')[0]]))
      .toEqual([
        ['990000000202', '已触达'],
        ['BV1List00007', '勿联系'],
      ])
    expect((await read()).filter(([id]) => figures.some(([known]) => known === id))).toEqual(figures)
    expect(lookUps).toEqual([['990000000101', '990000000202', '990000000303', '990000000404']])
    await page.reload()
    await badge('BV1List00007').waitFor()
    expect(lookUps).toHaveLength(1)
  })

  it('tells the page itself nothing of the team’s memory', async () => {
    await page.goto(pageOf(har))
    await badge('BV1List00007').waitFor()
    const seen = await badge('BV1List00007').evaluate((one) => one.outerHTML)
    expect(seen).not.toMatch(/勿联系|do-not-contact/)
  })

  it('is gone after a navigation inside the page, and off with the platform', async () => {
    await page.goto(pageOf(har))
    await badge('BV1List00001').waitFor()
    await page.evaluate(() => history.pushState(null, '', '/nowhere'))
    await expect.poll(read).toEqual([])
    await page.evaluate((url) => history.pushState(null, '', url), pageOf(har))
    await badge('BV1List00001').waitFor()
    await browser.worker?.evaluate(() => chrome.storage.local.set({ 'settings:off': ['bilibili'] }))
    await expect.poll(read).toEqual([])
    await browser.worker?.evaluate(() => chrome.storage.local.remove('settings:off'))
    await badge('BV1List00001').waitFor()
  })

  it('says to a keyboard what a mouse reads in its tooltip', async () => {
    await page.goto(pageOf(har))
    await badge('BV1List00001').waitFor()
    const said = () => badge('BV1List00001').evaluate((one) => getComputedStyle(one.shadowRoot?.querySelector('p') ?? one, '::after').content)
    expect(await said()).toBe('none')
    await page.keyboard.press('Tab')
    await page.locator('a', { has: badge('BV1List00001') }).focus()
    expect(await said()).toContain('该达人中位数')
  })

  it('follows a link that the site gives to another post', async () => {
    await page.goto(pageOf(har))
    await badge('BV1List00001').waitFor()
    await page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href*="BV1List00001"]'))
        link.href = 'https://www.bilibili.com/video/BV1List00999'
    })
    await badge('BV1List00001').waitFor({ state: 'detached' })
  })
})

it('has no badge for a post of which nothing can be said', async () => {
  const har = harOf('youtube', 'page-list')
  await page.goto(pageOf(har))
  await badge('lanth0list4').waitFor()
  expect(await read()).toEqual([
    ['lanth0list1', 'typical', 1.03],
    ['lanth0list2', 'typical', 0.97],
    ['lanth0list3', 'above', 2.91],
    ['lanth0list4', 'low', 0.24],
  ])
})

it('leaves the corner in which a site says that a post is pinned to the site', async () => {
  const har = harOf('tiktok', 'page-creator')
  await serveHar(browser.context, har)
  await openPanel(page, pageOf(har))
  const pinned = page.locator('article', { hasText: /Pinned|置顶/ }).first()
  const [mark, ours] = [pinned.locator('em'), pinned.locator('scoutmark-badge')]
  await ours.waitFor()
  const [above, below] = [await mark.boundingBox(), await ours.boundingBox()]
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
})

it('stands beside the posts of a creator’s page, whose team state the panel tells', async () => {
  const har = harOf('bilibili', 'page-creator')
  await serveHar(browser.context, har)
  await openPanel(page, pageOf(har))
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://www.bilibili.com/video/BV1Demo00013', textContent: '用竹筒做一顿饭' })
    document.querySelector('main')?.prepend(link)
  })
  await badge('BV1Demo00013').waitFor()
  expect(await badge('BV1Demo00013').getAttribute('data-verdict')).toBe('typical')
  expect(lookUps.flat()).toEqual([])
})
