import { describe, expect, it } from 'vitest'
import { errorOf, fetchPath } from './client.ts'

const preflight = (origin: string) =>
  fetchPath('/v1/candidates', {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization,content-type' },
  })

describe('an address that is none', () => {
  it.each(['/', '/v1', '/v1/candidates/a', '/v2/me', '/v1/candidates/a/b/c/d'])('%s answers 404 in the shape of all failures', async (path) => {
    const response = await fetchPath(path)
    expect(response.status).toBe(404)
    expect((await errorOf(response)).code).toBe('not-found')
  })

  it.each([
    ['DELETE', '/v1/candidates', 'GET, HEAD'],
    ['GET', '/v1/connect', 'POST'],
    ['POST', '/v1/candidates/example/a', 'PUT, GET, HEAD, PATCH, DELETE'],
  ])('%s %s answers 405 with what is allowed', async (method, path, allowed) => {
    const response = await fetchPath(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allowed)
    expect((await errorOf(response)).code).toBe('method-not-allowed')
  })
})

describe('every reply', () => {
  it.each(['/healthz', '/v1/me', '/nowhere', '/docs', '/openapi.json'])(
    'of %s carries a request id and guards against sniffing and framing',
    async (path) => {
      const { headers } = await fetchPath(path)
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    },
  )

  it("keeps the caller's own request id", async () => {
    const response = await fetchPath('/v1/me', { headers: { 'x-request-id': 'my-own-id' } })
    expect((await errorOf(response)).requestId).toBe('my-own-id')
  })
})

describe('another origin', () => {
  it.each(['chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'moz-extension://0b0e6a5c-4c53-4a4c-9d5d-6f1f9b1f7f11'])(
    '%s may ask, with key and JSON, without cookies',
    async (origin) => {
      const { headers } = await preflight(origin)
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type')
      expect(headers.get('access-control-allow-methods')).toBe('GET,PUT,POST,PATCH,DELETE')
      expect(headers.has('access-control-allow-credentials')).toBe(false)
      const { headers: replied } = await fetchPath('/v1/me', { headers: { origin } })
      expect(replied.get('access-control-allow-origin')).toBe(origin)
    },
  )

  it.each(['https://example.com', 'null', 'https://chrome-extension.example', 'chrome-extension://a.example.com/x'])('%s may not', async (origin) => {
    expect((await preflight(origin)).headers.has('access-control-allow-origin')).toBe(false)
    expect((await fetchPath('/healthz', { headers: { origin } })).headers.has('access-control-allow-origin')).toBe(false)
  })
})
