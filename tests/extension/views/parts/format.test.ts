import { describe, expect, it } from 'vitest'
import type { Lang } from '../../../../extension/views/i18n.ts'
import { atLeast, change, compact, full, percent, plain, range, small } from '../../../../extension/views/parts/format.ts'

type Row = [value: number, en: string, cn: string, tw: string]
const each = (rows: readonly Row[], write: (value: number, lang: Lang) => string) => {
  for (const [value, en, cn, tw] of rows) expect([write(value, 'en'), write(value, 'zh-CN'), write(value, 'zh-TW')]).toEqual([en, cn, tw])
}

describe('numbers in the user’s language', () => {
  it('are short, but never lose digits of their integer part', () => {
    each(
      [
        [0, '0', '0', '0'],
        [999, '999', '999', '999'],
        [1_000, '1K', '1,000', '1,000'],
        [9_999, '10K', '9,999', '9,999'],
        [10_000, '10K', '1万', '1萬'],
        [12_345, '12.3K', '1.23万', '1.23萬'],
        [123_456, '123K', '12.3万', '12.3萬'],
        [999_999, '1M', '100万', '100萬'],
        [12_345_678, '12.3M', '1235万', '1235萬'],
        [123_456_789, '123M', '1.23亿', '1.23億'],
        [4_567.8, '4.57K', '4,568', '4,568'],
      ],
      compact,
    )
  })

  it('are in full where exactness matters', () => {
    each([[1_234_567, '1,234,567', '1,234,567', '1,234,567']], full)
    each(
      [
        [2_024, '2,024', '2,024', '2,024'],
        [0.812_345, '0.8123', '0.8123', '0.8123'],
      ],
      plain,
    )
  })

  it('spell a lower bound as the platforms do', () => {
    each(
      [
        [1_000, '1K', '1千', '1千'],
        [5_500, '5.5K', '5.5千', '5.5千'],
        [1_234, '1.23K', '1,234', '1,234'],
        [100, '100', '100', '100'],
        [100_000, '100K', '10万', '10萬'],
      ],
      atLeast,
    )
  })

  it('promise two digits in a range', () => {
    expect([range(31_234, 212_345, 'zh-CN'), range(31_234, 212_345, 'en'), range(527, 6_257, 'zh-TW')]).toEqual([
      '3.1万–21万',
      '31K–210K',
      '530–6,300',
    ])
  })

  it('give a ratio its sensible digits and a change its sign', () => {
    expect([0.048_234_5, 0.000_42, 0.5, 1.234, 0].map((ratio) => percent(ratio, 'en'))).toEqual(['4.82%', '0.042%', '50%', '123%', '0%'])
    expect([0.032, -0.351, 0].map((ratio) => change(ratio, 'zh-CN'))).toEqual(['+3.2%', '-35%', '0%'])
    expect([2.333, 0.141, 12.6].map((value) => small(value, 'en'))).toEqual(['2.3', '0.14', '13'])
  })
})
