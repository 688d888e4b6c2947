import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readCachedList } from '../../../../extension/services/cached-list.ts'
import { FIRST_PAGE } from '../../../../extension/services/candidates.ts'
import { Notices } from '../../../../extension/views/popup/notices.ts'
import { Review } from '../../../../extension/views/popup/review.ts'
import { popupSpeaker } from '../../../../extension/views/popup/say.ts'
import { Shortlist } from '../../../../extension/views/popup/shortlist.ts'
import type { Candidate } from '../../../../shared/schema/candidate.ts'
import type { FakeApi } from '../../services/fake-api.ts'
import { observed } from './invented.ts'
import { startWorker } from './worker.ts'

vi.mock('wxt/browser', () => import('../../services/mortal.ts'))

let api: FakeApi
let list: Shortlist
let notices: Notices
let review: Review
const names = () => list.state.rows.map(({ creatorId }) => creatorId)
const first = (): Candidate => list.state.rows[0] ?? expect.fail('an empty list')
const told = () => notices.state.text

beforeEach(async () => {
  api = await startWorker()
  for (const id of ['a', 'b', 'c']) api.save(`example/${id}`, observed(id))
  list = new Shortlist(undefined)
  notices = new Notices()
  review = new Review(list, notices, popupSpeaker('en'))
  await list.refresh()
})

describe('the list', () => {
  it('starts with what is known and ends with what the API says', async () => {
    const cached = await readCachedList('w1')
    api.remove('example/b')
    const opened = new Shortlist(cached)
    expect(opened.state).toMatchObject({ load: { state: 'loading' }, total: 3, at: '2026-11-20T10:00:00.000Z' })
    expect(opened.state.rows).toHaveLength(3)
    await opened.refresh()
    expect(opened.state.rows.map(({ creatorId }) => creatorId)).toEqual(['a', 'c'])
    expect(opened.state).toMatchObject({ load: { state: 'ready' }, total: 2 })
  })

  it('stays on screen when the API does not answer', async () => {
    api.fault = () => 'down'
    await list.refresh()
    expect(list.state.load).toMatchObject({ state: 'failed', failure: { kind: 'offline' } })
    expect(names()).toEqual(['a', 'b', 'c'])
  })

  it('is searched at once among what is known, and one question is sent for a word typed letter by letter', async () => {
    api.requests.length = 0
    const typing = ['C', 'Creator', 'Creator b'].map((q) => list.filter({ q }))
    expect(names()).toEqual(['b'])
    expect(list.state.load.state).toBe('loading')
    await vi.advanceTimersByTimeAsync(300)
    await Promise.all(typing)
    expect(api.requests).toEqual(['GET /v1/candidates'])
    expect(list.state).toMatchObject({ total: 1, load: { state: 'ready' } })
  })

  it('never shows the answer to an earlier question', async () => {
    let release = () => {}
    api.during = () => new Promise<void>((resolve) => (release = resolve))
    const slow = list.filter({ stage: 'signed' })
    await vi.waitFor(() => expect(api.requests.length).toBeGreaterThan(1))
    api.during = async () => {}
    await list.filter({ stage: '' })
    release()
    await slow
    expect(names()).toEqual(['a', 'b', 'c'])
    expect(list.state.load.state).toBe('ready')
  })

  it('goes on page by page, without twins', async () => {
    for (let index = 0; index < 70; index++) api.save(`example/n${index}`, observed(`n${index}`))
    await list.refresh()
    expect(list.state).toMatchObject({ total: 73 })
    expect(list.state.rows).toHaveLength(FIRST_PAGE.limit as number)
    await Promise.all([list.more(), list.more()])
    expect(new Set(names()).size).toBe(73)
    expect(names()).toHaveLength(73)
    expect(list.state.cursor).toBeNull()
  })
})

describe('a change of stage', () => {
  it('shows at once, reaches the API, and can be undone', async () => {
    const moving = review.stage(first(), 'signed')
    expect(first().stage).toBe('signed')
    await moving
    expect(api.rows.get('example/a')).toMatchObject({ stage: 'signed', version: 2 })
    expect(told()).toBe('Creator a: Signed')
    notices.undo()
    await vi.waitFor(() => expect(api.rows.get('example/a')).toMatchObject({ stage: 'lead', version: 3 }))
    expect(first()).toMatchObject({ stage: 'lead' })
  })

  it('goes back where the API does not answer, and says so', async () => {
    api.fault = () => 'down'
    await review.stage(first(), 'signed')
    expect(first()).toMatchObject({ stage: 'lead', version: 1 })
    expect(told()).toMatch(/^Creator a is unchanged: your team’s API does not answer/)
    expect(notices.state.undo).toBeUndefined()
  })

  it('gives way to a teammate who was faster, and shows what that one decided', async () => {
    api.change('example/a', { stage: 'rejected' })
    await review.stage(first(), 'signed')
    expect(first()).toMatchObject({ stage: 'rejected', version: 2 })
    expect(told()).toMatch(/^Someone changed Creator a before you; it is now at “Rejected”/)
    expect(api.rows.get('example/a')?.stage).toBe('rejected')
  })

  it('right after another builds on it', async () => {
    const candidate = first()
    await Promise.all([review.stage(candidate, 'contacted'), review.stage(candidate, 'signed')])
    expect(api.rows.get('example/a')).toMatchObject({ stage: 'signed', version: 3 })
    expect(first()).toMatchObject({ stage: 'signed', version: 3 })
  })

  it('of someone no longer on the list takes the row away', async () => {
    api.remove('example/a')
    await review.stage(first(), 'signed')
    expect(names()).toEqual(['b', 'c'])
    expect(told()).toMatch(/no longer on the list/)
  })
})

describe('a removal', () => {
  it('is undone to the same place, also in the last known list', async () => {
    const [, b] = list.state.rows
    await review.remove(b ?? expect.fail())
    expect(names()).toEqual(['a', 'c'])
    expect(list.state.total).toBe(2)
    expect(api.names()).toEqual(['example/a', 'example/c'])
    expect((await readCachedList('w1'))?.candidates).toHaveLength(2)
    notices.undo()
    await vi.waitFor(() => expect(names()).toEqual(['a', 'b', 'c']))
    expect(api.names()).toEqual(['example/a', 'example/b', 'example/c'])
    expect((await readCachedList('w1'))?.candidates).toHaveLength(3)
    expect(told()).toBe('Creator b is back on the list')
  })

  it('that fails changes nothing and says why', async () => {
    api.fault = () => 'down'
    await review.remove(first())
    expect(names()).toEqual(['a', 'b', 'c'])
    expect(told()).toMatch(/unchanged/)
  })

  it('can be undone for eight seconds', async () => {
    await review.remove(first())
    await vi.advanceTimersByTimeAsync(7_900)
    expect(notices.state.undo).toBeDefined()
    await vi.advanceTimersByTimeAsync(200)
    expect(notices.state).toEqual({ text: null, undo: undefined })
    notices.undo()
    expect(api.names()).toEqual(['example/b', 'example/c'])
  })
})

describe('a note', () => {
  it('is saved, and refused to the second of two writers', async () => {
    const before = first()
    expect(await review.note(before, 'Asks for 12k')).toBe(true)
    expect(api.rows.get('example/a')?.note).toBe('Asks for 12k')
    api.change('example/a', { note: 'Booked until May' })
    expect(await review.note(first(), 'Asks for 9k')).toBe(false)
    expect(first().note).toBe('Booked until May')
  })
})
