import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readQuoteDraft } from '../../../../extension/services/drafts.ts'
import { writeSettings } from '../../../../extension/services/settings.ts'
import { FIGURE_ABSENCES } from '../../../../shared/metrics/figure.ts'
import { marksOf } from '../../../../shared/scoring/cohort.ts'
import type { FakeApi } from '../../services/fake-api.ts'
import { candidateOf, observed } from './invented.ts'
import { opened } from './opened.ts'
import { startWorker } from './worker.ts'

vi.mock('wxt/browser', () => import('../../services/mortal.ts'))

type Popup = Awaited<ReturnType<typeof opened>>
const KEY = { platform: 'example', creatorId: 'a' }
let api: FakeApi
let popup: Popup | undefined

/** The dossier of the one candidate. */
async function studied(): Promise<Popup> {
  popup?.close()
  popup = await opened()
  await popup.seen('[data-candidate] .more button')
  popup.click('[data-candidate] .more button')
  await popup.seen('[data-action="dossier"]')
  popup.click('[data-action="dossier"]')
  await popup.seen('.quote [data-figure="priceEstimate"]')
  return popup
}
const value = (popup: Popup, field: string): unknown => {
  const input = popup.find(`[name="quote-${field}"]`)
  return Reflect.get(input, 'value') ?? input.getAttribute('value')
}
const figure = (popup: Popup, of: string) => popup.texts(`[data-figure="${of}"] b`)[0]
const quoteOf = () => api.rows.get('example/a')?.quote
/** So many quotes of .1 a view that the team has of others. */
function ratesKnown(n: number): void {
  const marks = marksOf({ creator: {}, metrics: candidateOf('x').metrics, quote: { price: 1_055, rebate: 0, currency: 'USD' } })
  const [name, , bin] = marks[0] ?? expect.fail('no mark')
  api.cohorts = { version: n, cohorts: { [name]: { '-1': [bin, n] } } }
}
async function type(popup: Popup, price: string, rebate = ''): Promise<void> {
  popup.enter('[name="quote-price"]', price)
  await popup.seen('[data-draft="true"]')
  if (!rebate) return
  popup.enter('[name="quote-rebate"]', rebate)
  await vi.waitFor(async () => expect(await readQuoteDraft(KEY)).toMatchObject({ rebate }))
}

beforeEach(async () => {
  api = await startWorker()
  api.save('example/a', observed('a'))
})
afterEach(() => {
  popup?.close()
  popup = undefined
})

