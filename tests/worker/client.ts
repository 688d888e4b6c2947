import { exports } from 'cloudflare:workers'
import { expect } from 'vitest'
import { api, type Input, type Operation, type OperationName, type Reply } from '../../shared/api.ts'
import { ErrorBody } from '../../shared/schema/error.ts'

export interface Request {
  key?: string | undefined
  params?: Record<string, string> | undefined
  query?: Record<string, string | number> | undefined
  body?: unknown
  /** A body as it is, where it shall not be JSON. */
  raw?: string | undefined
}

/** Any request to any address of the API. */
export const fetchPath = (path: string, init?: RequestInit): Promise<Response> => exports.default.fetch(`http://api.test${path}`, init)

/** One operation of the contract, with whatever input. */
export function send(name: OperationName, { key, params = {}, query = {}, body, raw }: Request): Promise<Response> {
  const operation: Operation = api[name]
  const path = operation.path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(params[param] ?? ''))
  const search = new URLSearchParams(Object.entries(query).map(([field, value]) => [field, String(value)]))
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const headers = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(text === undefined ? {} : { 'content-type': 'application/json' }),
  }
  return fetchPath(`${path}?${search}`, { method: operation.method, headers, ...(text === undefined ? {} : { body: text }) })
}

export interface ValidRequest<N extends OperationName> {
  key?: string
  params?: Input<N, 'params'>
  query?: Partial<Input<N, 'query'>>
  body?: Input<N, 'body'>
}

/** What the API replies to a request that it should serve, read with the contract's own schema. */
export async function ask<N extends OperationName>(name: N, request: ValidRequest<N>): Promise<Reply<N>> {
  const response = await send(name, request as Request)
  const body = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return api[name].reply.parse(body) as Reply<N>
}

/** The error that the API replies to a request that it should refuse; its code must be one that the contract declares. */
export async function refusal(name: OperationName, request: Request): Promise<ErrorBody['error'] & { status: number }> {
  const response = await send(name, request)
  const error = await errorOf(response)
  expect(api[name].errors as readonly string[]).toContain(error.code)
  return { ...error, status: response.status }
}

/** The one shape of all failures, with the request id that the header names, too. */
export async function errorOf(response: Response): Promise<ErrorBody['error']> {
  const { error } = ErrorBody.parse(await response.json())
  expect(error.requestId).toBe(response.headers.get('x-request-id'))
  return error
}
