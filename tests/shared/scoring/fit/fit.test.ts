import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FitPart } from '../../../../shared/schema/judgement.ts'
import { type Fit, fitOf } from '../../../../shared/scoring/fit.ts'
import { briefOf, saying } from './invented.ts'

const part = ({ parts }: Fit, name: FitPart) => parts.find((one) => one.part === name) ?? expect.fail(name)

describe('keywords', () => {
  const brief = briefOf({ keywords: ['防晒', '护肤'] })

  it('are explained by where they stand and in which posts', () => {
    const fit = fitOf(saying(['油皮防晒霜测评 #护肤步骤', '周末探店'], { name: '小夏护肤', bio: '只聊防晒' }), brief)
    expect(part(fit, 'keywords').matches).toEqual([
      { term: '防晒', where: 'bio', times: 1, postIds: [] },
      { term: '防晒', where: 'caption', times: 1, postIds: ['p0'] },
      { term: '护肤', where: 'name', times: 1, postIds: [] },
      { term: '护肤', where: 'hashtag', times: 1, postIds: ['p0'] },
    ])
    expect(part(fit, 'keywords').reason).toBe('matched')
  })

  it('count by saturated frequency: one mention among 300 words is 1 ÷ (1 + k1)', () => {
    const fit = fitOf(saying(['防晒', 'word '.repeat(299)]), briefOf({ keywords: ['防晒'] }))
    expect(fit.value).toBeCloseTo(1 / 2.2, 10)
  })

  it('weigh more where creators describe themselves than in a caption', () => {
    const [inBio, inCaption] = [saying(['周末探店'], { bio: '防晒' }), saying(['防晒'], { bio: '周末探店' })]
    expect(fitOf(inBio, brief).value).toBeGreaterThan(Number(fitOf(inCaption, brief).value))
  })

  it('that are not there are 0; where nothing is said, or nothing asked, nothing is known', () => {
    expect(part(fitOf(saying(['周末探店']), brief), 'keywords')).toMatchObject({ value: 0, reason: 'no-match' })
    expect(fitOf(saying([]), brief)).toMatchObject({ value: null, coverage: 0 })
    expect(part(fitOf(saying([]), brief), 'keywords').reason).toBe('not-stated')
    expect(part(fitOf(saying(['防晒']), briefOf({})), 'keywords').reason).toBe('not-asked')
  })

  it('in a repost are another’s words', () => {
    const { creator, posts } = saying(['防晒'])
    expect(fitOf({ creator, posts: posts.map((post) => ({ ...post, format: 'repost' as const })) }, brief).value).toBeNull()
  })
})

describe('the other wishes', () => {
  it('category: the best one, by its name or its words', () => {
    const categories = [
      { name: '美妆', words: ['口红', '粉底'] },
      { name: '数码', words: ['手机'] },
    ]
    const found = part(fitOf(saying(['口红试色', '手机壳', '粉底液']), briefOf({ categories })), 'categories')
    expect(found.stated).toEqual({ category: '美妆' })
    expect(found.matches.map(({ term }) => term)).toEqual(['口红', '粉底'])
  })

  it('languages: the share of posts in one of them', () => {
    const captions = ['今天的护肤步骤', '油皮防晒霜测评', '今日のスキンケア', 'what is in my bag for the day', '🎉']
    const found = part(fitOf(saying(captions), briefOf({ languages: ['zh', 'ja'] })), 'languages')
    expect(found).toMatchObject({ value: 0.75, stated: { zh: 0.5, ja: 0.25, en: 0.25 } })
    expect(part(fitOf(saying(['🎉']), briefOf({ languages: ['zh'] })), 'languages').reason).toBe('not-stated')
  })

  it.each([
    ['US', { region: 'United States' }, 1],
    ['US', { region: 'us' }, 1],
    ['CN', { region: '中国 广东' }, 1],
    ['广东', { region: '广东 深圳' }, 1],
    ['广东', { region: '北京' }, 0],
    ['广东', { bio: '坐标广东，穿搭' }, 1],
    ['US', { bio: 'follow us' }, null],
  ] as const)('region %s where the creator says %o: %s', (region, creator, value) => {
    expect(part(fitOf(saying([], creator), briefOf({ regions: [region] })), 'regions').value).toBe(value)
  })
})

it('a wish that cannot be judged lowers the coverage, not the fit', () => {
  const fit = fitOf(saying(['防晒', 'word '.repeat(299)]), briefOf({ keywords: ['防晒'], regions: ['CN'] }))
  expect(fit.value).toBeCloseTo(1 / 2.2, 10)
  expect(fit.coverage).toBeCloseTo(0.5 / 0.65, 10)
})

it('stays within 0…1, and one more mention in the bio never lowers it, whatever is said', () => {
  const text = fc.oneof(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.constantFrom('防晒', '护肤品 推荐', 'sun care', '#防晒#', '大学生'))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), text, (captions, bio) => {
      const brief = briefOf({ keywords: ['防晒', 'sun care'], languages: ['zh'], regions: ['CN'], categories: [{ name: '护肤' }] })
      const { value, coverage } = fitOf(saying(captions, { bio }), brief)
      expect(coverage).toBeGreaterThanOrEqual(0)
      expect(coverage).toBeLessThanOrEqual(1)
      if (value !== null) expect(value >= 0 && value <= 1).toBe(true)
      const keyword = briefOf({ keywords: ['防晒'] })
      const [before, after] = [bio, `${bio} 防晒`].map((one) => fitOf(saying(captions, { bio: one }), keyword).value ?? 0)
      expect(after).toBeGreaterThanOrEqual((before ?? 0) - 1e-12)
    }),
    { numRuns: 200 },
  )
})
