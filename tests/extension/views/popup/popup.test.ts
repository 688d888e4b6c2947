import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { readAsked } from '../../../../extension/services/asked.ts'
import { FIRST_PAGE, fetchCandidates } from '../../../../extension/services/candidates.ts'
import { keep, readOutbox } from '../../../../extension/services/outbox.ts'
import { writeSettings } from '../../../../extension/services/settings.ts'
import type { FakeApi } from '../../services/fake-api.ts'
import { observed } from './invented.ts'
import { opened } from './opened.ts'
import { fakePermissions } from './permissions.ts'
import { startWorker } from './worker.ts'

vi.mock('wxt/browser', () => import('../../services/mortal.ts'))

type Popup = Awaited<ReturnType<typeof opened>>
let api: FakeApi
let popup: Popup | undefined
const open = async (): Promise<Popup> => {
  popup = await opened()
  return popup
}
const row = (id: string) => `[data-candidate="example/${id}"]`

beforeEach(async () => {
  api = await startWorker()
})
afterEach(() => {
  popup?.close()
  popup = undefined
})

describe('a browser that is not connected', () => {
  beforeEach(() => fakeBrowser.storage.local.remove('connection'))

  it('is connected by one pasted line', async () => {
    const popup = await open()
    expect(popup.find('.popup').dataset).toMatchObject({ state: 'disconnected', screen: 'pair' })
    popup.enter('[data-field="pairing"]', '{"url":"https://api.example","code":"K7QF"}')
    await popup.seen('[data-field="code"]')
    popup.submit('form')
    await popup.seen('[data-connected="w1"][data-screen="list"]')
    expect(await fakeBrowser.storage.local.get('connection')).toMatchObject({ connection: { url: 'https://api.example', key: 'key-2' } })
  })

  it.each([
    ['https://api.example K7QF', 'code-used', 'This code has been used: each works once. Ask for a new one.'],
    ['https://api.example K7QF', 'unauthorized', 'This code is not valid, or has run out. Ask for a new one.'],
    ['https://api.example K7QF', 'down', 'Nobody answers at https://api.example. Check the address, and that the API is running.'],
    ['http://api.example K7QF', undefined, 'The address must begin with https:// (http:// only for this machine).'],
    ['https://api.example', undefined, 'Enter the pairing code that belongs to this address.'],
    ['', undefined, 'Enter the address of your team’s API.'],
  ] as const)('pasting %j, answered %s, says what to do', async (line, fault, sentence) => {
    api.fault = () => fault
    const popup = await open()
    if (line) popup.enter('[data-field="pairing"]', line)
    await Promise.resolve()
    popup.submit('form')
    await vi.waitFor(() => expect(popup.texts('#pair-error')).toEqual([sentence]))
    expect(popup.all('[aria-invalid="true"]')).toHaveLength(1)
    expect(popup.state()).toBe('disconnected')
  })
})

