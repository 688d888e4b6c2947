import { describe, expect, it } from 'vitest'
import { speaker } from '../../../../extension/views/i18n.ts'
import { panelTexts } from '../../../../extension/views/overlay/texts.ts'
import { sayCount } from '../../../../extension/views/parts/said.ts'
import { labelOf, rangeOf, sayMetric } from '../../../../extension/views/parts/say-metric.ts'
import { sayTier } from '../../../../extension/views/parts/tier.ts'
import { ABSENCES, type Metric } from '../../../../shared/schema/metric.ts'

const en = speaker(panelTexts('en').table, 'en')
const zh = speaker(panelTexts('zh-CN').table, 'zh-CN')
const metric = (more: Partial<Metric>, receipt: Partial<Metric['receipt']> = {}): Metric => ({
  key: 'followers',
  value: 12_000,
  unit: 'count',
  ...more,
  receipt: { formula: 'as-stated', inputs: {}, n: 2, window: null, leftOut: [], precision: 'exact', sources: [], ...receipt },
})
const written = (one: Metric, say = en) => {
  const { mark, text } = sayMetric(one, say)
  return mark + text
}

describe('a metric in words', () => {
  it('says how exactly it is known', () => {
    expect(written(metric({}))).toBe('12K')
    expect(written(metric({}, { precision: 'rounded' }), zh)).toBe('≈1.2万')
    expect(written(metric({ value: 1_000 }, { precision: 'floor' }), zh)).toBe('≥1千')
    expect(written(metric({ key: 'engagementRate', unit: 'ratio', value: 0.048_23 }, { precision: 'rounded' }))).toBe('≈4.82%')
    expect(sayMetric(metric({}, { precision: 'rounded' }), en).title).toBe('12,000 · Rounded by the platform')
  })

  it('is written by its unit', () => {
    expect(written(metric({ key: 'lastPost', unit: 'days', value: 3.4 }))).toBe('3 days ago')
    expect(written(metric({ key: 'postsPerWeek', unit: 'per-week', value: 2.333 }))).toBe('2.3')
    expect(written(metric({ key: 'growth30d', unit: 'ratio', value: 0.0321 }))).toBe('+3.2%')
    expect(written(metric({ key: 'sponsoredShare', unit: 'ratio', value: 2 / 12 }))).toBe('17%')
  })

  it('gives zero as zero', () => {
    expect(written(metric({ value: 0 }))).toBe('0')
    expect(sayMetric(metric({ value: 0 }), en).missing).toBeUndefined()
  })

  it.each(ABSENCES)('says why there is none: %s', (absence) => {
    const said = sayMetric(metric({ value: null, absence }), zh)
    expect(said.value).toBeNull()
    expect(said.text).toBe(absence === 'hidden' ? '隐藏' : '—')
    expect(said.missing ?? said.title).toMatch(/\p{Script=Han}/u)
    expect(said.text).not.toContain('0')
  })

  it('counts the posts that are still missing', () => {
    expect(sayMetric(metric({ value: null, absence: 'too-few-posts' }), zh).missing).toBe('样本不足 (2/3)')
    expect(sayMetric(metric({ value: null, absence: 'too-few-posts' }), en).missing).toBe('Not enough posts (2/3)')
  })

  it('names the counts that the page does not state', () => {
    const rate = metric({ key: 'engagementRate', unit: 'ratio', value: null, absence: 'not-on-page' }, { inputs: { missing: 'shares+saves' } })
    expect(sayMetric(rate, en).missing).toBe('Not on this page: Shares + Saves')
  })

  it('is labelled by what it rests on', () => {
    expect(labelOf(metric({ key: 'engagementRate', basis: 'views' }), zh)).toBe('互动率 · 按播放')
    expect(labelOf(metric({ key: 'engagementRate', basis: 'followers' }), zh)).toBe('互动率 · 按粉丝')
    expect(labelOf(metric({ key: 'typicalEngagement', basis: 'likes+comments' }), en)).toBe('Typical Likes + Comments')
    expect(labelOf(metric({ key: 'typicalEngagement', basis: 'engagement' }), en)).toBe('Typical engagement')
  })

  it('has a range only where one was computed', () => {
    expect(rangeOf(metric({ low: 4_600, high: 31_200 }), en)).toBe('4.6K–31K')
    expect(rangeOf(metric({}), en)).toBeUndefined()
  })
})

describe('a count in words', () => {
  it('keeps exact, rounded, floor, hidden and absent apart', () => {
    const say = (count: Parameters<typeof sayCount>[0]) => {
      const { mark, text, value, precision } = sayCount(count, zh)
      return [mark + text, value, precision]
    }
    expect(say({ value: 12_000, precision: 'exact' })).toEqual(['1.2万', 12_000, 'exact'])
    expect(say({ value: 12_000, precision: 'rounded' })).toEqual(['≈1.2万', 12_000, 'rounded'])
    expect(say({ value: 100_000, precision: 'floor' })).toEqual(['≥10万', 100_000, 'floor'])
    expect(say({ value: null, precision: 'hidden' })).toEqual(['隐藏', null, 'hidden'])
    expect(say(undefined)).toEqual(['—', null, null])
  })
})

describe('a size tier in words', () => {
  it('is Chinese with the global one beside it, or the global one alone', () => {
    expect(sayTier({ value: 123_456, precision: 'exact' }, zh)).toBe('腰部 · mid')
    expect(sayTier({ value: 123_456, precision: 'exact' }, en)).toBe('mid')
    expect(sayTier({ value: 12, precision: 'exact' }, zh)).toBe('素人')
  })

  it('is not guessed from a bound or from nothing', () => {
    expect([sayTier({ value: 1_000, precision: 'floor' }, zh), sayTier({ value: null, precision: 'hidden' }, zh), sayTier(undefined, zh)]).toEqual([
      '',
      '',
      '',
    ])
  })
})
