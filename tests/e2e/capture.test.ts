import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, openBrowser } from '../tools/browser.ts'

const entry = fileURLToPath(new URL('../../extension/page/capture.ts', import.meta.url))
let browser: ExtensionBrowser
let page: Page
let script: string

/** Replies of an invented site: bodies by path. */
const REPLIES: Record<string, { body: string; type?: string; status?: number }> = {
  '/api/wanted': { body: '{"id":7310123456789012345,"text":"中"}' },
  '/api/other': { body: '{"private":true}' },
  '/api/huge': { body: `{"pad":"${'x'.repeat(30_000_000)}"}` },
  '/api/cut': { body: '{"a":[1,2' },
}

beforeAll(async () => {
  const built = await build({
    stdin: { contents: `import { startCapture } from '${entry}'; startCapture([/\\/api\\/(?:wanted|huge|cut)/])`, resolveDir: '.', loader: 'ts' },
    bundle: true,
    format: 'iife',
    write: false,
  })
  script = built.outputFiles[0]?.text ?? ''
  browser = await openBrowser()
  await browser.context.route('https://www.example.com/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    const reply = REPLIES[pathname]
    await route.fulfill({
      status: reply?.status ?? 200,
      contentType: reply?.type ?? (reply ? 'application/json' : 'text/html'),
      body: reply?.body ?? '<!doctype html><title>page</title>',
    })
  })
})
afterAll(() => browser.close())
beforeEach(async () => {
  page = await browser.context.newPage()
  await page.addInitScript(`(() => {
    window.passed = []; window.errors = []
    addEventListener('error', (event) => errors.push(event.message))
    addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)))
    document.addEventListener('scoutmark:payload', (event) => passed.push(event.detail))
    document.addEventListener('DOMContentLoaded', () => document.dispatchEvent(new CustomEvent('scoutmark:ready')))
  })();${script}`)
  await page.goto('https://www.example.com/')
  return () => page.close()
})

const passed = () => page.evaluate('passed') as Promise<string[]>
const until = (count: number) => page.waitForFunction(`passed.length >= ${count}`)

describe('capture in the page’s own world', () => {
  it('passes on what fetch received, as text, and the page gets the same body', async () => {
    const body = await page.evaluate(`fetch('/api/wanted?x=1').then((reply) => reply.text())`)
    await until(1)
    expect(body).toBe(REPLIES['/api/wanted']?.body)
    expect(await passed()).toEqual([`https://www.example.com/api/wanted?x=1\n${body}`])
  })

  it.each(['', 'text', 'arraybuffer', 'blob'])('passes on what XMLHttpRequest received as %j', async (type) => {
    await page.evaluate(
      `new Promise((done) => { const x = new XMLHttpRequest(); x.responseType = '${type}'; x.onload = () => done(); x.open('GET', '/api/wanted'); x.send() })`,
    )
    await until(1)
    expect(await passed()).toEqual([`https://www.example.com/api/wanted\n${REPLIES['/api/wanted']?.body}`])
  })

  it('never passes on an id that the page’s own parsing has already rounded', async () => {
    await page.evaluate(
      `new Promise((done) => { const x = new XMLHttpRequest(); x.responseType = 'json'; x.onload = () => done(); x.open('GET', '/api/wanted'); x.send() })`,
    )
    await until(1)
    expect(await passed()).toEqual(['https://www.example.com/api/wanted\n{"id":null,"text":"中"}'])
  })

  it('ignores what no platform asks for', async () => {
    await page.evaluate(`fetch('/api/other').then((reply) => reply.json()).then(() => fetch('/api/wanted')).then((reply) => reply.text())`)
    await until(1)
    expect((await passed()).map((detail) => detail.split('\n')[0])).toEqual(['https://www.example.com/api/wanted'])
  })

  it('reports a body of 30 MB as too long and does not keep the page from reading it', async () => {
    const length = await page.evaluate(`fetch('/api/huge').then((reply) => reply.text()).then((text) => text.length)`)
    await until(1)
    expect(length).toBe(REPLIES['/api/huge']?.body.length)
    expect(await passed()).toEqual(['https://www.example.com/api/huge\n…'])
  })

  it('survives a page that replaces fetch and one that aborts', async () => {
    await page.evaluate(`(() => { const before = window.fetch; window.fetch = (...args) => before(...args) })()`)
    await page.evaluate(`fetch('/api/wanted').then((reply) => reply.text())`)
    await page.evaluate(
      `(() => { const stop = new AbortController(); const reply = fetch('/api/wanted', { signal: stop.signal }).catch((error) => error.name); stop.abort(); return reply })()`,
    )
    await until(1)
    expect(await page.evaluate('errors')).toEqual([])
  })

  it('leaves the native functions looking native', async () => {
    const looks = await page.evaluate(
      `[fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send].map((f) => [f.name, f.length, /native code/.test(Function.prototype.toString.call(f))])`,
    )
    expect(looks).toEqual([
      ['fetch', 1, true],
      ['open', 2, true],
      ['send', 0, true],
    ])
  })

  it('throws the page’s own errors as before and none of its own', async () => {
    const errors = await page.evaluate(
      `Promise.all([fetch('http://%').catch((e) => e.name), (() => { try { new XMLHttpRequest().open() } catch (e) { return e.name } })(), (() => { try { new XMLHttpRequest().send() } catch (e) { return e.name } })()])`,
    )
    expect(errors).toEqual(['TypeError', 'TypeError', 'InvalidStateError'])
    expect(await page.evaluate('errors')).toEqual([])
  })
})
