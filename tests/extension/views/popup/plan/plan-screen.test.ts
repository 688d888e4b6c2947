import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SavedBrief } from '../../../../../shared/schema/brief.ts'
import type { Observation } from '../../../../../shared/schema/observation.ts'
import type { Price } from '../../../../../shared/schema/quote.ts'
import { marksOf } from '../../../../../shared/scoring/cohort.ts'
import { briefOf } from '../../../../shared/scoring/fit/invented.ts'
import type { FakeApi } from '../../../services/fake-api.ts'
import { candidateOf, observed } from '../invented.ts'
import { opened } from '../opened.ts'
import { startWorker } from '../worker.ts'
import { FakeWorker, installSolver } from './solver.ts'

vi.mock('wxt/browser', () => import('../../../services/mortal.ts'))

type Popup = Awaited<ReturnType<typeof opened>>
const ID = '018f3c7e-0000-4000-8000-000000000001'
let api: FakeApi
let popup: Popup | undefined

const saved = (wishes: object): SavedBrief => ({
  ...{ id: ID, version: 1, brief: briefOf(wishes), createdBy: 'Ada', createdAt: '2026-11-20T09:00:00.000Z' },
  ...{ updatedBy: 'Ren', updatedAt: '2026-11-20T09:00:00.000Z' },
})
/** A creator whose posts have so many views. */
function seen(id: string, views: number): Observation {
  const one = observed(id)
  return { ...one, posts: one.posts.map((post) => ({ ...post, views: { value: views, precision: 'exact' as const } })) }
}
const cny = (price: number, more: Partial<Price> = {}): Price => ({ price, rebate: 0, currency: 'CNY', ...more })
function quoted(id: string, views: number, quote: Price | null): void {
  api.save(`example/${id}`, seen(id, views))
  api.quote(`example/${id}`, quote)
}
/** Five quotes of .1 a view that the team has of others. */
function ratesKnown(): void {
  const marks = marksOf({ creator: {}, metrics: candidateOf('x').metrics, quote: cny(1_055) })
  const [name, , bin] = marks[0] ?? expect.fail('no mark')
  api.cohorts = { version: 1, cohorts: { [name]: { '-1': [bin, 5] } } }
}
async function open(): Promise<Popup> {
  popup?.close()
  popup = await opened()
  return popup
}
/** The plan of a brief, as soon as there is one or a reason why not. */
async function planned(wishes: object): Promise<Popup> {
  api.keepBrief(saved(wishes))
  const popup = await open()
  await popup.seen(`option[value="${ID}"]`)
  popup.enter('select[name="brief"]', ID)
  await popup.seen('[data-action="plan"]')
  popup.click('[data-action="plan"]')
  await popup.seen('[data-screen="plan"]')
  return popup
}
const listed = (popup: Popup, list: string) => popup.all(`[data-list="${list}"] [data-offer]`).map(({ dataset }) => dataset.offer)
const why = (popup: Popup, id: string) => popup.texts(`[data-offer="example/${id}"] .why, [data-unplanned="example/${id}"] .why`)[0]

beforeEach(async () => {
  api = await startWorker()
  installSolver()
})
afterEach(() => {
  popup?.close()
  popup = undefined
})

