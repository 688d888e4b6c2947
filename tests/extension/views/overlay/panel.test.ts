import { afterEach, describe, expect, it, vi } from 'vitest'
import { appraisalOf } from '../../../../extension/services/appraise.ts'
import { panelTexts } from '../../../../extension/views/overlay/texts.ts'
import { postRate } from '../../../../shared/metrics/post-rate.ts'
import { METRICS } from '../../../../shared/schema/metric.ts'
import type { Observation } from '../../../../shared/schema/observation.ts'
import { sketchOf } from '../../../../shared/scoring/sketch.ts'
import { observed, postOf, ready } from './invented.ts'
import { drawn, mounted } from './mounted.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const scope = (name: 'creator' | 'post', key: string) => `[data-scope="${name}"][data-metric="${key}"]`
const SAVED = { state: 'saved', saved: { stage: 'contacted', savedBy: 'Wei', savedAt: '2026-05-03T10:00:00.000Z', score: 61 } } as const

describe('the panel of a creator', () => {
  it('shows each figure with its plain value for machines and its words for people', () => {
    const model = ready()
    const panel = mounted(model)
    for (const { key, value } of model.metrics ?? []) {
      if (value === null || key === 'typicalEngagement') continue
      expect([key, panel.find(scope('creator', key)).dataset.value]).toEqual([key, String(value)])
    }
    expect(panel.find(scope('creator', 'followers')).textContent).toBe('123KFollowers')
    expect(panel.find(scope('creator', 'engagementRate')).textContent).toContain('5%Engagement by views')
    expect(panel.find('[data-score]').dataset.score).toBe(String(model.score?.value))
    expect(panel.texts('.ground')).toEqual(['n = 12 · read 3 minutes ago'])
  })

  it('puts a verdict only where peers are known', () => {
    const observation = observed(12)
    expect(mounted(ready(observation)).find('[data-verdict]').dataset.verdict).toBe('typical')
    const { norms: _, ...terms } = observation.terms
    const panel = mounted(ready({ ...observation, terms }))
    expect(panel.root.querySelector('[data-verdict]')).toBeNull()
    expect(panel.find(scope('creator', 'engagementRate')).textContent).toContain('No public norm')
  })

  it.each([
    ['en', 'Typical · bottom 48% of 42 Example creators this size (your team’s 12, public norm counted as 30)'],
    ['zh-CN', '一般 · 后 48%（42 位同量级示例达人：团队 12 位，公开基准按 30 位计）'],
  ] as const)('says in %s among whom a rate stands there, with the number of the team’s own and the weight of the norm', (lang, words) => {
    const observation = { ...observed(12), terms: { ...observed(12).terms, norms: {} } }
    const rates = Array.from({ length: 12 }, (_, i) => 0.06 + 0.001 * i)
    const peers = new Map([['rate-by-views', sketchOf(rates)]])
    const shown = (of: Observation) => mounted(ready(of, { ...appraisalOf({ observation: of, lang }, [], { peers }), texts: panelTexts(lang) }))
    expect(shown(observed(12)).find('.standing').textContent).toBe(words)
    expect(shown(observation).find('.standing').textContent).toMatch(/12 .*(no public norm|无公开基准)/)
  })

  it('says that two posts are not enough, and never zero', () => {
    const panel = mounted(ready(observed(2), { texts: panelTexts('zh-CN') }))
    const rate = panel.find(scope('creator', 'engagementRate'))
    expect([rate.dataset.value, rate.textContent]).toEqual(['', '—互动率 · 按播放样本不足 (2/3)'])
    expect(panel.find('[data-score]').dataset.score).toBe('')
  })

  it('keeps a bound, a hidden count and an unknown one apart', () => {
    const followers = (count: Parameters<typeof observed>[1]) => mounted(ready(observed(3, count))).find(scope('creator', 'followers'))
    const floor = followers({ followers: { value: 1_000, precision: 'floor' } })
    expect([floor.dataset.value, floor.dataset.precision, floor.textContent]).toEqual(['1000', 'floor', '≥1KFollowers'])
    const hidden = followers({ followers: { value: null, precision: 'hidden' } })
    expect([hidden.dataset.value, hidden.dataset.precision, hidden.textContent]).toEqual(['', 'hidden', 'HiddenFollowers'])
    const { followers: _, ...unknown } = observed(3).creator
    const absent = mounted(ready({ ...observed(3), creator: unknown })).find(scope('creator', 'followers'))
    expect([absent.dataset.value, absent.dataset.precision, absent.textContent]).toEqual(['', '', '—FollowersNot on this page'])
  })

  it('opens one receipt at a time and closes it on Escape', async () => {
    const panel = mounted(ready())
    await panel.click(scope('creator', 'engagementRate'))
    expect(panel.texts('.formula')).toEqual(['Sum of (Likes + Comments) ÷ sum of views'])
    expect(panel.find('.receipt').textContent).toMatch(/Response feed\/videos · layout of 2026-05 · .*Platform file example\.ts/)
    await panel.click(scope('creator', 'followers'))
    expect(panel.texts('.formula')).toEqual(['As the page states it'])
    expect(panel.root.querySelectorAll('[aria-expanded=true]')).toHaveLength(1)
    await panel.key('Escape')
    expect(panel.root.querySelector('.receipt')).toBeNull()
  })

  it('has a receipt for every figure', async () => {
    const panel = mounted(ready())
    const shown = METRICS.filter((key) => panel.root.querySelector(scope('creator', key)))
    expect(shown.length).toBeGreaterThanOrEqual(7)
    for (const key of shown) {
      await panel.click(scope('creator', key))
      expect(panel.find('.formula').textContent).not.toBe('')
    }
  })

  it('lists the posts that were left out with reason and id', async () => {
    const observation = observed(5)
    const panel = mounted(ready({ ...observation, posts: [...observation.posts, postOf('fresh', 1), { ...postOf('pin', 400), pinned: true }] }))
    await panel.click(scope('creator', 'engagementRate'))
    expect(panel.find('summary').textContent).toMatch(/^2 left out: /)
    expect(panel.texts('.ids').sort()).toEqual(['pinned 1: pin', 'younger than 7 days 1: fresh'])
  })

  it('opens the parts of the score, the missing ones with their reason', async () => {
    const panel = mounted(ready())
    await panel.click('[data-score]')
    expect(panel.root.querySelectorAll('[data-part]')).toHaveLength(6)
    expect(panel.find('[data-part=fit]').textContent).toContain('No brief chosen')
    expect(panel.find('[data-part=engagement]').textContent).toContain('Median of peers: 4% (Invented report, 2025)')
  })

  it('shows evidence as flags in words with numbers, and on a click what would clear it', () => {
    const observation = observed(12)
    const posts = observation.posts.map((post) => ({ ...post, likes: { value: 4_000, precision: 'exact' as const, source: 'feed' } }))
    const panel = mounted(ready({ ...observation, posts }))
    expect(panel.root.querySelectorAll('[data-evidence]')).toHaveLength(1)
    const flag = panel.find('details[data-evidence="ratio-out-of-band"]')
    expect(flag.hasAttribute('open')).toBe(false)
    expect(flag.querySelector('summary')?.textContent).toBe('Unusual ratio Likes per view is 36%; 98% of creators lie between 0.3% and 35%.')
    expect(panel.texts('[data-evidence] p').map((line) => line.split(': ')[0])).toEqual(['Seen', 'Would clear it', 'Not seen by this'])
    const clean = mounted(ready(observation))
    expect(clean.root.querySelector('[data-evidence]')).toBeNull()
    expect(Number(panel.find('[data-score]').dataset.score)).toBeGreaterThan(0)
  })

  it('keeps keys from the page', async () => {
    const panel = mounted(ready())
    expect(await panel.key('k')).toEqual({ kept: true })
  })

  it('shows a hostile name as text, cut for display and whole in its title', () => {
    const name = `<img src=x onerror=alert(1)>\u202E${'ة'.repeat(9_000)}`
    const panel = mounted(ready(observed(3, { name, handle: name.slice(0, 200) })))
    expect(panel.root.querySelector('img')).toBeNull()
    expect(panel.find('h2').getAttribute('title')).toBe(name)
    expect(panel.find('h2').textContent).toMatch(/^<img src=x onerror=alert\(1\)>/)
    expect(panel.find('h2').textContent?.length).toBeLessThan(100)
  })

  it('forgets what was open when another creator comes', async () => {
    const panel = mounted(ready())
    await panel.click(scope('creator', 'followers'))
    panel.show(ready(observed(4, { id: 'c2', name: 'Ben Invented', followers: { value: 77, precision: 'exact' } })))
    await drawn()
    expect(panel.root.querySelector('.receipt')).toBeNull()
    expect(panel.find(scope('creator', 'followers')).dataset.value).toBe('77')
    expect(panel.find('aside').textContent).not.toContain('123K')
  })
})

