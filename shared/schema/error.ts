import * as z from 'zod/mini'

/** Every failure of the API leaves in this one shape. */
export const ERROR_CODES = {
  'bad-request': 400,
  unauthorized: 401,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'code-used': 409,
  'too-large': 413,
  internal: 500,
} as const
export type ErrorCode = keyof typeof ERROR_CODES

export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
    /** One sentence that says what to do. */
    message: z.string(),
    requestId: z.string(),
    details: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>
