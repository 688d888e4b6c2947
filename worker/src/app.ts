import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { api, type OperationName } from '../../shared/api.ts'
import { docsPage } from './docs/page.ts'
import { ApiError, replyError } from './errors.ts'
import { type AppEnv, mount } from './mount.ts'
import { openApi } from './openapi.ts'

const EXTENSION = /^(chrome|moz)-extension:\/\/[\w-]+$/

/** The Worker's app: every operation of the contract, its description, and one shape for all failures. */
export function createApp(clock: () => Date = () => new Date()): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(requestId(), secureHeaders(), extensionsOnly())
  app.use(methodNotAllowed({ app, onMethodNotAllowed: replyNotAllowed }))
  for (const name of Object.keys(api) as OperationName[]) mount(app, name, clock)
  app.get('/openapi.json', (c) => c.json(openApi()))
  app.get('/docs', docsPage)
  app.notFound((c) => replyError(new ApiError('not-found', 'No such address; /docs lists those that there are'), c))
  app.onError(replyError)
  return app
}

/** The extension's own pages may read replies, without cookies; web pages may not. */
const extensionsOnly = () =>
  cors({
    origin: (origin) => (EXTENSION.test(origin) ? origin : null),
    allowMethods: ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders: ['x-request-id'],
    maxAge: 86_400,
  })

function replyNotAllowed(c: Context, methods: string[]): Response {
  c.header('allow', methods.join(', '))
  return replyError(new ApiError('method-not-allowed', `Use ${methods.join(' or ')} here`), c)
}
