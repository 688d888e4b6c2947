import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { readChosenBrief } from '../../../../../extension/services/briefs.ts'
import type { SavedBrief } from '../../../../../shared/schema/brief.ts'
import { briefOf } from '../../../../shared/scoring/fit/invented.ts'
import type { FakeApi } from '../../../services/fake-api.ts'
import { observed } from '../invented.ts'
import { opened } from '../opened.ts'
import { startWorker } from '../worker.ts'

vi.mock('wxt/browser', () => import('../../../services/mortal.ts'))

type Popup = Awaited<ReturnType<typeof opened>>
let api: FakeApi
let popup: Popup | undefined
const open = async (): Promise<Popup> => {
  popup?.close()
  popup = await opened()
  return popup
}
const row = (id: string) => `[data-candidate="example/${id}"]`
const ID = '018f3c7e-0000-4000-8000-000000000001'
const saved = (wishes: object = {}, id = ID): SavedBrief => ({
  ...{ id, version: 1, brief: briefOf(wishes), createdBy: 'Ada', createdAt: '2026-11-20T09:00:00.000Z' },
  ...{ updatedBy: 'Ren', updatedAt: '2026-11-20T09:00:00.000Z' },
})
const saying = (id: string, text: string) => ({
  ...observed(id),
  posts: observed(id).posts.map((post) => ({ ...post, text, url: `https://example.com/${post.id}` })),
})
const value = (popup: Popup, selector: string): unknown => Reflect.get(popup.find(selector), 'value') ?? popup.find(selector).getAttribute('value')

/** The popup on the screen of briefs. */
async function atBriefs(): Promise<Popup> {
  const popup = await open()
  await popup.seen('.brief-bar')
  popup.click('.brief-bar .bare:last-child')
  await popup.seen('[data-screen="briefs"]')
  return popup
}
async function chosen(wishes: object): Promise<Popup> {
  api.keepBrief(saved(wishes))
  const popup = await open()
  await popup.seen(`option[value="${ID}"]`)
  popup.enter('select[name="brief"]', ID)
  await popup.seen(`[data-brief="${ID}"]`)
  return popup
}

beforeEach(async () => {
  api = await startWorker()
})
afterEach(() => {
  popup?.close()
  popup = undefined
})

describe('the screen of briefs', () => {
  it('without any says the next step', async () => {
    const popup = await atBriefs()
    await popup.seen('[data-empty="no-briefs"]')
    expect(popup.texts('[data-action="new-brief"]')).toEqual(['New brief'])
  })

  it('that could not be read says that, and not that there are none', async () => {
    api.fault = () => 'down'
    const popup = await atBriefs()
    await popup.seen('[data-empty="not-loaded"]')
  })

  it('shows each with goal, platforms and who changed it, and chooses one or none', async () => {
    api.keepBrief(saved({ platforms: ['example'], goal: 'conversion' }))
    const popup = await atBriefs()
    await popup.seen(`li[data-brief="${ID}"]`)
    expect(popup.texts('li .about span')).toEqual(['Conversion · Example', 'Ren, 1 hour ago'])
    popup.click('li .about')
    await popup.seen(`[data-screen="list"] .brief-bar[data-brief="${ID}"]`)
    expect((await readChosenBrief())?.brief.name).toBe('Spring')
    popup.enter('select[name="brief"]', '')
    await popup.seen('.brief-bar[data-brief=""]')
    expect(await readChosenBrief()).toBeUndefined()
  })

  it('keeps what was learnt for the next opening without the API', async () => {
    await chosen({})
    api.fault = () => 'down'
    const popup = await open()
    expect(popup.find('.brief-bar').dataset.brief).toBe(ID)
    expect(popup.texts('select[name="brief"] option')).toEqual(['No brief', 'Spring'])
  })

  it('deletes a brief, and undo brings it back and chooses it again', async () => {
    const list = await chosen({})
    list.click('.brief-bar .bare:last-child')
    await list.seen(`li[data-brief="${ID}"]`)
    list.click('li .bare:last-child')
    await list.gone('li[data-brief]')
    expect(await readChosenBrief()).toBeUndefined()
    await list.seen('.toast-line button')
    list.click('.toast-line button')
    await list.seen(`li[data-brief="${ID}"][data-chosen="true"]`)
  })

  it('that could not be deleted stays, and says why', async () => {
    const list = await chosen({})
    list.click('.brief-bar .bare:last-child')
    await list.seen(`li[data-brief="${ID}"]`)
    api.fault = () => 'down'
    list.click('li .bare:last-child')
    await list.seen('.toast-line')
    expect(list.texts('.toast-line span')).toEqual(['Spring is unchanged: your team’s API does not answer. Try again when it does.'])
    expect(list.all('li[data-brief]')).toHaveLength(1)
  })

  it('takes another’s deletion of the chosen brief as no brief', async () => {
    await chosen({})
    api.briefs.set(ID, { ...saved(), removed: true })
    const popup = await open()
    await popup.seen('.brief-bar[data-brief=""]')
  })
})