describe('the list', () => {
  it('is painted from what is known before the API has answered', async () => {
    api.save('example/a', observed('a'))
    await fetchCandidates(FIRST_PAGE)
    api.save('example/b', observed('b'))
    const popup = await open()
    expect(popup.all('[data-candidate]')).toHaveLength(1)
    await popup.seen(row('b'))
    await vi.waitFor(() => expect(popup.state()).toBe('ready'))
    expect(popup.texts('.count')).toEqual(['2 candidates'])
  })

  it('is painted with its first rows, then with all that are known, also where the API is away', async () => {
    for (let i = 0; i < 12; i += 1) api.save(`example/${i}`, observed(`${i}`))
    await fetchCandidates(FIRST_PAGE)
    api.fault = () => 'down'
    popup = await opened(8)
    expect(popup.all('[data-candidate]')).toHaveLength(8)
    await vi.waitFor(() => expect(popup?.all('[data-candidate]')).toHaveLength(12))
  })

  it('says of each creator what is known, and of the rest why not', async () => {
    api.save('example/a', observed('a'))
    api.save('example/b', { ...observed('b', { followers: { value: null, precision: 'hidden' } }), posts: [] })
    const popup = await open()
    await popup.seen(row('b'))
    expect(popup.texts(`${row('a')} .who p`)).toEqual(['Example43.5Kmicro'])
    expect(popup.texts(`${row('b')} .who p`)).toEqual(['ExampleHidden'])
    expect(popup.texts(`${row('a')} .by`)).toEqual(['Ada, now'])
    expect(popup.find(`${row('a')} [data-score]`).dataset.score).toBe('')
  })

  it('shows page data as text, and links to nothing but https', async () => {
    const name = `<img src=x onerror="alert(1)"> ${'很长'.repeat(4_900)}`
    api.save('example/a', observed('a', { name, url: 'javascript:alert(1)' }))
    api.save('example/b', observed('b', { url: 'https://www.example.com/b' }))
    const popup = await open()
    await popup.seen(row('a'))
    expect(popup.all('img')).toEqual([])
    expect(popup.texts(`${row('a')} h2`)[0]).toMatch(/^<img src=x onerror="alert\(1\)"> .{1,40}…$/)
    popup.click(`${row('a')} .more button`)
    await popup.seen(`${row('a')} .menu`)
    expect(popup.all(`${row('a')} a`)).toEqual([])
    popup.click(`${row('b')} .more button`)
    await popup.seen(`${row('b')} a[href="https://www.example.com/b"][rel="noopener noreferrer"]`)
  })

  it('without any says the next step; with filters that fit nothing offers to clear them', async () => {
    const popup = await open()
    await popup.seen('[data-empty="no-candidates"]')
    api.save('example/a', observed('a'))
    popup.close()
    const again = await open()
    await again.seen(row('a'))
    again.enter('select[name="stage"]', 'signed')
    await again.seen('[data-empty="no-results"]')
    again.click('[data-empty] button')
    await again.seen(row('a'))
  })

  it('stays on screen offline, says which one it is, and comes back', async () => {
    api.save('example/a', observed('a'))
    await fetchCandidates(FIRST_PAGE)
    api.fault = () => 'down'
    const popup = await open()
    await popup.seen('[data-failure="offline"]')
    expect(popup.texts('.banner p')[0]).toMatch(/^Your team’s API does not answer. Showing the list of Nov 20, 2026/)
    expect(popup.all('[data-candidate]')).toHaveLength(1)
    api.fault = () => undefined
    popup.click('[data-action="refresh"]')
    await popup.gone('.banner')
    expect(popup.state()).toBe('ready')
  })

  it('says how many candidates of a newer API it cannot read, and shows the others', async () => {
    for (const id of ['a', 'b', 'c']) api.save(`example/${id}`, observed(id))
    api.row = (one) => (one.creatorId === 'b' ? { ...one, stage: 'archived' } : one)
    const popup = await open()
    await popup.seen('[data-unread="1"]')
    expect(popup.all('[data-candidate]')).toHaveLength(2)
    expect(popup.texts('[data-unread] p')).toEqual(['Not shown: 1. Your team’s API is newer than this version: update Scoutmark.'])
    api.row = () => ({})
    popup.close()
    const again = await open()
    await again.seen('[data-unread="3"]')
    expect(again.all('[data-empty="no-candidates"]')).toEqual([])
  })

  it('with a revoked key leads to connecting again', async () => {
    api.fault = () => 'unauthorized'
    const popup = await open()
    await popup.seen('[data-failure="unauthorized"]')
    popup.click('[data-action="reconnect"]')
    await popup.seen('[data-screen="pair"] form')
  })

  it('opens the parts of a score, and takes a creator off and back by keyboard', async () => {
    api.save('example/a', observed('a'))
    const popup = await open()
    await popup.seen(row('a'))
    popup.click(`${row('a')} button.score`)
    await popup.seen(`${row('a')} .receipt`)
    popup.click(`${row('a')} .more button`)
    await popup.seen('[data-action="remove"]')
    popup.click('[data-action="remove"]')
    await popup.gone(row('a'))
    popup.key('u')
    await popup.seen(row('a'))
    expect(api.names()).toEqual(['example/a'])
  })

  it('counts the evidence against a creator, names it, and explains it among the parts', async () => {
    const { posts, ...old } = observed('old')
    api.save('example/a', observed('a'))
    api.save('example/old', { ...old, posts: posts.map((post, at) => ({ ...post, publishedAt: `2025-0${1 + (at % 9)}-01T00:00:00.000Z` })) })
    const popup = await open()
    await popup.seen(row('old'))
    expect(popup.all(`${row('a')} [data-flags]`)).toHaveLength(0)
    expect(popup.texts(`${row('old')} [data-flags]`)).toEqual(['Flags: 1'])
    expect(popup.find(`${row('old')} [data-flags]`).title).toBe('Dormant')
    popup.click(`${row('old')} button.score`)
    await popup.seen(`${row('old')} [data-evidence="dormant"]`)
    expect(popup.texts(`${row('old')} [data-evidence] summary`)[0]).toMatch(/^Dormant No post for 445 days; the last one was on /)
  })

  it('keeps a note that was begun, also when the popup is closed', async () => {
    api.save('example/a', observed('a'))
    const first = await open()
    await first.seen(row('a'))
    first.click(`${row('a')} .more button`)
    await first.seen('[data-action="note"]')
    first.click('[data-action="note"]')
    await first.seen('textarea')
    first.enter('textarea', 'Asks for 12')
    await vi.waitFor(async () => expect(Object.values(await fakeBrowser.storage.session.get(null))).toContain('Asks for 12'))
    first.close()
    const popup = await open()
    await popup.seen(row('a'))
    popup.click(`${row('a')} .more button`)
    await popup.seen('[data-action="note"]')
    popup.click('[data-action="note"]')
    await vi.waitFor(() => expect(popup.find('textarea').getAttribute('value') ?? Reflect.get(popup.find('textarea'), 'value')).toBe('Asks for 12'))
  })
})

