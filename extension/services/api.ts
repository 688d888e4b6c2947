import * as z from 'zod/mini'
import { type Api, api, type Input, type Operation, type OperationName, type Reply } from '../../shared/api.ts'
import { ErrorBody } from '../../shared/schema/error.ts'
import { apiAddress } from './address.ts'
import { ApiFailure, type FailureKind } from './failure.ts'
import { type LeftOut, readReply } from './read-reply.ts'

/** Time that one operation may take, in ms. */
export const TIMEOUT = 20_000

/** Where the API is, and the member key that opens it. */
export interface Endpoint {
  url: string
  key?: string
}

type Part = 'params' | 'query' | 'body'
type Needs<N extends OperationName> = { [P in Part as Api[N] extends Record<P, unknown> ? P : never]: Input<N, P> }
export type CallInput<N extends OperationName> = Needs<N> & { signal?: AbortSignal | undefined }

/**
 * Asks the team's API for one operation of the contract and parses the reply by its schema.
 * @throws ApiFailure of any kind; the signal's own reason where `signal` ended it
 */
export const call = async <N extends OperationName>(endpoint: Endpoint, name: N, input: CallInput<N>): Promise<Reply<N>> =>
  (await callAll(endpoint, name, input)).reply

/** The same, with what of the reply's lists this version does not understand. */
export async function callAll<N extends OperationName>(
  endpoint: Endpoint,
  name: N,
  input: CallInput<N>,
): Promise<{ reply: Reply<N>; leftOut: LeftOut[] }> {
  const parts: Partial<Record<Part, unknown>> & { signal?: AbortSignal | undefined } = input
  const operation: Operation = api[name]
  const response = await send(addressOf(endpoint, operation, parts), requestOf(endpoint, operation, parts), parts.signal)
  if (!response.ok) throw await refusal(response)
  const read = readReply(operation.reply, await jsonOf(response))
  if (!read.ok) throw failed('bad-reply', `${name}: ${read.why}`)
  return { reply: read.data as Reply<N>, leftOut: read.leftOut }
}

function addressOf(endpoint: Endpoint, operation: Operation, parts: Partial<Record<Part, unknown>>): URL {
  const base = apiAddress(endpoint.url)
  if (!base) throw failed('refused', `Not an API address: ${endpoint.url}`)
  const params = record(parts.params)
  const url = new URL(base + operation.path.replace(/\{(\w+)\}/g, (_, key: string) => segment(params[key])))
  for (const [key, value] of Object.entries(record(parts.query))) if (value !== undefined && value !== '') url.searchParams.set(key, String(value))
  return url
}

const record = (part: unknown): Record<string, unknown> => (typeof part === 'object' && part !== null ? { ...part } : {})

/** A path segment that stays one: "." and ".." would lead the URL to another operation, even percent-encoded. */
function segment(value: unknown): string {
  const text = String(value)
  if (/^\.{0,2}$/.test(text) || !text.isWellFormed()) throw failed('refused', `Not an id that the API can hold: ${JSON.stringify(text)}`)
  return encodeURIComponent(text)
}

function requestOf(endpoint: Endpoint, operation: Operation, parts: Partial<Record<Part, unknown>>): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (operation.auth === 'member') headers.authorization = `Bearer ${endpoint.key ?? ''}`
  if (operation.body) headers['content-type'] = 'application/json'
  const body = operation.body ? { body: JSON.stringify(parts.body ?? {}) } : {}
  return { method: operation.method, headers, ...body, credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' }
}

async function send(url: URL, request: RequestInit, signal: AbortSignal | undefined): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT)
  try {
    return await fetch(url, { ...request, signal: signal ? AbortSignal.any([signal, timeout]) : timeout })
  } catch (error) {
    signal?.throwIfAborted()
    throw failed('offline', error instanceof Error ? error.message : String(error))
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    // A body cut short or timed out was lost on the way; one that is not JSON is another server's.
    throw failed(error instanceof SyntaxError ? 'bad-reply' : 'offline', error instanceof Error ? error.message : String(error))
  }
}

/** The one error shape; a newer API may have codes that this version does not know. */
const Refusal = z.object({ error: z.extend(ErrorBody.shape.error, { code: z.string(), requestId: z.optional(z.string()) }) })

async function refusal(response: Response): Promise<ApiFailure> {
  const passing = response.status >= 500 || response.status === 429
  const body = Refusal.safeParse(await response.json().catch(() => undefined))
  if (!body.success) return failed(passing ? 'server' : 'bad-reply', `HTTP ${response.status}`)
  const { code, message, details } = body.data.error
  const kind = passing ? 'server' : response.status === 401 ? 'unauthorized' : response.status === 409 ? 'conflict' : 'refused'
  return new ApiFailure({ kind, code, message, ...(details ? { details } : {}) })
}

const failed = (kind: FailureKind, message: string): ApiFailure => new ApiFailure({ kind, message })
