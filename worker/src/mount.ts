import type { D1Database } from '@cloudflare/workers-types'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { api, type Operation, type OperationName } from '../../shared/api.ts'
import { authenticate } from './auth.ts'
import type { Caller } from './db/members.ts'
import { ApiError } from './errors.ts'
import { briefs } from './routes/briefs.ts'
import { candidates } from './routes/candidates.ts'
import { cohorts } from './routes/cohorts.ts'
import type { Call, Handler, Handlers } from './routes/handler.ts'
import { health } from './routes/health.ts'
import { members } from './routes/members.ts'
import { observations } from './routes/observations.ts'
import { parseBody, validate } from './validate.ts'

export type AppEnv = { Bindings: { DB: D1Database }; Variables: { requestId: string; caller: Caller | null } }

const handlers: Handlers<OperationName> = { ...health, ...members, ...candidates, ...observations, ...cohorts, ...briefs }

const limitBody = bodyLimit({
  maxSize: 1_024 * 1_024,
  onError: () => {
    throw new ApiError('too-large', 'The body exceeds 1 MiB; send fewer posts')
  },
})

/** Serves one operation of the contract: key, size, input, handler, reply, in this order. */
export function mount<N extends OperationName>(app: Hono<AppEnv>, name: N, clock: () => Date): void {
  const operation: Operation = api[name]
  const handler: Handler<N> = handlers[name]
  app.on(operation.method, operation.path.replace(/\{(\w+)\}/g, ':$1'), identify(operation), limitBody, async (c) => {
    const call = { db: c.env.DB, caller: c.get('caller'), now: clock(), ...(await readInput(operation, c)) }
    c.header('cache-control', 'no-store')
    return c.json(await handler(call as Call<N>))
  })
}

const identify =
  ({ auth }: Operation) =>
  async (c: Context<AppEnv>, next: () => Promise<void>): Promise<void> => {
    c.set('caller', auth === 'member' ? await authenticate(c.env.DB, c.req.header('authorization')) : null)
    await next()
  }

async function readInput({ params, query, body }: Operation, c: Context) {
  return {
    params: params && validate(params, c.req.param(), 'path'),
    query: query && validate(query, c.req.query(), 'query'),
    body: body && validate(body, parseBody(await c.req.text()), 'body'),
  }
}