describe('what waits', () => {
  it('is sent when the popup opens, and then on the list', async () => {
    await keep(observed('a'))
    const popup = await open()
    await popup.seen(row('a'))
    await popup.gone('.outbox')
    expect((await readOutbox()).items).toEqual([])
  })

  it('and was refused is shown with the reason, and can be tried again', async () => {
    api.fault = (request) => (request.startsWith('PUT') ? 'bad-request' : undefined)
    await keep(observed('a'))
    const popup = await open()
    await popup.seen('[data-outbox="example/a"][data-failure="refused"]')
    expect(popup.texts('[data-outbox] .bad')).toEqual(['The API refused it: refused: bad-request'])
    api.fault = () => undefined
    popup.click('[data-outbox] [data-action="retry"]')
    await popup.seen(row('a'))
    await popup.gone('[data-outbox]')
  })

  it('can be discarded, and that undone', async () => {
    api.fault = (request) => (request.startsWith('PUT') ? 'bad-request' : undefined)
    await keep(observed('a'))
    const popup = await open()
    await popup.seen('[data-outbox="example/a"] [data-action="discard"]')
    popup.click('[data-action="discard"]')
    await popup.gone('[data-outbox]')
    expect((await readOutbox()).items).toEqual([])
    popup.key('u')
    await popup.seen('[data-outbox="example/a"]')
  })

  it('and cannot be read is told, not hidden', async () => {
    await fakeBrowser.storage.local.set({ 'outbox:example/old': { from: 'an older version' } })
    const popup = await open()
    await popup.seen('.outbox .summary')
    popup.click('.outbox .summary')
    await popup.seen('[data-outbox="example/old"][data-failure="unreadable"]')
  })
})

