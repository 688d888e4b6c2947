import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bought } from './budget-picks.ts'
import { bootstrap, chance, shuffled } from './chance.ts'
import { isReached } from './claim.ts'
import { NoDataset, readPosts, readRows, readSeries } from './dataset.ts'
import { evaluation } from './evaluation.ts'
import { atThreshold, auc } from './follower-profiles.ts'
import { injected } from './growth.ts'
import { report } from './report.ts'
import { atRandom, inTime, mdape } from './typical-views.ts'

const HEADS = {
  'creator-posts.csv': 'platform,creator,followers,post,published_at,observed_at,duration_s,views,likes,comments,shares',
  'follower-profiles.csv': 'dataset,posts,following,followers,has_picture,is_private,username_length,username_digits,bio_length,is_fake',
  'follower-series.csv': 'platform,creator,date,followers',
  'ad-results.csv': 'ad,impressions,clicks,spent,conversions,approved_conversions',
}
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString()
const folder = mkdtempSync(join(tmpdir(), 'scoutmark-evaluate-'))
const write = (name: keyof typeof HEADS, rows: (string | number)[][]): void =>
  writeFileSync(join(folder, name), [HEADS[name], ...rows.map((row) => row.join(','))].join('\r\n'))

/** Creators whose n-th post of 24 has 1000 + n views. */
beforeAll(() => {
  const posts = ['tiktok', 'youtube'].flatMap((platform) =>
    ['a', 'b', 'c'].flatMap((creator) =>
      Array.from({ length: 24 }, (_, n) => [
        platform,
        creator,
        5_000,
        `${creator}${n}`,
        platform === 'tiktok' ? Date.parse(day(n)) / 1000 : day(n),
        day(60),
        30,
        1_000 + n,
        50,
        5,
        1,
      ]),
    ),
  )
  write('creator-posts.csv', posts)
  write('follower-profiles.csv', [
    ['srf', 0, 3_000, 5, 0, 0, 10, 4, '', 1],
    ['srf', 40, 200, 300, 1, 0, 10, 0, '', 0],
  ])
  write(
    'follower-series.csv',
    Array.from({ length: 60 }, (_, n) => ['bilibili', 'x', day(n).slice(0, 10), 100_003 + 10 * n]),
  )
  write('ad-results.csv', [
    ['1', 1_000, 10, 5.5, 2, 1],
    ['2', 0, 0, 0, 0, 0],
  ])
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the protocols', () => {
  it('in time: the last ten of the first half against the next ten', () => {
    const [trial] = inTime(readPosts(folder).filter(({ platform }) => platform === 'tiktok'))
    // 24 posts: the first half is 1000…1011, its last ten 1002…1011; the next ten are 1012…1021, median 1016.5
    expect(trial).toEqual({ creator: 'a', seen: [1_002, 1_003, 1_004, 1_005, 1_006, 1_007, 1_008, 1_009, 1_010, 1_011], later: 1_016.5 })
  })

  it('at random: one half against the other, no post in both', () => {
    const trials = atRandom(
      readPosts(folder).filter(({ platform }) => platform === 'youtube'),
      chance(1),
    )
    expect(trials).toHaveLength(3)
    for (const { seen, later } of trials) {
      expect(seen).toHaveLength(10)
      expect(seen).not.toContain(later)
    }
  })

  it('leave out creators with too few posts', () => {
    expect(inTime(readPosts(folder).slice(0, 19))).toEqual([])
    expect(atRandom(readPosts(folder).slice(0, 11), chance(1))).toEqual([])
  })

  it('measure the median of absolute errors', () => {
    const trials = [80, 100, 300].map((later) => ({ creator: 'a', seen: [100], later }))
    // errors 20/80, 0, 200/300
    expect(mdape(trials, ([first = 0]) => first)).toBe(0.25)
  })

  it('buy down a list while the money lasts', () => {
    const offer = (price: number, later: number) => ({ creator: '', seen: [], followers: 0, price, later })
    expect(bought([offer(5, 10), offer(6, 100), offer(4, 1)], 10, ({ price }) => -price)).toBe(11)
    expect(bought([offer(5, 10), offer(6, 100), offer(4, 1)], 10, ({ later }) => later)).toBe(101)
  })

  it('put a purchase in and round it as the platform does', () => {
    const series = readSeries(folder)[0] ?? []
    const bought = injected(series, 10, 0.05, 5)
    expect(bought[10]?.followers).toBe(series[10]?.followers)
    expect(bought[15]?.followers).toBe(Math.round((series[15]?.followers ?? 0) * 1.05))
    const rounded = series.map((row) => ({ ...row, followers: 100_000 }))
    expect(injected(rounded, 10, 0.0499, 5)[40]?.followers).toBe(104_000)
  })
})