describe('the form of a brief', () => {
  it('says beside its field what does not fit, and saves once it does', async () => {
    const popup = await atBriefs()
    popup.click('[data-action="new-brief"]')
    await popup.seen('[name="keywords"]')
    popup.enter('[name="keywords"]', 'ski, snow')
    popup.enter('[name="budget"]', 'much')
    popup.submit('form')
    await popup.seen('[data-error="name"]')
    expect(popup.texts('[data-error]')).toEqual(['Give it a name of at most 120 characters.', 'A number such as 50,000, or nothing.'])
    expect(popup.find('[name="name"]').getAttribute('aria-describedby')).toBe('brief-name-error')
    popup.enter('[name="name"]', 'Winter')
    await popup.gone('[data-error="name"]')
    popup.enter('[name="budget"]', '')
    await popup.gone('[data-error="budget"]')
    popup.submit('form')
    await popup.seen('[data-screen="list"]')
    const [brief] = [...api.briefs.values()]
    expect(brief?.brief).toMatchObject({ name: 'Winter', keywords: ['ski', 'snow'], goal: 'exposure', budget: null })
    await popup.seen(`.brief-bar[data-brief="${brief?.id}"]`)
  })

  it('keeps a draft through closing, and forgets it when it is discarded', async () => {
    const first = await atBriefs()
    first.click('[data-action="new-brief"]')
    await first.seen('[name="name"]')
    first.enter('[name="name"]', 'Winter')
    await vi.waitFor(async () => expect(JSON.stringify(await fakeBrowser.storage.local.get('draft:brief:new'))).toContain('Winter'))
    const popup = await atBriefs()
    await vi.waitFor(() => expect(popup.texts('[data-action="new-brief"]')).toEqual(['Go on with “Winter”']))
    popup.click('[data-action="new-brief"]')
    await vi.waitFor(() => expect(value(popup, '[name="name"]')).toBe('Winter'))
    popup.click('[data-action="discard-brief"]')
    await vi.waitFor(() => expect(popup.texts('[data-action="new-brief"]')).toEqual(['New brief']))
  })

  it('makes one brief, however often a lost reply has it saved again', async () => {
    const popup = await atBriefs()
    popup.click('[data-action="new-brief"]')
    await popup.seen('[name="name"]')
    popup.enter('[name="name"]', 'Winter')
    api.fault = (request) => (request === 'POST /v1/briefs' ? 'lost' : undefined)
    popup.submit('form')
    await popup.seen('footer [data-failure="offline"]')
    api.fault = () => undefined
    popup.submit('form')
    await popup.seen('[data-screen="list"]')
    expect(api.briefs.size).toBe(1)
  })

  it('never overwrites a teammate’s change unknowingly', async () => {
    const list = await chosen({})
    list.click('.brief-bar .bare')
    await list.seen('[name="name"]')
    api.keepBrief({ ...saved({ keywords: ['theirs'] }), version: 2 })
    list.enter('[name="name"]', 'Mine')
    list.submit('form')
    await list.seen('footer [data-failure="conflict"]')
    expect(api.briefs.get(ID)?.brief.keywords).toEqual(['theirs'])
    list.submit('form')
    await list.seen('[data-screen="list"]')
    expect(api.briefs.get(ID)).toMatchObject({ version: 3, brief: { name: 'Mine' } })
  })

  it('copies a brief under another name', async () => {
    api.keepBrief(saved({ keywords: ['ski'] }))
    const popup = await atBriefs()
    await popup.seen(`li[data-brief="${ID}"]`)
    popup.click('li .bare:nth-of-type(3)')
    await popup.seen('[name="name"]')
    expect(value(popup, '[name="name"]')).toBe('Spring (copy)')
    popup.submit('form')
    await popup.seen('[data-screen="list"]')
    expect([...api.briefs.values()].map(({ brief }) => [brief.name, brief.keywords])).toEqual([
      ['Spring', ['ski']],
      ['Spring (copy)', ['ski']],
    ])
  })

  it('says of each weight what more of it does to the list', async () => {
    api.save('example/a', saying('a', 'ski '.repeat(20)))
    const list = await chosen({ keywords: ['ski'] })
    await list.seen(`${row('a')} [data-quadrant]:not([data-quadrant=""])`)
    list.click('.brief-bar .bare')
    await list.seen('[data-effect]')
    const said = Object.fromEntries(list.all('[data-effect]').map((one) => [one.dataset.effect, one.textContent]))
    expect(said).toMatchObject({
      reach: 'Reach is not known: more weight on it only lowers the coverage',
      fit: expect.stringMatching(/^More weight on Fit (raises|lowers) this score$/),
    })
  })
})

