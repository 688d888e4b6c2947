import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { badges } from '../../../extension/services/badges.ts'
import { savedState } from '../../../extension/services/known.ts'
import { counted, NOW, PER_VIEWS, rounded } from '../../shared/metrics/observed.ts'
import { connection } from './connected.ts'
import { type FakeApi, installApi } from './fake-api.ts'
import { observationOf } from './invented.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

type Request = Parameters<typeof badges>[0]
const cards = (change: Partial<Request> = {}): Request => ({
  ...{ platform: 'example', lang: 'en', posts: [], creators: [], terms: PER_VIEWS, observedAt: NOW, memory: 'ask' },
  ...change,
})
const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ id: `c${from + at}`, aliases: [] }))

let api: FakeApi
beforeEach(async () => {
  fakeBrowser.reset()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T10:00:00Z') })
  api = installApi()
  await fakeBrowser.storage.local.set({ connection })
})

describe('the badge of a post', () => {
  const posts = [30, 20, 10].map((age) => counted(age, 1_000, age * 10, 0, { aliases: [`short-${age}`] } as object))

  it('says in words how it did against its creator’s median, and how that came about', async () => {
    const [first] = await badges(cards({ posts, memory: 'none' }))
    expect(first).toEqual({
      id: 'aged-30',
      names: ['aged-30', 'short-30'],
      data: { postId: 'aged-30', creatorId: 'c1', verdict: 'above', value: '1.5', pinned: 'false' },
      notes: [{ kind: 'figure', tone: 'good', text: 'Above typical 1.5×' }],
      title: 'Above typical: 1.5× this creator’s own median, n = 3 (Likes + Comments: 300 against 200)',
    })
  })

  it('is in the language asked for', async () => {
    const [first] = await badges(cards({ posts, memory: 'none', lang: 'zh-CN' }))
    expect(first?.title).toBe('高于一般：1.5× 该达人中位数，n=3（点赞 + 评论：300 比 200）')
    const [twin] = await badges(cards({ posts, memory: 'none', lang: 'zh-TW' }))
    expect(twin?.notes[0]?.text).toBe('高於一般 1.5×')
  })

  it('is its own rate with the counts it was made of, where there is no median', async () => {
    const one = counted(30, 0, 40, 10, { views: rounded(1_000) })
    const [only] = await badges(cards({ posts: [one], memory: 'none' }))
    expect(only).toMatchObject({ notes: [{ tone: 'plain', text: 'ER ≈5%' }], title: expect.stringContaining('Likes + Comments 50 ÷ Views 1K') })
  })

  it('tells who saved the creator, also where there is no figure, and warns of who is not to be contacted', async () => {
    api.save('example/c1', observationOf('c1', '2026-11-01T00:00:00Z'))
    const bare = { id: 'bare', creatorId: 'c1', publishedAt: null }
    const [post] = await badges(cards({ posts: [bare] }))
    expect(post).toMatchObject({
      id: 'bare',
      data: { verdict: 'none', value: '' },
      notes: [{ kind: 'saved', tone: 'plain', text: 'Lead · saved by Ada' }],
    })
    expect(post?.title).toMatch(/^Saved by Ada on Nov .+ · stage now: Lead$/)
  })

  it('is none where nothing is known', async () =>
    expect(await badges(cards({ posts: [{ id: 'bare', creatorId: 'c1', publishedAt: null }] }))).toEqual([]))
})

describe('the team’s memory', () => {
  it('is asked once for all creators of a page, and then known to the panel too', async () => {
    api.save('example/c7', observationOf('c7', '2026-11-01T00:00:00Z'))
    const request = cards({ creators: [{ id: 'c7', handle: '@Ann', aliases: ['ann_old'] }, ...many(10, 100)] })
    const [only, ...others] = await badges(request)
    expect(others).toEqual([])
    expect(only).toMatchObject({ id: '@c7', names: ['@c7', '@c7', '@ann', '@ann_old'], data: { postId: '', creatorId: 'c7' } })
    await badges(request)
    expect(await savedState({ platform: 'example', creatorId: 'c7' })).toMatchObject({ state: 'saved' })
    expect(api.requests).toHaveLength(1)
  })

  it('is asked about new creators alone, at most 200 at once, and by nobody twice at the same time', async () => {
    await badges(cards({ creators: many(0, 150) }))
    await Promise.all([badges(cards({ creators: many(0, 400) })), badges(cards({ creators: many(150, 200) }))])
    expect(api.requests).toHaveLength(2)
    await badges(cards({ creators: many(0, 400) }))
    expect(api.requests).toHaveLength(3)
  })

  it('is not asked where only what is known is wanted, nor while not connected', async () => {
    api.save('example/c1', observationOf('c1', '2026-11-01T00:00:00Z'))
    expect(await badges(cards({ creators: many(1, 1), memory: 'known' }))).toEqual([])
    expect(await badges(cards({ creators: many(1, 1), memory: 'none' }))).toEqual([])
    await fakeBrowser.storage.local.remove('connection')
    expect(await badges(cards({ creators: many(1, 1) }))).toEqual([])
    expect(api.requests).toEqual([])
  })

  it('leaves badges as they are while the API does not answer, and leaves it alone for a while', async () => {
    const fetched = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
    vi.stubGlobal('fetch', fetched)
    for (let visit = 0; visit < 3; visit++) expect(await badges(cards({ creators: many(0, 20) }))).toEqual([])
    expect(fetched).toHaveBeenCalledTimes(1)
  })
})
