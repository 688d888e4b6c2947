import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Candidate, CandidatePage } from '../../shared/schema/candidate.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { type ExtensionBrowser, openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { openPanel, pageOf, pair, save } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

interface Subject {
  name: string
  har: string
  views: number
}

let browser: ExtensionBrowser
let api: LocalApi
let popup: Page
/** The three saved creators with the most views, most first. */
let subjects: [Subject, Subject, Subject]

/** Asks the API with the key that the extension was given. */
async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const stored = await browser.worker?.evaluate(() => chrome.storage.local.get('connection'))
  const { key } = (stored?.connection ?? {}) as { key: string }
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const reply = await fetch(api.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as T
}
const candidateOf = (name: string) => ask<Candidate>('GET', `/v1/candidates/${name.split('/').map(encodeURIComponent).join('/')}`)
const viewsOf = ({ metrics }: Candidate) => metrics.find(({ key }) => key === 'typicalViews')?.value ?? 0

/** Nine creators of the same platform whose view costs from .01 on, as teammates noted it. */
async function quotePeers(platform: string): Promise<void> {
  for (let i = 1; i <= 9; i++) {
    const at = new Date()
    const posts = Array.from({ length: 6 }, (_, n) => ({
      ...{ id: `p${n}`, creatorId: `peer-${i}`, publishedAt: new Date(at.getTime() - (10 + n) * 86_400_000).toISOString() },
      views: { value: 10_000, precision: 'exact' },
    }))
    const observation = {
      ...{ creator: { platform, id: `peer-${i}`, name: `Peer ${i}` }, posts, observedAt: at.toISOString(), sources: {} },
      terms: { engagement: ['likes'], engagementPer: 'views' },
    } as unknown as Observation
    const path = `/v1/candidates/${platform}/peer-${i}`
    const { version } = await ask<Candidate>('PUT', path, { observation })
    await ask('PATCH', path, { version, quote: { price: 100 * i, currency: 'CNY' }, stage: 'rejected' })
  }
}

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: temporaryFolder() })
  browser = await openBrowser({ extension: inject('extension') })
  await refuseOutside(browser.context)
  await pair(browser, api)
  const found: Subject[] = []
  for (const [, har] of pages('page-creator')) {
    if (found.length === 3) break
    await serveHar(browser.context, har)
    const page = await browser.context.newPage()
    const panel = await openPanel(page, pageOf(har)).catch(() => undefined)
    if (panel && (await panel.locator('[data-metric="typicalViews"]:not([data-value=""])').count()) > 0) {
      await save(panel)
      const { platform, creatorId } = await panel.evaluate((element) => ({ ...element.dataset }))
      const name = `${platform}/${creatorId}`
      found.push({ name, har, views: viewsOf(await candidateOf(name)) })
    }
    await page.close()
  }
  const [first, second, third] = found.toSorted((a, b) => b.views - a.views)
  if (!first || !second || !third) throw new Error('fewer than three recorded creators have views')
  subjects = [first, second, third]
  await quotePeers(first.name.split('/')[0] ?? '')
  popup = await browser.popup()
  await popup.locator(`[data-candidate="${first.name}"]`).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await api?.stop()
})

const picked = () => popup.locator('[data-list="picked"] [data-offer]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-offer')))

/** Notes a price in the dossier, as a user does. */
async function quote(name: string, price: string, rebate: string): Promise<void> {
  const row = popup.locator(`[data-candidate="${name}"]`)
  await row.locator('.more > button').click()
  await row.locator('[data-action="dossier"]').click()
  await popup.locator('[name="quote-price"]').fill(price)
  await popup.locator('[name="quote-currency"]').selectOption('CNY')
  await popup.locator('[name="quote-rebate"]').fill(rebate)
  await popup.locator('[data-action="save-quote"]').click()
  await popup.locator('[data-quote="saved"][data-draft="false"]').waitFor()
  await popup.keyboard.press('Escape')
  await popup.locator('[data-screen="list"]').waitFor()
}

