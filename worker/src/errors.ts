import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ERROR_CODES, type ErrorBody, type ErrorCode } from '../../shared/schema/error.ts'

export type ErrorDetails = NonNullable<ErrorBody['error']['details']>

/** A failure that the caller can do something about; `message` is one sentence that says what. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails | undefined

  constructor(code: ErrorCode, message: string, details?: ErrorDetails) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** A bad request because of one field. */
export const badField = (field: string, message: string): ApiError => new ApiError('bad-request', `${field}: ${message}`, [{ field, message }])

/** Every failure in the one shape. What was not foreseen is logged under its request id and tells the caller nothing else. */
export function replyError(error: Error, c: Context): Response {
  const known = error instanceof ApiError ? error : new ApiError('internal', 'Something went wrong here; please try again and report the request id')
  const requestId: string = c.get('requestId')
  if (known !== error) console.error(JSON.stringify({ requestId, method: c.req.method, error: error.stack ?? String(error) }))
  if (known.code === 'unauthorized') c.header('www-authenticate', 'Bearer')
  const { code, message, details } = known
  const body: ErrorBody = { error: { code, message, requestId, ...(details ? { details } : {}) } }
  return c.json(body, ERROR_CODES[code] satisfies ContentfulStatusCode)
}
