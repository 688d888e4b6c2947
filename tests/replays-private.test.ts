import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { everyReplay } from './tools/replays.ts'

const captures = fileURLToPath(new URL('../../shared/captures/', import.meta.url))
const replays = everyReplay().map(([platform, har]) => ({ name: `${platform}/${basename(har)}`, har, text: readFileSync(har, 'utf8') }))

/** What nobody's replay may hold. */
const PRIVATE: Record<string, RegExp> = {
  'a cookie or key header': /"name":\s*"(?:cookie|set-cookie|authorization|x-csrf-token|x-s|x-t)"/i,
  'a token': /(?:xsec_token|access_token|csrf_?token|sessionid|SESSDATA|msToken|a_bogus|fb_dtsg|lsd)\\*["']?\s*[:=]\s*\\*["']?[\w%-]{16,}/i,
  'an e-mail address': /[\w.+-]+@(?!example\.(?:com|org)\b)[\w-]+\.(?:com|cn|net|org|io|de|me|co)\b(?!\/)/i,
  'a phone number': /(?<![\d.\w-])(?:\+\d{1,3}[ -]?)?1[3-9]\d{9}(?![\d\w])/,
  'an IP address': /(?<![\d.\w])(?!0\.0\.0\.0|127\.0\.0\.1|1\.0\.0\.0)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.\w])/,
}

describe('replays', () => {
  it.each(Object.entries(PRIVATE))('hold no %s', (_what, pattern) => {
    const found = replays.flatMap(({ name, text }) => {
      const hit = pattern.exec(text)?.[0]
      return hit ? [`${name}: ${hit}`] : []
    })
    expect(found).toEqual([])
  })

  it('would be refused if they did', () => {
    const samples = ['{"name": "Cookie"}', 'xsec_token=ABCDEFGHIJKLMNOPQRST', 'someone@gmail.com', '"13812345678"', '"8.8.4.4"']
    for (const sample of samples)
      expect(
        Object.values(PRIVATE).some((pattern) => pattern.test(sample)),
        sample,
      ).toBe(true)
  })
})

/** Real names, handles and ids that third parties recorded; empty where the recordings are not there. */
const people = existsSync(captures)
  ? readdirSync(captures).flatMap((platform) =>
      existsSync(`${captures}${platform}/truth.json`) ? namesIn(JSON.parse(readFileSync(`${captures}${platform}/truth.json`, 'utf8'))) : [],
    )
  : []

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    /^(?:name|handle|id|channelId|secUid|authorId|author)$/.test(key) && typeof one === 'string' ? [one.replace(/^@/, '')] : namesIn(one),
  )
}

describe.skipIf(people.length === 0)(`replays and recordings${people.length === 0 ? ' (none beside the project)' : ''}`, () => {
  it('share no person', () => {
    const telling = [...new Set(people)].filter((name) => name.length >= 6 || /\p{sc=Han}{4}/u.test(name))
    const found = replays.flatMap(({ name, text }) =>
      telling.filter((one) => text.includes(`"${one}"`) || text.includes(`\\"${one}\\"`)).map((one) => `${name}: ${one}`),
    )
    expect(found).toEqual([])
    expect(telling.length).toBeGreaterThan(100)
  })
})
