import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { BadLine, type Line, parseLine } from './metrics/line.ts'
import { measureLine } from './metrics/measure-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'scoutmark-metrics-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (tool: string, text: string) => {
  writeFileSync(join(folder, 'in'), text)
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(new URL(tool, import.meta.url)), join(folder, 'in')], {
    encoding: 'utf8',
  })
  return {
    lines: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
    stderr,
    status,
  }
}

const DAY = 86_400_000
const NOW = '2026-06-30T00:00:00Z'
const post = (
  age: number,
  views: number | null,
  likes: number | null,
  comments: number | null,
  facts: Partial<NonNullable<Line['posts']>[number]> = {},
) => ({
  id: `p${age}`,
  publishedAt: new Date(Date.parse(NOW) - age * DAY).toISOString(),
  views,
  likes,
  comments,
  ...facts,
})
const line = (facts: Partial<Line>): Line => ({ platform: 'youtube', observedAt: NOW, followers: 10_000, ...facts })
const four = [post(10, 1_000, 50, 10), post(17, 2_000, 100, 10), post(24, 3_000, 100, 20), post(31, 4_000, 200, 10)]

describe('the figures of a line', () => {
  it('are those of the product', () => {
    const history = [{ date: '2026-05-31', followers: 8_000 }]
    // engagement 60 + 110 + 120 + 210 = 500 of 10,000 views; four posts in three weeks; 8,000 → 10,000 in 30 days
    expect(measureLine(line({ posts: four.map((one, at) => ({ ...one, sponsored: at === 0 })), history }))).toMatchObject({
      engagementRate: { value: 0.05, basis: 'views', n: 4 },
      typicalViews: { value: 2_500, n: 4 },
      postsPerWeek: 1,
      growth30d: 0.25,
      sponsoredShare: 0.25,
      evidence: [],
    })
  })

  it('are absent where their input is', () => {
    expect(Object.keys(measureLine(line({})))).toEqual(['evidence'])
    expect(Object.keys(measureLine(line({ history: [] })))).toEqual(['growth30d', 'absence', 'evidence'])
  })

  it('have a reason where they have no value', () => {
    expect(measureLine(line({ posts: [post(10, 5, 1, 0)] }))).toMatchObject({
      engagementRate: { value: null, absence: 'too-few-posts', n: 1 },
      consistency: null,
      absence: { consistency: 'too-few-posts', postsPerWeek: 'too-few-posts' },
    })
    const byFollowers = line({ platform: 'xiaohongshu', followers: 0, posts: four.map((one) => ({ ...one, shares: 1, saves: 1 })) })
    expect(measureLine(byFollowers)).toMatchObject({ engagementRate: { value: null, basis: 'followers', absence: 'no-followers' } })
  })

  it.each([
    ['a negative count', post(12, -5, 1, 0)],
    ['a fraction', post(12, 10.5, 1, 0)],
    ['more likes than views', post(12, 10, 11, 0)],
    ['a future date', post(-3, 9_999_999, 1, 0)],
    ['the same post again', post(10, 1_000, 50, 10)],
    ['no date', post(12, 9_999_999, 1, 0, { publishedAt: 'soon' })],
  ])('do not change for %s', (_, odd) => {
    const { evidence: _seen, ...expected } = measureLine(line({ posts: four }))
    expect(measureLine(line({ posts: [...four, odd] }))).toMatchObject({
      engagementRate: expected.engagementRate,
      typicalViews: expected.typicalViews,
    })
  })

  it('say how many posts could not count and why', () => {
    const posts = four.map((one) => ({ ...one, views: -1 }))
    expect(measureLine(line({ posts }))).toMatchObject({
      engagementRate: { value: null, n: 0, absence: 'too-few-posts', leftOut: { implausible: 4 } },
      typicalViews: { value: null, n: 0, leftOut: { implausible: 4 } },
    })
  })

  it('name the posts that evidence speaks of', () => {
    const posts = [...four, post(38, 100_000, 20, 1)]
    expect(measureLine(line({ posts }))).toMatchObject({ evidence: [{ code: 'promoted-views', postIds: ['p38'], numbers: { views: 100_000 } }] })
  })

  it('leave parts of a sum out that no post states, but never likes', () => {
    const tiktok = (posts: Line['posts']) => measureLine(line({ platform: 'tiktok', posts }))
    expect(tiktok(four.map((one) => ({ ...one, shares: 5, saves: null })))).toMatchObject({ engagementRate: { value: 0.052, basis: 'views' } })
    expect(tiktok(four.map((one) => ({ ...one, likes: null })))).toMatchObject({ engagementRate: { value: null, absence: 'not-on-page' } })
  })

  it('take 10,000 posts', () => {
    const posts = Array.from({ length: 10_000 }, (_, at) => post(10 + at / 10, 1_000, 50, 5))
    expect(measureLine(line({ posts: posts.map((one, at) => ({ ...one, id: at })) }))).toMatchObject({ typicalViews: { value: 1_000, n: 30 } })
  })

  it('give every follower of a sample points, and the share its interval', () => {
    const followersSample = Array.from({ length: 20 }, (_, at) =>
      at < 10 ? { posts: 0, hasPicture: false, following: 9, followers: 1 } : { posts: 9, hasPicture: true },
    )
    const { followersSample: out } = measureLine(line({ followersSample })) as {
      followersSample: { points: number[]; suspectShare: { value: number; low: number; high: number; n: number } }
    }
    expect(out.points).toEqual([...Array(10).fill(6.5), ...Array(10).fill(0)])
    expect(out.suspectShare).toMatchObject({ n: 20, measured: 0.5 })
    expect(out.suspectShare.low).toBeLessThan(out.suspectShare.value)
    expect(out.suspectShare.high).toBeGreaterThan(out.suspectShare.value)
  })
})