describe('prices, from quote to plan', () => {
  it('are noted in the dossier and kept by the API, a draft through a closed popup', async () => {
    const [first, second, third] = subjects
    await popup.locator(`[data-candidate="${first.name}"] .more > button`).click()
    await popup.locator(`[data-candidate="${first.name}"] [data-action="dossier"]`).click()
    await popup.locator('[name="quote-price"]').fill('1,250')
    await popup.locator('[data-draft="true"]').waitFor()
    await popup.close()
    popup = await browser.popup()
    await popup.locator(`[data-candidate="${first.name}"] .more > button`).click()
    await popup.locator(`[data-candidate="${first.name}"] [data-action="dossier"]`).click()
    await expect.poll(() => popup.locator('[name="quote-price"]').inputValue()).toBe('1,250')
    await popup.keyboard.press('Escape')
    for (const { name } of [first, second, third]) await quote(name, '1,250', '20')
    expect((await candidateOf(first.name)).quote).toMatchObject({ price: 1_250, rebate: 0.2, currency: 'CNY' })
  })

  it('judge reach by price on the page as the API does', async () => {
    const [{ name, har }] = subjects
    await serveHar(browser.context, har)
    const page = await browser.context.newPage()
    const panel = await openPanel(page, pageOf(har))
    await panel.locator('button[data-score]').click()
    const reach = panel.locator('[data-part="reach"]')
    await expect.poll(() => reach.textContent()).toMatch(/Views per price among 9 quoted creators/)
    const shown = await panel.locator('[data-score]').first().getAttribute('data-score')
    const centile = await reach.getAttribute('data-centile')
    await panel.locator('.kept button').click()
    await expect.poll(async () => (await candidateOf(name)).observations).toBe(2)
    const { score } = await candidateOf(name)
    const part = score.parts.find((one) => one.part === 'reach')
    expect([String(score.value), part?.reason, String(part?.centile)]).toEqual([shown, 'peers-by-price', centile])
    await page.close()
  })

  it('make the plan of a brief, in which a lock takes the place of a better pick', async () => {
    const [first, second, third] = subjects
    await popup.getByRole('button', { name: 'Briefs' }).click()
    await popup.locator('[data-action="new-brief"]').click()
    await popup.locator('[name="name"]').fill('Spring')
    await popup.locator('[name="budget"]').fill('2,000')
    await popup.locator('[data-action="save-brief"]').click()
    await popup.locator('[data-screen="list"] [data-action="plan"]').click()
    await expect.poll(picked).toEqual([first.name, second.name])
    const sum = popup.locator('.sum')
    expect(await sum.getAttribute('data-cost')).toBe('2000')
    expect(await sum.getAttribute('data-worth')).toBe(String(Math.round(first.views) + Math.round(second.views)))
    await popup.locator('.more [data-extra]').first().waitFor()
    const { candidates } = await ask<CandidatePage>('GET', '/v1/candidates?limit=200')
    const rejected = candidates.filter(({ stage }) => stage === 'rejected').length
    expect(await popup.locator('[data-unplanned][data-why="rejected"]').count()).toBe(rejected)

    await popup.locator(`[data-offer="${third.name}"] [data-action="lock"]`).click()
    await expect.poll(picked).toEqual([first.name, third.name])
    const focused = () => popup.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-offer]')?.dataset.offer)
    expect(await focused()).toBe(third.name)
    await popup.locator(`[data-offer="${first.name}"] [data-action="exclude"]`).press('Enter')
    await expect.poll(picked).toEqual([second.name, third.name])
    expect(await focused()).toBe(first.name)
    expect(await popup.locator(`[data-offer="${first.name}"] .why`).textContent()).toBe('Excluded by you')
  })

  it('that cannot be met names the quota, and leads to the brief', async () => {
    await popup.keyboard.press('Escape')
    await popup.getByRole('button', { name: 'Edit “Spring”' }).click()
    await popup.locator('[name="top-min"]').fill('3')
    await popup.keyboard.press('Control+Enter')
    await popup.locator('[data-screen="list"] [data-action="plan"]').click()
    await popup.locator('.infeasible[data-why="quota-short"]').waitFor()
    await popup.locator('[data-action="edit-brief"]').click()
    await expect.poll(() => popup.locator('[name="top-min"]').inputValue()).toBe('3')
  })
})