describe('the list by a brief', () => {
  beforeEach(() => {
    api.save('example/a', saying('a', 'knitting with snus'))
    api.save('example/b', saying('b', 'ski '.repeat(20)))
  })

  it('shows quadrant, fit and the matching words, and flags a must-not word with its post', async () => {
    const popup = await chosen({ keywords: ['ski'], mustNot: { words: ['snus'], competitors: [] } })
    await popup.seen(`${row('b')} .quadrant`)
    await vi.waitFor(() => expect(popup.all('[data-candidate]').map((one) => one.dataset.candidate)).toEqual(['example/b', 'example/a']))
    expect(popup.find(`${row('b')} .quadrant`).dataset.quadrant).toBe('priority')
    popup.click(`${row('b')} button.score`)
    await popup.seen('[data-receipt="fit"]')
    expect(popup.texts('[data-receipt="fit"] p')[0]).toMatch(/^Keywords: \d+% · ski ×240$/)
    popup.click(`${row('a')} button.score`)
    await popup.seen(`${row('a')} [data-evidence="must-not-word"] a[href="https://example.com/p0"]`)
    expect(popup.texts(`${row('a')} [data-evidence="must-not-word"] a`)[0]).toBe('Post: “knitting with snus”')
  })

  it('says of how much a score is where little of its weight is known', async () => {
    const popup = await chosen({ keywords: ['ski'] })
    await popup.seen(`${row('b')} .quadrant`)
    const coverage = Number(popup.find(`${row('b')} .score`).dataset.coverage)
    expect(coverage).toBeGreaterThan(0)
    expect(popup.texts(`${row('b')} .score small`)).toEqual(coverage < 0.6 ? [`of ${Math.round(100 * coverage)}%`] : [])
  })

  it('says whether the order holds, with its receipt', async () => {
    const popup = await chosen({ keywords: ['ski'] })
    await popup.seen('button.order')
    expect(popup.texts('button.order')[0]).toMatch(/^Order (holds|is fragile): ±20% on a weight swaps at most \d+% of pairs$/)
    popup.click('button.order')
    await popup.seen('[data-receipt="order"]')
    expect(popup.texts('[data-receipt="order"] dd').at(-1)).toBe('2 of 2')
  })

  it('is narrowed by quadrant and by evidence', async () => {
    const popup = await chosen({ keywords: ['ski'], mustNot: { words: ['snus'], competitors: [] } })
    await popup.seen('select[name="quadrant"]')
    popup.enter('select[name="quadrant"]', 'priority')
    await popup.gone(row('a'))
    popup.enter('select[name="quadrant"]', '')
    await popup.seen(row('a'))
    popup.enter('select[name="flag"]', 'must-not-word')
    await popup.gone(row('b'))
    expect(popup.all('[data-candidate]')).toHaveLength(1)
  })

  it('tells who is not scored yet, has the rest scored, and shows it then', async () => {
    api.scoredAtOnce = 0
    let release: () => void = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    api.during = (request) => (request.endsWith('/score') ? held : Promise.resolve())
    const popup = await chosen({ keywords: ['ski'] })
    await popup.seen('.scoring[data-scored="0"][data-of="2"]')
    expect(popup.texts('.scoring')).toEqual(['Scored 0 of 2 by this brief'])
    expect(popup.texts(`${row('a')} .decided .dim`)).toEqual(['Not scored yet'])
    release()
    await popup.gone('.scoring')
    await popup.seen(`${row('a')} .quadrant`)
  })

  it('brings a creator who was taken off back with the brief’s score', async () => {
    const popup = await chosen({ keywords: ['ski'] })
    await popup.seen(`${row('b')} .quadrant`)
    popup.click(`${row('b')} .more button`)
    await popup.seen('[data-action="remove"]')
    popup.click('[data-action="remove"]')
    await popup.gone(row('b'))
    popup.key('u')
    await popup.seen(`${row('b')} .quadrant`)
  })

  it('keeps its scores where a stage is changed', async () => {
    const popup = await chosen({ keywords: ['ski'] })
    await popup.seen(`${row('b')} .quadrant`)
    const before = popup.find(`${row('b')} .score`).dataset.score
    popup.enter(`${row('b')} select`, 'signed')
    await popup.seen(`${row('b')}[data-stage="signed"]`)
    await vi.waitFor(() => expect(api.rows.get('example/b')?.stage).toBe('signed'))
    expect(popup.find(`${row('b')} .score`).dataset.score).toBe(before)
    expect(before).not.toBe('')
  })
})