describe('the plan of a brief', () => {
  beforeEach(() => {
    quoted('a', 60_000, cny(6_000))
    quoted('b', 50_000, cny(5_000, { rebate: 0.1 }))
    quoted('c', 30_000, cny(4_000))
    quoted('d', 10_000, cny(20_000))
  })

  it('picks what is worth most under the budget, and says why the others are not in it', async () => {
    const popup = await planned({ budget: 10_500 })
    await popup.seen('[data-list="picked"] [data-offer]')
    expect(listed(popup, 'picked')).toEqual(['example/a', 'example/b'])
    expect([listed(popup, 'backups'), listed(popup, 'omitted')]).toEqual([['example/c'], ['example/d']])
    expect(popup.find('.sum').dataset).toMatchObject({ cost: '10500', worth: '110000', left: '0' })
    expect(popup.texts('.sum .grid b')).toEqual(['CN¥10,500', '110K'])
    expect(popup.texts('.sum .grid .dim')[3]).toMatch(/^90% range \d+K–\d+K$/)
    expect([why(popup, 'a'), why(popup, 'c'), why(popup, 'd')]).toEqual([
      'In the best choice at CN¥100 per 1,000 views',
      'Instead of Creator b: 20K views less',
      'Costs more than the whole budget',
    ])
    await popup.seen('.more li')
    expect(popup.all('.more li').map(({ dataset }) => [dataset.extra, dataset.gained])).toEqual([
      ['1050', '0'],
      ['2625', '0'],
    ])
  })

  it('obeys locks and exclusions at once, and keeps them for the next opening', async () => {
    const popup = await planned({ budget: 10_500 })
    await popup.seen('[data-offer="example/c"]')
    popup.click('[data-offer="example/c"] [data-action="lock"]')
    await vi.waitFor(() => expect(listed(popup, 'picked')).toEqual(['example/a', 'example/c']))
    expect([why(popup, 'c'), popup.find('[data-offer="example/c"] [data-action="lock"]').getAttribute('aria-pressed')]).toEqual([
      'Locked by you',
      'true',
    ])
    popup.click('[data-offer="example/a"] [data-action="exclude"]')
    await vi.waitFor(() => expect(listed(popup, 'picked')).toEqual(['example/b', 'example/c']))
    expect(why(popup, 'a')).toBe('Excluded by you')
    const again = await open()
    await again.seen('[data-action="plan"]')
    again.click('[data-action="plan"]')
    await vi.waitFor(() => expect(listed(again, 'picked')).toEqual(['example/b', 'example/c']))
    again.click('[data-offer="example/a"] [data-action="lock"]')
    await vi.waitFor(() => expect(listed(again, 'picked')).toEqual(['example/a', 'example/c']))
  })

  it.each([
    [{ budget: 10_500, tiers: { head: { min: 1 } } }, 'quota-short', 'The brief wants at least 1 of size “Head”'],
    [
      { budget: 10_500, tiers: { tail: { min: 3 } } },
      'quota-too-dear',
      'At least 3 of size “Tail” cost CN¥14,500, more than the budget of CN¥10,500.',
    ],
  ])('that no choice meets says which wish it is, and leads to the brief: %j', async (wishes, code, sentence) => {
    const popup = await planned(wishes)
    await popup.seen(`.infeasible[data-why="${code}"]`)
    expect(popup.texts('.infeasible p')[0]).toContain(sentence)
    popup.click('[data-action="edit-brief"]')
    await popup.seen('[data-screen="briefs"] form')
  })

  it('says that what is locked costs too much, and goes on once it is unlocked', async () => {
    const popup = await planned({ budget: 9_500 })
    for (const id of ['a', 'b']) {
      await popup.seen(`[data-offer="example/${id}"]`)
      popup.click(`[data-offer="example/${id}"] [data-action="lock"]`)
      await vi.waitFor(() => popup.all(`[data-offer="example/${id}"] [aria-pressed="true"]`).length === 1 || popup.find('.infeasible'))
    }
    await popup.seen('.infeasible[data-why="locked-too-dear"]')
    expect(listed(popup, 'offers')).toEqual(['example/a', 'example/b', 'example/c', 'example/d'])
    popup.click('[data-offer="example/b"] [data-action="lock"]')
    await vi.waitFor(() => expect(listed(popup, 'picked')).toEqual(['example/a']))
  })

  it('that takes long says so and can be cancelled and begun again; a solver that breaks is told', async () => {
    FakeWorker.held = true
    const popup = await planned({ budget: 10_500 })
    await popup.seen('[data-plan="solving"]')
    vi.useRealTimers()
    await popup.seen('[data-action="cancel-plan"]')
    popup.click('[data-action="cancel-plan"]')
    await popup.seen('[data-plan="cancelled"] [data-action="solve"]')
    expect(FakeWorker.ended).toBe(1)
    Object.assign(FakeWorker, { held: false, broken: true })
    popup.click('[data-action="solve"]')
    await popup.seen('.infeasible[data-why="broken"]')
    expect(popup.texts('.infeasible p')).toEqual(['The plan could not be made: out of memory'])
  })

  it('counts engagements for other goals, and says that conversions are not known', async () => {
    const popup = await planned({ budget: 10_500, goal: 'conversion' })
    await popup.seen('.sum')
    expect(popup.texts('.controls p')[1]).toContain('no conversion rate')
    // All have 550 engagements: the two cheapest.
    expect(popup.find('.sum').dataset.worth).toBe('1100')
    popup.enter('select[name="worth"]', 'typicalViews')
    await vi.waitFor(() => expect(popup.find('.sum').dataset.worth).toBe('110000'))
  })
})