describe('a line that leaves things out', () => {
  it('counts as observed when its newest thing was dated', () => {
    const { observedAt: _, ...undated } = line({ posts: four, history: [{ date: NOW, followers: 1 }] })
    expect(measureLine(undated)).toMatchObject({ typicalViews: { value: 2_500, n: 4 } })
    // without the history the newest post is the moment, itself too young
    expect(measureLine({ ...undated, history: null })).toMatchObject({ typicalViews: { n: 3 } })
  })

  it('may hold nothing but followers', () => {
    const followersSample = [{ posts: 0, hasPicture: false }]
    expect(measureLine({ platform: 'x', followersSample })).toMatchObject({ evidence: [], followersSample: { points: [4] } })
    expect(Object.keys(measureLine({ platform: 'x', posts: null, history: null, followersSample: null }))).toEqual(['evidence'])
  })

  it('takes no number for a profile’s that no profile can have', () => {
    const followersSample = [{ posts: -1, following: 2.5, followers: -3, usernameLength: 2, usernameDigits: 5, bioLength: -1 }]
    expect(measureLine({ platform: 'x', followersSample })).toMatchObject({ followersSample: { points: [0] } })
  })

  it.each(['constructor', 'toString', '__proto__'])('is not misled by the name %s', (name) => {
    const posts = four.map((one) => ({ ...one, format: name }))
    expect(measureLine(line({ platform: name, posts }))).toMatchObject({ typicalViews: { value: 2_500, n: 4 } })
  })
})

describe('a line that cannot be read', () => {
  it.each([
    ['NaN', '{"platform":"x","observedAt":"2026-06-30","followers":NaN}', /line 7: not JSON/],
    ['no date', '{"platform":"x","observedAt":"yesterday"}', /line 7: observedAt/],
    ['text for a number', '{"platform":"x","observedAt":"2026-06-30","posts":[{"id":"a","views":"12"}]}', /line 7: posts\.0\.views/],
    ['a list', '[]', /line 7/],
  ])('says its number and what is wrong: %s', (_, text, sentence) => {
    expect(() => parseLine(text, 7)).toThrow(BadLine)
    expect(() => parseLine(text, 7)).toThrow(sentence)
  })
})

it('the command prints one line per line in their order, errors in their place', () => {
  const { lines, stderr, status } = run('metrics.ts', `${JSON.stringify(line({ posts: four }))}\n{"followers":NaN}\n\n${JSON.stringify(line({}))}\n`)
  expect(lines).toMatchObject([{ typicalViews: { value: 2_500 } }, { error: { line: 2 } }, { evidence: [] }])
  expect(stderr).toMatch(/^line 2: not JSON/)
  expect(status).toBe(1)
})

describe('the command for plans', () => {
  const candidates = [
    { id: 'a', platform: 'x', tier: 'mid', price: 5, value: 9.5 },
    { id: 'b', platform: 'x', tier: 'nano', price: 5, value: 8 },
    { id: 'c', platform: 'x', tier: 'nano', price: 5, value: 7 },
  ]
  it('prints the picks, their cost and value, and backups', () => {
    const { lines, status } = run('plan.ts', JSON.stringify({ budget: 10, goal: 'views', candidates }))
    expect(lines).toEqual([{ picked: ['a', 'b'], cost: 10, value: 17.5, backups: ['c'] }])
    expect(status).toBe(0)
  })
  it('prints a cost without the noise of adding fractions', () => {
    const cents = candidates.map((one, at) => ({ ...one, price: (at + 1) / 10 }))
    expect(run('plan.ts', JSON.stringify({ budget: 0.3, candidates: cents.slice(0, 2) })).lines).toMatchObject([{ cost: 0.3 }])
  })
  it.each([
    ['an impossible quota', { budget: 10, quotas: { tier: { mega: { min: 1 } } }, candidates }, 1, /tier mega wants at least 1/],
    ['a negative price', { budget: 10, candidates: [{ ...candidates[0], price: -1 }] }, 2, /candidates\.0\.price/],
    ['a quota of something else', { budget: 10, quotas: { region: { cn: { min: 1 } } }, candidates }, 2, /quotas: .*region/],
    ['a misspelt quota', { budget: 10, quotas: { tier: { mid: { minimum: 1 } } }, candidates }, 2, /quotas\.tier\.mid: .*minimum/],
  ])('says a sentence about %s', (_, request, status, sentence) => {
    const result = run('plan.ts', JSON.stringify(request))
    expect(result.status).toBe(status)
    expect(result.stderr).toMatch(sentence)
    expect(result.lines).toEqual([{ error: { message: result.stderr.trim() } }])
  })
})
