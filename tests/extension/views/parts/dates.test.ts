import { describe, expect, it } from 'vitest'
import { ago, since } from '../../../../extension/views/parts/dates.ts'

const DAY = 86_400

describe('how long ago something was', () => {
  it.each([
    [-5, 'now', '现在', '現在'],
    [59, 'now', '现在', '現在'],
    [60, '1 minute ago', '1分钟前', '1 分鐘前'],
    [5 * 3_600, '5 hours ago', '5小时前', '5 小時前'],
    [1.9 * DAY, '1 day ago', '1天前', '1 天前'],
    [45 * DAY, '45 days ago', '45天前', '45 天前'],
    [100 * DAY, '3 months ago', '3个月前', '3 個月前'],
    [800 * DAY, '2 years ago', '2年前', '2 年前'],
  ])('%d seconds', (seconds, en, cn, tw) => {
    expect([ago(seconds, 'en'), ago(seconds, 'zh-CN'), ago(seconds, 'zh-TW')]).toEqual([en, cn, tw])
  })

  it('is counted to the clock that is handed in', () => {
    expect(since('2026-11-20T06:00:00.000Z', new Date('2026-11-22T06:00:00Z'), 'en')).toBe('2 days ago')
  })
})
