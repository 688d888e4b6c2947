import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { parseCount } from '../../extension/observe/count-text.ts'
import type { parseRelativeTime } from '../../extension/observe/relative-time.ts'
import { type ExtensionBrowser, openBrowser } from '../tools/browser.ts'

declare const P: { parseCount: typeof parseCount; parseRelativeTime: typeof parseRelativeTime }

const observe = fileURLToPath(new URL('../../extension/observe/', import.meta.url))
const VARIANTS =
  'en-IN en-ZA en-AU en-CH de-CH de-AT es-MX es-ES es-US pt-BR pt-PT zh-TW zh-HK fr-CA fr-CH ar-EG ar-SA fa-IR hi-IN hi-Latn bn-BD mr-IN sr-Latn uz-Cyrl pa-Arab it-CH nl-BE en-US-u-nu-deva'
let browser: ExtensionBrowser
let page: Page
let locales: string[]

beforeAll(async () => {
  const contents = `export * from '${observe}count-text.ts'; export * from '${observe}relative-time.ts'`
  const built = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'P',
    write: false,
  })
  browser = await openBrowser()
  page = await browser.context.newPage()
  await page.addScriptTag({ content: built.outputFiles[0]?.text ?? '' })
  locales = await page.evaluate((variants) => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const codes = letters.flatMap((a) => letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)]))
    return Intl.NumberFormat.supportedLocalesOf([...codes, ...variants.split(' ')])
  }, VARIANTS)
})
afterAll(() => browser.close())

it.each<[kind: string, options: Intl.NumberFormatOptions, tolerance: number]>([
  ['short compact', { notation: 'compact' }, 0.05],
  ['long compact', { notation: 'compact', compactDisplay: 'long' }, 0.05],
  ['compact, of three digits,', { notation: 'compact', maximumSignificantDigits: 3 }, 0.005],
  ['grouped', {}, 0],
])('reads back the %s numbers of every locale that Chromium knows', async (_, options, tolerance) => {
  const misread = await page.evaluate(
    ([langs, style, allowed]) => {
      const values = Array.from({ length: 12 }, (_, power) =>
        [1, 1.04, 1.2, 2, 2.1, 3.3, 4.21, 5.6, 7.77, 9.99].map((n) => Math.round(n * 10 ** power)),
      )
      return langs.flatMap((lang) => {
        const format = new Intl.NumberFormat(lang, style)
        const texts = values.flat().map((value) => [value, format.format(value)] as const)
        // "mille": a thousand in words.
        const failed = texts.filter(
          ([value, text]) => /\p{Nd}/u.test(text) && !(Math.abs(Number(P.parseCount(text, { lang })?.value) - value) <= allowed * value),
        )
        return failed.map(([value, text]) => `${lang}: ${value} ${text}`)
      })
    },
    [locales, options, tolerance] as const,
  )
  expect(locales.length).toBeGreaterThan(80)
  expect(misread).toEqual([])
})

it('reads the ages of every locale that Chromium knows, and no number in them', async () => {
  const unread = await page.evaluate(
    (langs) =>
      langs.flatMap((lang) => {
        const texts = (['hour', 'day', 'week', 'month'] as const).flatMap((unit) =>
          [1, 3, 5, 11, 21].map((count) => new Intl.RelativeTimeFormat(lang).format(-count, unit)),
        )
        return texts.filter((text) => !P.parseRelativeTime(text, new Date(), lang) || P.parseCount(text, { lang })).map((text) => `${lang}: ${text}`)
      }),
    locales,
  )
  expect(unread).toEqual([])
})