describe('the panel of a post', () => {
  it('shows what the page states of it, with its own rate and receipts', async () => {
    const observation = observed(12)
    const post = { ...postOf('now', 3, 50_000), publishedFrom: 'id' as const }
    const panel = mounted(ready(observation, { subject: { observation, post }, postRate: postRate(post, observation) }))
    const values = ['views', 'likes', 'comments', 'engagementRate'].map((key) => panel.find(scope('post', key)).dataset.value)
    expect(values).toEqual(['50000', '2000', '500', '0.05'])
    expect(panel.root.querySelector(scope('post', 'shares'))).toBeNull()
    expect(panel.find('.post .ground').textContent).toMatch(/3 days ago · from the id: not later than published$/)
    await panel.click(scope('post', 'likes'))
    expect(panel.find('.receipt').textContent).toContain('feed/videos')
  })

  it('computes no rate from what is not stated', () => {
    const observation = observed(1)
    const { comments: _, ...post } = postOf('now', 3)
    const rate = mounted(ready(observation, { subject: { observation, post }, postRate: postRate(post, observation) })).find(
      scope('post', 'engagementRate'),
    )
    expect([rate.dataset.value, rate.textContent]).toEqual(['', '—Engagement by viewsNot on this page: Comments'])
  })

  it('leaves an unknown time unknown', () => {
    const observation = observed(1)
    const { publishedFrom: _, ...post } = postOf('now', 3)
    const published = (more: object) =>
      mounted(ready(observation, { subject: { observation, post: { ...post, publishedAt: null, ...more } } })).find('.post .ground').textContent
    expect(published({})).toBe('Publish date not on this page')
    expect(published({ publishedWithin: ['2026-10-01T12:00:00.000Z', '2026-11-01T12:00:00.000Z'] })).toBe(
      'Published between Oct 1, 2026 and Nov 1, 2026',
    )
  })
})