describe('the quote of a candidate', () => {
  it('is saved with its rebate, told, shown with who noted it, and undone', async () => {
    const popup = await studied()
    await type(popup, '12,000', '20')
    popup.submit('.quote form')
    await popup.seen('[data-quote="saved"][data-draft="false"]')
    expect(quoteOf()).toMatchObject({ price: 12_000, rebate: 0.2, currency: 'USD', by: 'Ada' })
    expect(popup.texts('.saved-quote b')).toEqual(['$12,000, 20% rebate'])
    expect(popup.texts('.toast-line span')).toEqual(['Quote of Creator a saved'])
    expect(await readQuoteDraft(KEY)).toBeUndefined()
    popup.click('.toast-line button')
    await popup.seen('[data-quote="none"]')
    expect(quoteOf()).toBeUndefined()
    expect(value(popup, 'price')).toBe('')
  })

  it('is changed and cleared, either undone to what it was, with its history', async () => {
    api.quote('example/a', { price: 800, rebate: 0, currency: 'EUR' })
    const popup = await studied()
    expect([value(popup, 'price'), value(popup, 'currency')]).toEqual(['800', 'EUR'])
    popup.click('[data-action="clear-quote"]')
    await popup.seen('[data-quote="none"]')
    popup.key('u', '.toast-line button')
    popup.click('.toast-line button')
    await popup.seen('[data-quote="saved"]')
    expect(quoteOf()).toMatchObject({ price: 800, currency: 'EUR' })
    popup.click('[data-action="quote-history"]')
    await popup.seen('.quotes li')
    expect(popup.texts('.quotes li span:first-child')).toEqual(['€800', 'Cleared', '€800'])
  })

  it('that was begun survives closing the popup, and can be discarded', async () => {
    await type(await studied(), '4200', '7.5')
    const popup = await studied()
    await popup.seen('[data-draft="true"]')
    expect([value(popup, 'price'), value(popup, 'rebate')]).toEqual(['4200', '7.5'])
    popup.click('[data-action="discard-quote"]')
    await popup.seen('[data-draft="false"]')
    expect(await readQuoteDraft(KEY)).toBeUndefined()
  })

  it.each([
    ['-5', '', 'price', 'A price from 0 up, such as 12,000.'],
    ['much', '', 'price', 'A price from 0 up, such as 12,000.'],
    ['500', '120', 'rebate', 'A rebate from 0 to 100.'],
  ])('of %s with a rebate of %s is told beside its field and not sent', async (price, rebate, field, sentence) => {
    const popup = await studied()
    await type(popup, price, rebate)
    await popup.seen(`[data-error="${field}"]`)
    expect(popup.texts('[data-error]')).toEqual([sentence])
    expect(popup.find(`[name="quote-${field}"]`).getAttribute('aria-describedby')).toBe(`quote-${field}-error`)
    popup.submit('.quote form')
    expect(popup.all('[data-figure="cpm"]')).toEqual([])
    expect(api.requests.filter((request) => request.startsWith('PATCH'))).toEqual([])
  })

  it('without a price asks for one', async () => {
    const popup = await studied()
    popup.enter('[name="quote-rebate"]', '10')
    await popup.seen('[data-draft="true"]')
    popup.submit('.quote form')
    await popup.seen('[data-error="price"]')
    expect(quoteOf()).toBeUndefined()
  })

  it.each(['down', 'conflict'] as const)('that the API does not take (%s) stays a draft, and says why', async (fault) => {
    const popup = await studied()
    await type(popup, '900')
    api.fault = (request) => (request.startsWith('PATCH') ? fault : undefined)
    popup.submit('.quote form')
    await popup.seen('.toast-line')
    expect(popup.texts('.toast-line span')[0]).toMatch(fault === 'down' ? /^Creator a is unchanged/ : /^Someone changed Creator a before you/)
    expect([popup.find('.quote').dataset.draft, value(popup, 'price')]).toEqual(['true', '900'])
    api.fault = () => undefined
    popup.submit('.quote form')
    await popup.seen('[data-quote="saved"]')
  })
})

describe('the price among the team’s own quotes', () => {
  it.each([
    ['700', 'Good · 0.66× the median', 'good'],
    ['1100', 'Fair · 1× the median', 'warn'],
    ['2100', 'Poor · 2× the median', 'bad'],
  ])('of %s is judged from five on', async (price, said, tone) => {
    ratesKnown(5)
    const popup = await studied()
    await type(popup, price)
    await popup.seen('[data-figure="priceVerdict"]')
    expect(figure(popup, 'priceVerdict')).toBe(said)
    expect(popup.find('[data-figure="priceVerdict"] b').className).toBe(tone)
    expect(popup.texts('[data-figure="priceVerdict"] small')[0]).toMatch(/^among 5 quotes, per view · next posts: [\d.]+×–[\d.]+×$/)
    popup.click('[data-figure="priceVerdict"] button')
    await popup.seen('[data-figure="priceVerdict"] .receipt .formula')
  })

  it('of fewer than five is not judged, and says how many there are', async () => {
    ratesKnown(4)
    const popup = await studied()
    await type(popup, '700')
    await popup.seen('[data-figure="priceVerdict"]')
    expect(FIGURE_ABSENCES).toContain(popup.find('[data-figure="priceVerdict"]').dataset.absence)
    expect(figure(popup, 'priceVerdict')).toBe('No public norm; your team has 4 of 5 quotes')
    expect(figure(popup, 'priceEstimate')).toBe('No public norm; your team has 4 of 5 quotes')
  })

  it('gives an estimate with its range, without the creator’s own quote, in the language of the user', async () => {
    ratesKnown(6)
    api.quote('example/a', { price: 1_055, rebate: 0, currency: 'USD' })
    const popup = await studied()
    expect(figure(popup, 'priceEstimate')).toBe('$1,100')
    expect(popup.texts('[data-figure="priceEstimate"] small')).toEqual(['$740 to $1,500'])
    expect(popup.texts('[data-figure="priceVerdict"] small')[0]).toMatch(/^among 5 quotes/)
    await writeSettings({ language: 'zh-CN' })
    await vi.waitFor(() => expect(figure(popup, 'priceVerdict')).toMatch(/^平价 · 中位数的 1 倍$/))
  })
})
