import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { collect } from '../../../extension/observe/collect.ts'
import { definePlatform, findPage, response, source, state } from '../../../extension/observe/platform.ts'
import { Visit } from '../../../extension/observe/visit.ts'
import { Observation } from '../../../shared/schema/observation.ts'

const exact = (value: number) => ({ value, precision: 'exact' as const })

const platform = definePlatform({
  id: 'example',
  name: { zh: '例', en: 'Example' },
  hosts: ['www.example.com'],
  terms: { engagement: ['likes', 'comments'], engagementPer: 'views' },
  engagementReason: 'invented',
  limits: 'none',
  pages: {
    creator: { url: /^https:\/\/www\.example\.com\/@(?<handle>\w+)/, examples: ['https://www.example.com/@ann'] },
    post: { url: /^https:\/\/www\.example\.com\/p\/(?<postId>\w+)/, examples: ['https://www.example.com/p/1'] },
  },
  sources: [
    source('user', '2026-01', [response(/\/api\/user/), state('USER')], v.object({ id: v.string(), followers: v.number() }), (user) => ({
      creators: [{ id: user.id, handle: user.id, aliases: [`was_${user.id}`], followers: exact(user.followers), name: user.id.toUpperCase() }],
    })),
    source(
      'list',
      '2026-01',
      response(/\/api\/list/),
      v.object({ by: v.string(), posts: v.array(v.object({ id: v.string(), likes: v.number() })) }),
      (list) => ({
        creators: [{ id: list.by, name: 'a mention', followers: { value: 1000, precision: 'rounded' }, mention: true }],
        posts: list.posts.map((post) => ({ id: post.id, creatorId: list.by, publishedAt: null, likes: exact(post.likes) })),
      }),
    ),
    source('throwing', '2026-01', response(/\/api\/throws/), v.unknown(), () => {
      throw new TypeError('secret value')
    }),
  ],
})
const now = new Date('2026-03-01T00:00:00Z')
const reply = (url: string, data: unknown) => collect(platform, { kind: 'response', url: `https://www.example.com${url}`, data }, { observedAt: now })
const page = (url: string) => findPage(platform, `https://www.example.com${url}`) ?? expect.fail('no page')

