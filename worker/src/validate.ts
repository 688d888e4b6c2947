import { en } from 'zod/locales'
import type * as z from 'zod/mini'
import { ApiError, type ErrorDetails } from './errors.ts'

type Issue = z.core.$ZodIssue

const { localeError } = en()

/**
 * The value as the schema wants it.
 * @param part what is named where the value as a whole does not fit: `body`, `query`, `path`
 * @throws ApiError bad-request that names each field and what it should be
 */
export function validate<S extends z.ZodMiniType>(schema: S, value: unknown, part: string): z.output<S> {
  const parsed = schema.safeParse(value, { error: localeError })
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.slice(0, 20).flatMap((issue) => detailsOf(issue, [], part))
  throw new ApiError(
    'bad-request',
    `The ${part} does not fit: ${details
      .map((d) => `${d.field}: ${d.message}`)
      .slice(0, 3)
      .join('; ')}`,
    details,
  )
}

/** Of a union the alternative that comes nearest is explained. */
function detailsOf(issue: Issue, above: readonly PropertyKey[], part: string): ErrorDetails {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? []
    return nearest.flatMap((one) => detailsOf(one, path, part))
  }
  return [{ field: path.map(String).join('.') || part, message: issue.message }]
}

/** @throws ApiError bad-request where the text is not JSON; an empty body counts as {} */
export function parseBody(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('bad-request', 'The body is not valid JSON', [{ field: 'body', message: 'Send JSON, encoded as UTF-8' }])
  }
}