describe('the area under the curve', () => {
  const profiles = (fakes: number[], real: number[]) => [
    ...fakes.map((points) => ({ points, fake: true })),
    ...real.map((points) => ({ points, fake: false })),
  ]
  it.each([
    ['of a perfect order is 1', [4, 5], [1, 2], 1],
    ['of its reverse is 0', [1, 2], [4, 5], 0],
    ['of ties is a half', [3, 3], [3], 0.5],
    ['counts pairs', [1, 5], [3, 0], 0.75],
  ])('%s', (_, fakes, real, area) => expect(auc(profiles(fakes, real))).toBe(area))

  it('goes with rates at the threshold and the precision where 15 % are fake', () => {
    // recall 0.5, false positives 0.25: 0.15 × 0.5 / (0.15 × 0.5 + 0.85 × 0.25) = 0.2609
    const { recall, falsePositive, precision } = atThreshold(profiles([9, 0], [9, 0, 0, 0]))
    expect([recall, falsePositive]).toEqual([0.5, 0.25])
    expect(precision).toBeCloseTo(0.2609, 4)
  })
})

it('chance is the same for the same seed and spread over 0…1', () => {
  const [a, b] = [chance(9), chance(9)]
  const drawn = Array.from({ length: 1_000 }, a)
  expect(drawn).toEqual(Array.from({ length: 1_000 }, b))
  expect(drawn.every((one) => one >= 0 && one < 1)).toBe(true)
  expect(drawn.filter((one) => one < 0.5).length).toBeGreaterThan(450)
  expect(shuffled([1, 2, 3, 4], chance(1)).sort()).toEqual([1, 2, 3, 4])
})

it('the bootstrap holds the figure between its ends', () => {
  const { low, high } = bootstrap([1, 2, 3, 4, 5, 6, 7, 8], (drawn) => drawn.reduce((sum, one) => sum + one, 0) / drawn.length)
  expect(low).toBeGreaterThan(2)
  expect(low).toBeLessThan(4.5)
  expect(high).toBeGreaterThan(4.5)
  expect(high).toBeLessThan(7)
})

describe('a folder', () => {
  it('is evaluated whole, whatever it holds', () => {
    const chapters = evaluation(folder)
    expect(chapters).toHaveLength(6)
    const text = report(chapters)
    for (const { claim, data, method } of chapters.flatMap(({ claims }) => claims))
      expect(text.replace(/ +/g, ' ')).toContain(`| ${claim} | ${data} | ${method} |`)
    const rows = chapters.flatMap(({ claims }) => claims)
    expect(rows.find(({ method }) => method === 'rows that differ')?.value).toBe(0)
    // 8 quotients each: of the ad with zeros none has a value, of the other engagements and revenue are unknown (3)
    expect(rows.find(({ method }) => method.startsWith('quotients absent'))?.value).toBe(11)
  })

  it('without the files is said in a sentence', () => {
    expect(() => evaluation(join(folder, 'nowhere'))).toThrow(NoDataset)
    expect(() => evaluation(join(folder, 'nowhere'))).toThrow(/--data/)
  })

  it('is read whatever the order of its columns, its line ends and quotes', () => {
    writeFileSync(join(folder, 'odd.csv'), '\uFEFFb,a\r\n"1, ""2""",x\r\n\r\n"two\nlines",y')
    expect(readRows(folder, 'odd.csv')).toEqual([
      { a: 'x', b: '1, "2"' },
      { a: 'y', b: 'two\nlines' },
    ])
  })

  it('without a column names file and column', () => {
    const other = mkdtempSync(join(tmpdir(), 'scoutmark-evaluate-'))
    writeFileSync(join(other, 'creator-posts.csv'), 'platform,creator\nx,y\n')
    expect(() => readPosts(other)).toThrow(/creator-posts\.csv: no column followers/)
    rmSync(other, { recursive: true })
  })

  it('with a torn line names the line', () => {
    writeFileSync(join(folder, 'torn.csv'), 'a,b\n1,2\n3\n')
    expect(() => readRows(folder, 'torn.csv')).toThrow(/line 3: 1 cells instead of 2/)
  })
})

it('a missed claim is said first and marked', () => {
  const claim = { claim: 'c', data: 'd', method: 'm', value: 0.5, unit: 'share' as const, n: 3, of: 'things', target: { least: 0.6 } }
  expect(isReached(claim)).toBe(false)
  const text = report([{ title: 't', protocol: 'p', claims: [claim], notes: [] }])
  expect(text).toContain('Not reached: c, d, m.')
  expect(text).toMatch(/≥ 60\.0 % +\| \*\*missed\*\* \|/)
})

const real = fileURLToPath(new URL('../../../shared/datasets', import.meta.url))
it.skipIf(!existsSync(real))('the datasets beside the project (skipped where they are absent) are read whole', () => {
  expect(readPosts(real).length).toBeGreaterThan(1_000)
  expect(readSeries(real).length).toBeGreaterThan(20)
})