describe('who has no quote', () => {
  it('is listed with the reason and an estimate, which a switch puts into the plan', async () => {
    ratesKnown()
    quoted('a', 60_000, cny(6_000))
    quoted('b', 20_000, null)
    quoted('c', 20_000, cny(900, { currency: 'USD' }))
    quoted('d', 50_000, cny(100))
    api.change('example/d', { stage: 'do-not-contact' })
    const popup = await planned({ budget: 9_000 })
    await popup.seen('[data-unplanned="example/b"]')
    expect(listed(popup, 'picked')).toEqual(['example/a'])
    expect(why(popup, 'b')).toMatch(/^No quote yet · estimate CN¥2,000 \(CN¥1,400 to CN¥2,800\)$/)
    expect([why(popup, 'c')?.slice(0, 15), why(popup, 'd')]).toEqual(['No quote in CNY', 'Do not contact'])
    popup.enter('input[name="estimates"]', 'on')
    await vi.waitFor(() => expect(listed(popup, 'picked').length).toBeGreaterThan(1))
    expect(popup.all('[data-estimated="true"]').length).toBe(2)
    expect(popup.texts('.sum .warn')).toHaveLength(1)
  })

  it('can be given one in the dossier, which leads back to the plan', async () => {
    quoted('a', 60_000, null)
    const popup = await planned({ budget: 9_000 })
    await popup.seen('[data-empty="no-offers"]')
    expect(why(popup, 'a')).toBe('No quote yet · no estimate: 0 of 5 quotes on this platform')
    popup.click('[data-unplanned="example/a"] .name')
    await popup.seen('[data-dossier="ready"] .quote')
    popup.enter('[name="quote-price"]', '5000')
    await popup.seen('[data-draft="true"]')
    popup.submit('.quote form')
    await popup.seen('[data-quote="saved"]')
    popup.click('.screen-head button')
    await vi.waitFor(() => expect(listed(popup, 'picked')).toEqual(['example/a']))
  })
})

describe('without what a plan needs', () => {
  it('a brief without budget leads to the brief', async () => {
    quoted('a', 60_000, cny(6_000))
    const popup = await planned({})
    await popup.seen('[data-empty="no-budget"]')
    popup.click('[data-action="edit-brief"]')
    await popup.seen('[data-screen="briefs"] form')
  })

  it('without candidates it says what to do', async () => {
    const popup = await planned({ budget: 5 })
    await popup.seen('[data-empty="no-candidates"]')
  })

  it('without the API it says so, and reads again', async () => {
    quoted('a', 60_000, cny(6_000))
    api.keepBrief(saved({ budget: 9_000 }))
    const popup = await planned({ budget: 9_000 })
    await popup.seen('.sum')
    api.fault = () => 'down'
    popup.click('.screen-head button')
    await popup.seen('[data-action="plan"]')
    popup.click('[data-action="plan"]')
    await popup.seen('[data-empty="not-loaded"]')
    api.fault = () => undefined
    popup.click('[data-action="read-again"]')
    await popup.seen('.sum')
  })
})
