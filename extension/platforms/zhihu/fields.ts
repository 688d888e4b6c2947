import * as v from 'valibot'

const MAX_DEPTH = 12

/** A schema that sees the API's snake_case spelled as camelCase: one shape for the page's state and the API. */
export const tidy = <T extends v.GenericSchema>(schema: T) =>
  v.pipe(
    v.unknown(),
    v.transform((value) => plain(value, 0)),
    schema,
  )

function plain(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return undefined
  if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [camelCase(key), plain(one, depth + 1)]))
}

const camelCase = (key: string): string => key.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase())
