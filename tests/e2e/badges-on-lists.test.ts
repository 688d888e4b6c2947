import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findPage } from '../../extension/observe/platform.ts'
import { loadPlatforms } from '../../extension/observe/registry.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { keep } from '../tools/keep.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { pageOf, pair } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

interface List {
  /** What is said of the posts, in their order: how much of its creator's own median, or "%" and its own rate; none where nothing can be said. */
  said: readonly (string | null)[]
  /** A creator whom the team knows, and the places of their posts. */
  kept: [creatorId: string, posts: readonly number[]]
}
const LISTS: Record<string, List> = {
  bilibili: { said: ['typical 1', 'typical 1.2', 'typical 0.9', 'low 0.3', 'high 3', 'none 0.071', null], kept: ['990000000404', [6]] },
  douyin: { said: ['typical 1.054', 'typical 1.31', 'typical 0.946', 'low 0.256', null, null, null], kept: ['8800000000000602', [5]] },
  instagram: { said: ['typical 1', 'typical 1.182', 'typical 0.864', 'low 0.234', 'high 5.403', 'none 0.084', null], kept: ['600000043', [6]] },
  reddit: { said: ['typical 1', 'typical 1.161', 'typical 0.839', 'low 0.186', 'high 9.308', null], kept: ['zz0k42', [5]] },
  tiktok: {
    said: ['typical 1', 'typical 1.194', 'typical 0.786', 'low 0.122', 'high 9.264', 'none 0.083', 'none 0.045'],
    kept: ['6900000000000000772', [5]],
  },
  weibo: { said: ['typical 1', 'typical 1.093', 'typical 0.836', 'low 0.278', 'high 4.238', null, null], kept: ['9990004402', [5]] },
  x: { said: ['typical 1', 'typical 1.144', 'typical 0.835', 'low 0.064', 'high 12.179', 'none 0.012'], kept: ['1900000000000000072', [5]] },
  xiaohongshu: { said: ['typical 1.053', null, 'typical 0.947', 'low 0.235', 'high 5.018', null, null], kept: ['5f0000000000000000c1a002', [5]] },
  youtube: { said: ['typical 1.03', 'typical 0.97', 'above 2.91', 'low 0.24', null], kept: ['UCquietgravel000000000e5', [4]] },
  zhihu: { said: ['typical 1', 'typical 0.903', 'typical 1.355', 'low 0.194', 'high 6.774', null], kept: ['5b0000000000000000000000000000c2', [5]] },
}

const platforms = await loadPlatforms()
let browser: ExtensionBrowser
let api: LocalApi
let page: Page
let lookUps = 0

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: temporaryFolder() })
  browser = await openBrowser({ extension: inject('extension') })
  await refuseOutside(browser.context)
  await serveHar(browser.context, ...pages('page-list').map(([, har]) => har))
  await pair(browser, api)
  for (const [platform, { kept }] of Object.entries(LISTS)) await keep(browser, api, [platform, kept[0], 'rejected'])
  browser.context.on('request', (request) => {
    if (request.url().endsWith('/look-up')) lookUps++
  })
})
afterAll(async () => {
  await browser?.close()
  await api?.stop()
})

it('covers every list page that is invented', () => expect(pages('page-list').map(([id]) => id)).toEqual(Object.keys(LISTS)))

/** The posts of a list in the order in which it names them. */
const postsOf = (har: string): { id: string; aliases?: string[] }[] =>
  JSON.parse(readFileSync(har.replace(/har$/, 'expected.json'), 'utf8')).flatMap(({ posts }: { posts: [] }) => posts)

interface Seen {
  postId: string
  said: string | null
  saved: string | null
  label: string
  href: string
}
/** Every badge on the page, in the page's order. */
const read = (): Promise<Seen[]> =>
  page.locator('scoutmark-badge').evaluateAll((badges) =>
    badges.map((badge) => {
      const { postId = '', verdict, value } = (badge as HTMLElement).dataset
      const line = badge.shadowRoot?.querySelector('p')
      return {
        postId,
        said: value ? `${verdict} ${Number(Number(value).toFixed(3))}` : null,
        saved: line?.querySelector('.saved')?.textContent ?? null,
        label: line?.role === 'img' ? (line.ariaLabel ?? '') : '',
        href: badge.closest('a')?.href ?? '',
      }
    }),
  )