describe('the other states', () => {
  const { subject: _, metrics: __, score: ___, ...bare } = ready()

  it('loading shows where figures will be, and none', () => {
    const panel = mounted({ ...bare, state: 'loading' })
    expect(panel.find('[aria-busy]').getAttribute('aria-label')).toBe('Reading the page')
    expect(panel.root.querySelector('[data-metric], footer')).toBeNull()
  })

  it('empty says what to do next', () => {
    const panel = mounted(ready(observed(0), { state: 'empty' }))
    expect(panel.find('main').textContent).toMatch(/Open their list of posts or videos/)
    expect(panel.root.querySelector('[data-metric]')).toBeNull()
  })

  it.each([
    ['blocked', /asks for a check/],
    ['login', /logged-in visitors only/],
    ['gone', /is gone/],
    ['private', /is private/],
  ] as const)('refused says why the site gave nothing: %s', (refused, sentence) => {
    const panel = mounted({ ...bare, state: 'refused', refused })
    expect(panel.find('main').textContent).toMatch(sentence)
    expect(panel.root.querySelector('[data-metric]')).toBeNull()
  })

  it('failed says so in a sentence and offers a report', async () => {
    const writeText = vi.fn(async (_: string) => {})
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    const panel = mounted({ ...bare, state: 'failed', drift: true })
    expect(panel.root.querySelector('[data-metric]')).toBeNull()
    await panel.click('main button')
    await vi.waitFor(() => expect(panel.texts('.toast-line')).toEqual(['Report copied']))
    expect(writeText.mock.calls).toEqual([['a report']])
  })

  it('tells where a report cannot be copied', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } })
    const panel = mounted({ ...bare, state: 'failed' })
    await panel.click('main button')
    await vi.waitFor(() => expect(panel.texts('.toast-line')).toEqual(['Copying is blocked on this page']))
  })

  it('drift in part of the data leaves the figures and warns', () => {
    const panel = mounted(ready(observed(12), { drift: true }))
    expect(panel.find('.drift').textContent).toContain('unknown shape')
    expect(panel.find(scope('creator', 'followers')).dataset.value).toBe('123456')
  })

  it('collapsed is one button with name, rate and score', async () => {
    const change = vi.fn()
    const panel = mounted(ready(observed(12), { settings: { theme: 'auto', place: null, collapsed: true } }), { change })
    expect(panel.find('.pill').textContent).toMatch(/^Ana Invented5%\d+$/)
    await panel.click('.pill')
    expect(change.mock.calls).toEqual([[{ collapsed: false }]])
  })
})