describe('settings', () => {
  it('change language and appearance everywhere at once', async () => {
    const popup = await open()
    await popup.seen('[data-empty]')
    await writeSettings({ language: 'zh-TW', theme: 'dark' })
    await vi.waitFor(() => expect(popup.texts('[data-empty] h2')).toEqual(['還沒有候選創作者']))
    await vi.waitFor(() => expect([popup.document.documentElement.lang, popup.document.documentElement.dataset.theme]).toEqual(['zh-TW', 'dark']))
  })

  it('disconnect only after asking, and what waits stays', async () => {
    api.fault = () => 'down'
    await keep(observed('a'))
    const popup = await open()
    await popup.seen('[data-outbox]')
    popup.click('header .bare:last-child')
    await popup.seen('[data-action="disconnect"]')
    popup.click('[data-action="disconnect"]')
    await popup.seen('[data-action="confirm-disconnect"]')
    popup.click('[data-action="confirm-disconnect"]')
    await popup.seen('[data-screen="pair"]')
    expect((await readOutbox()).items).toHaveLength(1)
    expect(popup.texts('.pair .dim').at(-1)).toBe('1 waiting here will be sent once you are connected.')
  })
})

describe('platforms', () => {
  const HOST = 'https://www.example.com/*'
  const onScreen = async () => {
    const popup = await open()
    await popup.seen('[data-empty] button')
    popup.click('[data-empty] button')
    await popup.seen('[role="switch"][aria-busy="false"]')
    return popup
  }

  it('are asked for by a click and given back by another', async () => {
    const granted = fakePermissions()
    const popup = await onScreen()
    await popup.seen('[data-platform="example"] [aria-checked="false"]')
    popup.click('[role="switch"]')
    await popup.seen('[data-platform="example"] [aria-checked="true"]')
    expect([...granted]).toEqual([HOST, 'https://m.example.com/*'])
    popup.click('[role="switch"]')
    await popup.seen('[aria-checked="false"]')
    await vi.waitFor(() => expect(granted.size).toBe(0))
  })

  it('stay off where the user does not allow them, and say so', async () => {
    fakePermissions(async () => false)
    const popup = await onScreen()
    popup.click('[role="switch"]')
    await popup.seen('[role="alert"]')
    expect(popup.texts('[role="alert"]')).toEqual(['Still off: you did not allow it. Switch it on to be asked again.'])
    expect(popup.find('[role="switch"]').getAttribute('aria-checked')).toBe('false')
  })

  it('say so too where the browser closed the popup over its question', async () => {
    fakePermissions(() => new Promise(() => {}))
    const closed = await onScreen()
    closed.click('[role="switch"]')
    await vi.waitFor(async () => expect(await readAsked()).toBe('example'))
    closed.close()
    const popup = await open()
    await popup.seen('[data-screen="platforms"] [data-platform="example"] [role="alert"]')
    await vi.waitFor(async () => expect(await readAsked()).toBeUndefined())
  })

  it('stay on where an update added a host, which is asked for by a click of its own', async () => {
    const granted = fakePermissions()
    granted.add(HOST)
    const popup = await onScreen()
    await popup.seen('[aria-checked="true"]')
    expect(popup.texts('.missing')).toEqual(['Not allowed yet: m.example.com Allow'])
    popup.click('[data-action="allow"]')
    await popup.gone('.missing')
    expect(granted.size).toBe(2)
  })

  it('go off as soon as the browser takes their hosts away', async () => {
    const granted = fakePermissions()
    granted.add(HOST)
    const popup = await onScreen()
    await popup.seen('[aria-checked="true"]')
    await fakeBrowser.permissions.remove({ origins: [HOST] })
    await popup.seen('[aria-checked="false"]')
  })

  it('are found by their names and hosts', async () => {
    fakePermissions()
    const popup = await onScreen()
    for (const q of ['示例', 'EXAM', 'm.example']) {
      popup.enter('.search input', q)
      await popup.seen('[data-platform="example"]')
    }
    popup.enter('.search input', 'nowhere')
    await popup.gone('[data-platform="example"]')
    await popup.seen('[role="status"]')
  })

  it('can be seen before there is a team', async () => {
    fakePermissions()
    await fakeBrowser.storage.local.remove('connection')
    const popup = await open()
    await popup.seen('[data-screen="pair"]')
    popup.click('header [aria-label="Platforms"]')
    await popup.seen('[data-platform="example"]')
  })
})
