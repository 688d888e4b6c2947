import * as z from 'zod/mini'

/**
 * Why the API did not do what was asked. `offline` no answer; `server` it broke (5xx) or is too busy; `bad-reply` an answer that is not
 * the API's; `unauthorized` the key is not accepted; `conflict` someone was faster; `refused` any other 4xx. `not-connected` and
 * `other-workspace` are found before anything is sent.
 */
export const FAILURES = ['offline', 'server', 'bad-reply', 'unauthorized', 'conflict', 'refused', 'not-connected', 'other-workspace'] as const

export const Failure = z.object({
  kind: z.enum(FAILURES),
  message: z.string(),
  code: z.optional(z.string()),
  details: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
})
export type Failure = z.infer<typeof Failure>
export type FailureKind = Failure['kind']

/** What every failed operation throws: a {@link Failure} that can be caught. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }

  get kind(): FailureKind {
    return this.failure.kind
  }
}

/** The failure in anything thrown; what is no {@link ApiFailure} did not come from the API and is told as a bad reply. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ApiFailure) return thrown.failure
  return { kind: 'bad-reply', message: thrown instanceof Error ? thrown.message : String(thrown) }
}