describe('the menu', () => {
  it('switches the panel off on this platform', async () => {
    const switchOff = vi.fn()
    const panel = mounted(ready(), { switchOff })
    await panel.click('[aria-label=More]')
    expect(panel.texts('.menu button')).toEqual(['Copy report', 'Switch off on Example'])
    await panel.click('.menu button:last-child')
    expect(switchOff).toHaveBeenCalledOnce()
  })
})

describe('saving', () => {
  const saveState = (saved: Parameters<typeof ready>[1]) => mounted(ready(observed(3), saved)).find('footer')

  it('says who saved, when and at which stage', () => {
    const footer = saveState({ saved: SAVED })
    expect([footer.dataset.save, footer.textContent]).toEqual(['saved', 'Saved by WeiMay 3, 2026 · ContactedUpdate'])
  })

  it('tells what is sent by itself from what waits for the user', () => {
    const pending = (kind: 'offline' | 'not-connected') => saveState({ saved: { state: 'pending', failure: { kind, message: '' } } })
    expect(pending('offline').dataset.save).toBe('pending')
    expect(pending('offline').textContent).toContain('sent by itself')
    expect(pending('not-connected').dataset.save).toBe('failed')
    expect(pending('not-connected').textContent).toMatch(/^Try again.*pairing code/)
  })

  it('is done once however often the button is pressed, and can be undone for eight seconds', async () => {
    vi.useFakeTimers()
    const save = vi.fn(async () => panel.show(ready(observed(3), { saved: SAVED })))
    const undo = vi.fn(async () => panel.show(ready(observed(3))))
    const panel = mounted(ready(observed(3)), { save, undo })
    await Promise.all([panel.click('.save'), panel.click('.save')])
    await vi.waitFor(() => expect(panel.texts('.toast-line')).toEqual(['SavedUndo']))
    expect(save).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(7_900)
    await panel.click('.toast button')
    expect(undo).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(panel.texts('.toast-line')).toEqual(['Save undone']))
    await vi.advanceTimersByTimeAsync(8_000)
    await drawn()
    expect(panel.texts('.toast-line')).toEqual([])
    expect(panel.find('footer').dataset.save).toBe('unsaved')
  })

  it('of one who is saved already is an update without undo', async () => {
    const save = vi.fn(async () => {})
    const panel = mounted(ready(observed(3), { saved: SAVED }), { save })
    await panel.click('.kept button')
    await vi.waitFor(() => expect(panel.texts('.toast-line')).toEqual(['Updated']))
    expect(save).toHaveBeenCalledOnce()
  })

  it('that fails says why and can be tried again', async () => {
    const panel = mounted(ready(observed(3)), { save: () => Promise.reject(new Error('the extension was updated')) })
    await panel.click('.save')
    await vi.waitFor(() => expect(panel.find('footer').dataset.save).toBe('failed'))
    expect(panel.find('footer').textContent).toBe('Try againNot saved: the extension was updated')
  })
})
