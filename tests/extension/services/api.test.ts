import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { apiAddress } from '../../../extension/services/address.ts'
import { call } from '../../../extension/services/api.ts'
import { ApiFailure, type Failure } from '../../../extension/services/failure.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A server on this machine that answers by `listener`; its address. */
async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`
}

const reply =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body))

const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => expect.fail('it did not fail'),
    (error) => (error instanceof ApiFailure ? error.failure : Promise.reject(error)),
  )

const body = (request: IncomingMessage): Promise<string> =>
  request
    .setEncoding('utf8')
    .toArray()
    .then((chunks) => chunks.join(''))
const me = { workspace: { id: 'w1', name: 'Team' }, member: { id: 'm1', name: 'Ada' } }
const refusal = (code: string, details?: unknown) => ({ error: { code, message: 'No', requestId: 'r', details } })

describe('the client', () => {
  it('sends method, path, query, key and body as the contract says, and parses the reply', async () => {
    const seen: unknown[] = []
    const url = await serve(async (request, response) => {
      seen.push([request.method, request.url, request.headers.authorization, request.headers['content-type'], await body(request)])
      const list = { candidates: [], nextCursor: null, total: 0, more: 'ignored' }
      response.end(JSON.stringify(request.method === 'GET' ? list : { saved: [] }))
    })
    const endpoint = { url: `${url}/base`, key: 'key-1' }
    const query = { q: '美妆 & co', platform: undefined, sort: 'name', limit: 20 } as const
    expect(await call(endpoint, 'listCandidates', { query })).toEqual({ candidates: [], nextCursor: null, total: 0 })
    await call(endpoint, 'lookUpCandidates', { body: { creators: [] } })
    expect(seen).toEqual([
      ['GET', '/base/v1/candidates?q=%E7%BE%8E%E5%A6%86+%26+co&sort=name&limit=20', 'Bearer key-1', undefined, ''],
      ['POST', '/base/v1/candidates/look-up', 'Bearer key-1', 'application/json', '{"creators":[]}'],
    ])
  })

  it('keeps an id in its own path segment', async () => {
    const paths: (string | undefined)[] = []
    const url = await serve((request, response) => {
      paths.push(request.url)
      response.end('{"removed":true}')
    })
    const remove = (creatorId: string) => call({ url, key: 'k' }, 'removeCandidate', { params: { platform: 'x', creatorId } })
    await remove('a/../b?c#d%2F')
    for (const id of ['.', '..', '', '\ud800']) expect((await failureOf(remove(id))).kind).toBe('refused')
    expect(paths).toEqual(['/v1/candidates/x/a%2F..%2Fb%3Fc%23d%252F'])
  })

  it.each([
    [400, refusal('bad-request', [{ field: 'body.note', message: 'too long' }]), 'refused', 'bad-request'],
    [401, refusal('unauthorized'), 'unauthorized', 'unauthorized'],
    [404, refusal('not-found'), 'refused', 'not-found'],
    [409, refusal('conflict'), 'conflict', 'conflict'],
    [413, refusal('too-large'), 'refused', 'too-large'],
    [429, refusal('too-many-requests'), 'server', 'too-many-requests'],
    [500, refusal('internal'), 'server', 'internal'],
    [502, '<html>Bad gateway</html>', 'server', undefined],
    [403, '<html>Sign in to the hotel Wi-Fi</html>', 'bad-reply', undefined],
    [451, refusal('a-code-of-tomorrow'), 'refused', 'a-code-of-tomorrow'],
    [429, 'slow down', 'server', undefined],
    [200, '<html>Welcome</html>', 'bad-reply', undefined],
    [200, { workspace: { id: 7 } }, 'bad-reply', undefined],
    [200, '', 'bad-reply', undefined],
  ] as const)('tells a %i %j as %s', async (status, answer, kind, code) => {
    const url = await serve(reply(status, answer))
    const failure = await failureOf(call({ url, key: 'k' }, 'me', {}))
    expect([failure.kind, failure.code]).toEqual([kind, code])
    expect(failure.message).not.toBe('')
    if (status === 400) expect(failure.details).toEqual([{ field: 'body.note', message: 'too long' }])
  })

  it('follows no redirect: the key goes to no other host', async () => {
    const url = await serve(reply(302, '', { location: 'https://elsewhere.example/' }))
    expect((await failureOf(call({ url, key: 'k' }, 'me', {}))).kind).toBe('offline')
  })

  it('is offline where nobody listens, and where the reply breaks off', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"work')
      response.destroy()
    })
    expect((await failureOf(call({ url, key: 'k' }, 'me', {}))).kind).toBe('offline')
    server?.close()
    server?.closeAllConnections()
    expect((await failureOf(call({ url, key: 'k' }, 'me', {}))).kind).toBe('offline')
  })

  it('ends with the reason of the signal that ended it', async () => {
    const abort = new AbortController()
    const url = await serve(() => abort.abort(new Error('another search')))
    await expect(call({ url, key: 'k' }, 'me', { signal: abort.signal })).rejects.toThrow('another search')
  })

  it('asks nobody at an address that cannot be an API', async () => {
    expect((await failureOf(call({ url: 'http://api.example', key: 'k' }, 'me', {}))).kind).toBe('refused')
    const url = await serve(reply(200, me))
    expect(await call({ url, key: 'k' }, 'me', {})).toEqual(me)
  })
})

describe('an API address', () => {
  it.each([
    ['https://api.example', 'https://api.example'],
    ['  https://api.example/  ', 'https://api.example'],
    ['api.example', 'https://api.example'],
    ['https://api.example/scoutmark//?x#y', 'https://api.example/scoutmark'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
    ['http://api.example', null],
    ['http://127.0.0.1.example', null],
    ['ftp://api.example', null],
    ['javascript:alert(1)', null],
    ['https://user:word@api.example', null],
    ['', null],
    ['not an address', null],
  ])('%j is %j', (text, address) => expect(apiAddress(text)).toBe(address))
})