/** What of the page badges hide, and badges that cannot be seen whole. */
const faults = (): Promise<string[]> =>
  page.evaluate(() => {
    const words = (): DOMRect[] => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const rects: DOMRect[] = []
      for (const range = new Range(); texts.nextNode(); ) {
        range.selectNode(texts.currentNode)
        if (texts.currentNode.parentElement?.checkVisibility()) rects.push(...range.getClientRects())
      }
      return rects.filter(({ width }) => width > 2)
    }
    return [...document.querySelectorAll('scoutmark-badge')].flatMap((badge) => {
      badge.scrollIntoView({ block: 'center' })
      const { left, right, top, bottom } = badge.getBoundingClientRect()
      const hidden = words().filter((word) => word.left < right && word.right > left && word.top < bottom - 4 && word.bottom > top + 4)
      const seen = [left + 3, right - 3].map((x) => {
        const stack = document.elementsFromPoint(x, (top + bottom) / 2)
        const above = stack.slice(0, stack.indexOf(badge))
        return stack.includes(badge) && above.every((one) => getComputedStyle(one).backgroundColor === 'rgba(0, 0, 0, 0)' && !one.matches('img'))
      })
      const name = (badge as HTMLElement).dataset.postId
      return [...(hidden.length ? [`${name} hides words`] : []), ...(seen.every(Boolean) ? [] : [`${name} is not whole`])]
    })
  })

/** Where everything of the site stands. */
const layout = (): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *:not(scoutmark-badge)')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return [one.tagName, x, y, width, height].join(' ')
    }),
  )

describe.each(pages('page-list').map(([id, har]) => ({ id, har })))('a list of $id', ({ id, har }) => {
  const platform = platforms.find((one) => one.id === id) ?? expect.fail()
  const { said, kept } = LISTS[id] ?? expect.fail()
  const posts = postsOf(har)
  const expected = posts.flatMap(({ id: postId }, at) => {
    const saved = kept[1].includes(at) ? 'Rejected · saved by Member' : null
    return said[at] || saved ? [{ postId, said: said[at] ?? null, saved }] : []
  })

  it('has one badge beside each post of which something can be said, at a link to it, by one question to the API', async () => {
    lookUps = 0
    page = await browser.context.newPage()
    await page.setViewportSize({ width: 1280, height: 3_000 })
    await page.goto(pageOf(har))
    await expect.poll(async () => (await read()).map(({ postId, said, saved }) => ({ postId, said, saved }))).toEqual(expected)
    expect(lookUps).toBe(1)
    for (const { postId, href } of await read()) {
      const { aliases = [] } = posts.find((post) => post.id === postId) ?? {}
      expect([postId, ...aliases]).toContain(findPage(platform, href)?.postId)
    }
  })

  it('hides nothing of the site, moves nothing, and is seen whole', async () => {
    expect(await faults()).toEqual([])
    await page.evaluate(() => scrollTo(0, 0))
    const before = await layout()
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('scoutmark-badge')) (one as HTMLElement).style.setProperty('display', 'none', 'important')
    })
    expect(await layout()).toEqual(before)
  })

  it('says all to who cannot see it', async () => {
    for (const { said, saved, label } of await read()) {
      if (said) expect(label).toMatch(/\d/)
      if (saved) expect(label).toMatch(/Saved by Member on .+ · stage now: Rejected$/)
    }
  })

  it('is gone with its page, and at once where the platform is switched off', async () => {
    await page.evaluate(() => history.pushState(null, '', '/nowhere-at-all-9'))
    await expect.poll(read).toEqual([])
    await page.evaluate((url) => history.pushState(null, '', url), pageOf(har))
    await expect.poll(async () => (await read()).length).toBe(expected.length)
    await browser.worker?.evaluate((off) => chrome.storage.local.set({ 'settings:off': [off] }), id)
    await expect.poll(read).toEqual([])
    await browser.worker?.evaluate(() => chrome.storage.local.remove('settings:off'))
    await page.close()
  })
})
