import type { Locator, Page } from 'playwright-core'
import type { ExtensionBrowser } from './browser.ts'
import { readHar } from './har.ts'

// The main job as a user does it, for the demo and the end-to-end tests: pair, open a creator's page, look, save, review.

/** What the panel says: figures by scope and key, as plain numbers or null where unknown. */
export interface Shown {
  state: string
  platform: string
  creatorId: string
  figures: Record<string, number | null>
  score: number | null
  /** Codes of the evidence shown. */
  evidence: string[]
}

/** Pairs the extension with an API through the popup, as a user does: one line pasted. */
export async function pair(browser: ExtensionBrowser, api: { url: string; code: string }): Promise<void> {
  const popup = await browser.popup()
  await popup.locator('[data-field="pairing"]').fill(JSON.stringify({ url: api.url, code: api.code }))
  await popup.locator('[data-action="connect"]').click()
  await popup.locator('[data-screen="list"]').waitFor()
  await popup.close()
}

/** The address of the page that a recording is of: its first HTML entry. */
export function pageOf(har: string): string {
  const page = readHar(har).find((entry) => /html/.test(entry.mimeType))
  if (!page) throw new Error(`${har}: no page in it`)
  return page.url
}

/** Opens a page and waits until its panel has something to say. */
export async function openPanel(page: Page, url: string): Promise<Locator> {
  await page.goto(url)
  const panel = page.locator('scoutmark-panel[data-state="ready"]')
  await panel.waitFor({ state: 'attached' })
  return panel
}

/** Reads the panel as a machine can: by the attributes of its figures. */
export function readPanel(panel: Locator): Promise<Shown> {
  return panel.evaluate((element) => {
    const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text))
    const figures = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-metric]') ?? [])]
    const score = element.shadowRoot?.querySelector<HTMLElement>('[data-score]')
    return {
      state: element.dataset.state ?? '',
      platform: element.dataset.platform ?? '',
      creatorId: element.dataset.creatorId ?? '',
      figures: Object.fromEntries(figures.map(({ dataset }) => [`${dataset.scope}.${dataset.metric}`, number(dataset.value)])),
      score: number(score?.dataset.score),
      evidence: [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-evidence]') ?? [])].map(({ dataset }) => dataset.evidence ?? ''),
    }
  })
}

/** Presses Save and waits until the API has it. */
export async function save(panel: Locator): Promise<void> {
  await panel.locator('button.save').click()
  await panel.locator('footer[data-save="saved"]').waitFor()
}