describe('what one tab has read', () => {
  it('shows only the creator of the page on screen, whatever else has been read', () => {
    const visit = new Visit(platform)
    visit.add(reply('/api/user', { id: 'ann', followers: 10 }))
    visit.add(reply('/api/user', { id: 'bob', followers: 20 }))
    expect(visit.subject(page('/@ann'), now)?.observation.creator.followers).toMatchObject({ value: 10 })
    expect(visit.subject(page('/@BOB'), now)?.observation.creator.followers).toMatchObject({ value: 20 })
    expect(visit.subject(page('/@was_bob'), now)?.observation.creator.id).toBe('bob')
    expect(visit.subject(page('/@carol'), now)).toBeUndefined()
  })

  it('lets the own endpoint beat a mention, whichever came first', () => {
    for (const order of [
      [reply('/api/user', { id: 'ann', followers: 10 }), reply('/api/list', { by: 'ann', posts: [] })],
      [reply('/api/list', { by: 'ann', posts: [] }), reply('/api/user', { id: 'ann', followers: 10 })],
    ]) {
      const visit = new Visit(platform)
      for (const reading of order) visit.add(reading)
      expect(visit.subject(page('/@ann'), now)?.observation.creator).toMatchObject({ name: 'ANN', followers: { value: 10, precision: 'exact' } })
    }
  })

  it('finds the creator of a post page by the post, and nothing before the post is read', () => {
    const visit = new Visit(platform)
    expect(visit.subject(page('/p/1'), now)).toBeUndefined()
    visit.add(reply('/api/list', { by: 'ann', posts: [{ id: '1', likes: 5 }] }))
    expect(visit.subject(page('/p/1'), now)).toMatchObject({ post: { id: '1' }, observation: { creator: { id: 'ann' } } })
  })

  it('gives an observation that the contract accepts, with the sources of its counts', () => {
    const visit = new Visit(platform)
    visit.add(reply('/api/user', { id: 'ann', followers: 10 }))
    visit.add(reply('/api/list', { by: 'ann', posts: [{ id: '1', likes: 5 }] }))
    const observation = visit.subject(page('/@ann'), now)?.observation
    expect(Observation.safeParse(observation).success).toBe(true)
    expect(Object.keys(observation?.sources ?? {}).sort()).toEqual(['response:list@2026-01', 'response:user@2026-01'])
  })

  it('notes drift with the path and never a value', () => {
    expect(reply('/api/user', { id: 'ann', followers: 'many' }).drift).toEqual([{ source: 'user', layout: '2026-01', where: 'followers: string' }])
    expect(reply('/api/throws', {}).drift).toEqual([{ source: 'throwing', layout: '2026-01', where: '(reader) TypeError' }])
    expect(reply('/api/other', {})).toEqual({ creators: [], posts: [], sources: {}, drift: [], refused: undefined })
  })

  it('drops posts whose id cannot be one and cuts endless texts', () => {
    const visit = new Visit(platform)
    visit.add(
      reply('/api/list', {
        by: 'ann',
        posts: [
          { id: '', likes: 1 },
          { id: 'x'.repeat(200), likes: 1 },
          { id: '2', likes: 2 },
        ],
      }),
    )
    expect(visit.allPosts().map((post) => post.id)).toEqual(['2'])
  })

  it('keeps its memory bounded however much a page sends', () => {
    const visit = new Visit(platform)
    for (let batch = 0; batch < 50; batch++)
      visit.add(reply('/api/list', { by: `c${batch}`, posts: Array.from({ length: 100 }, (_, i) => ({ id: `${batch}-${i}`, likes: 1 })) }))
    expect(visit.allPosts().length).toBe(3_000)
  })
})

describe('names that stand for an id', () => {
  const empty = { creators: [], posts: [], sources: {}, drift: [], refused: undefined }
  const post = (id: string, more = {}) => ({ id, creatorId: null, publishedAt: null, ...more })
  const article = post('77_1', { creatorId: 'ann', aliases: ['short'], title: 'A' })
  const counters = post('short', { likes: exact(5) })

  it.each([
    ['the counters first', [counters, article]],
    ['the article first', [article, counters]],
  ])('makes one post of what is read under its id and under its name in the URL, %s', (_, posts) => {
    const visit = new Visit(platform)
    for (const one of posts) visit.add({ ...empty, posts: [one] })
    visit.add(reply('/api/user', { id: 'ann', followers: 10 }))
    const subject = visit.subject(page('/p/short'), now)
    expect(visit.allPosts()).toHaveLength(1)
    expect(subject?.post).toMatchObject({ id: '77_1', likes: { value: 5 } })
    expect(subject?.observation.posts).toEqual([expect.not.objectContaining({ aliases: expect.anything() })])
    expect(Observation.safeParse(subject?.observation).success).toBe(true)
  })

  it('gives facts without an id to the creator who bears their name, and to nobody else', () => {
    const visit = new Visit(platform)
    visit.add({ ...empty, creators: [{ id: null, handle: 'WAS_ann', following: exact(3) }] })
    expect(visit.subject(page('/@was_ann'), now)).toBeUndefined()
    visit.add(reply('/api/user', { id: 'ann', followers: 10 }))
    visit.add(reply('/api/user', { id: 'bob', followers: 20 }))
    expect(visit.subject(page('/@was_ann'), now)?.observation.creator).toMatchObject({ id: 'ann', followers: { value: 10 }, following: { value: 3 } })
    expect(visit.subject(page('/@bob'), now)?.observation.creator).not.toHaveProperty('following')
  })
})
