import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser, refuseOutside, serveHar } from '../tools/browser.ts'
import { type LocalApi, startApi } from '../tools/local-api.ts'
import { openPanel, pageOf, pair, save } from '../tools/main-job.ts'
import { pages } from '../tools/replays.ts'
import { temporaryFolder } from './folder.ts'

let api: LocalApi
let proxy: Server
/** Hosts that something tried to reach past the recordings: pages are answered before they get here. */
const reached: string[] = []

beforeAll(async () => {
  api = await startApi({ port: 0, dataDir: temporaryFolder() })
  proxy = createServer((request, response) => {
    reached.push(request.headers.host ?? request.url ?? '')
    response.writeHead(502).end()
  })
  proxy.on('connect', (request, socket) => {
    reached.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Refused\r\n\r\n')
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
})
afterAll(async () => {
  proxy?.close()
  await api?.stop()
})

/** Every request that a page makes while it is read, and saved where the extension is there to do so. */
async function requestsOf(har: string, extension: string | undefined): Promise<string[]> {
  const { port } = proxy.address() as AddressInfo
  const flags = [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=127.0.0.1']
  const browser = await openBrowser({ ...(extension ? { extension } : {}), flags })
  const requests: string[] = []
  try {
    await refuseOutside(browser.context)
    await serveHar(browser.context, har)
    if (extension) await pair(browser, api)
    const page = await browser.context.newPage()
    browser.context.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
    if (extension) await save(await openPanel(page, pageOf(har)))
    else await page.goto(pageOf(har))
    await page.waitForLoadState('networkidle')
    return requests.filter((request) => !request.includes(api.url) && !request.includes('chrome-extension:')).sort()
  } finally {
    await browser.close()
  }
}

it.each(pages('page-creator'))('sends no request to %s that the page does not send by itself', async (_platform, har) => {
  reached.length = 0
  const alone = await requestsOf(har, undefined)
  const watched = await requestsOf(har, inject('extension'))
  expect(watched).toEqual(alone)
  expect(reached).toEqual([])
  expect(alone.length).toBeGreaterThan(0)
})
