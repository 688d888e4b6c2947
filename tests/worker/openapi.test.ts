import { describe, expect, it } from 'vitest'
import { api, type Operation } from '../../shared/api.ts'
import { ERROR_CODES } from '../../shared/schema/error.ts'
import type { OpenApi } from '../../worker/src/openapi.ts'
import { fetchPath } from './client.ts'

const document = async (): Promise<OpenApi> => (await fetchPath('/openapi.json')).json()
const operations = Object.entries<Operation>(api)

describe('/openapi.json', () => {
  it.each(operations)('describes %s with its key, input, reply and failures', async (name, operation) => {
    const described = (await document()).paths[operation.path]?.[operation.method.toLowerCase()]
    expect(described).toMatchObject({ operationId: name, summary: operation.summary })
    expect(described?.security).toEqual(operation.auth === 'member' ? [{ memberKey: [] }] : [])
    expect(described?.requestBody !== undefined).toBe(operation.body !== undefined)
    const inPath = described?.parameters.filter((one) => one.in === 'path').map((one) => one.name)
    expect(inPath).toEqual([...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
    const statuses = new Set([200, 500, ...operation.errors.map((code) => ERROR_CODES[code])])
    expect(Object.keys(described?.responses ?? {}).map(Number)).toEqual([...statuses].toSorted((a, b) => a - b))
  })

  it('describes nothing else', async () => {
    const { paths, openapi } = await document()
    expect(openapi).toBe('3.1.1')
    expect(Object.values(paths).flatMap((methods) => Object.keys(methods))).toHaveLength(operations.length)
  })

  it('has every schema that it refers to, and refers to every schema that it has', async () => {
    const { components, ...rest } = await document()
    const text = JSON.stringify({ rest, components })
    const referred = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]))
    expect([...referred].toSorted()).toEqual(
      Object.keys(components.schemas)
        .map((name) => `#/components/schemas/${name}`)
        .toSorted(),
    )
    expect(text).not.toMatch(/\$defs|"\$schema"/)
  })

  it('states limits and what is mandatory', async () => {
    const { components, paths } = await document()
    expect(components.schemas.Observation).toMatchObject({
      required: ['creator', 'posts', 'observedAt', 'terms', 'sources'],
      properties: { posts: { maxItems: 500 } },
    })
    const limit = paths['/v1/candidates']?.get?.parameters.find((one) => one.name === 'limit')
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { default: 50, minimum: 1, maximum: 200 } })
  })
})

describe('/docs', () => {
  it('shows every operation and schema on one page', async () => {
    const page = await (await fetchPath('/docs')).text()
    for (const [name, { path, summary }] of operations) {
      expect(page).toContain(`id="${name}"`)
      expect(page).toContain(path)
      expect(page).toContain(summary)
    }
    for (const name of Object.keys((await document()).components.schemas)) expect(page).toContain(`id="schema-${name}"`)
  })

  it('links only to itself', async () => {
    const page = await (await fetchPath('/docs')).text()
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
    expect(targets.length).toBeGreaterThan(operations.length)
    for (const target of targets) expect(page).toContain(`id="${target}"`)
  })

  it('runs no script and loads nothing, and its policy forbids both', async () => {
    const response = await fetchPath('/docs')
    const page = await response.text()
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    const nonce = /<style nonce="([\w-]+)">/.exec(page)?.[1]
    expect(response.headers.get('content-security-policy')).toContain(`default-src 'none'; style-src 'nonce-${nonce}'`)
    expect(page).not.toMatch(/<(script|link|img|iframe|object)|@import|url\(|https?:|\/\/[a-z]/i)
    expect(page).toContain('prefers-color-scheme: dark')
  })
})
