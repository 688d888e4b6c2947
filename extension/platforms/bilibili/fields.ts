import * as z from 'zod/mini'
import { parseCount } from '../../observe/parse.ts'

/** A field that may be missing, null or of another type without hiding the fields beside it. */
export const maybe = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(z.nullable(schema)), undefined)

/** An account or dynamic id: a number in some bodies, a string in others. */
export const id = z.union([z.string().check(z.minLength(1)), z.number().check(z.positive())])
export const bvid = z.string().check(z.regex(/^BV\w+$/))
export const text = maybe(z.string())
export const number = maybe(z.union([z.number(), z.string()]))

/** A reply of api.bilibili.com that holds data: every other `code` is a refusal, sent with HTTP 200. */
export const reply = <T extends z.ZodMiniType>(data: T) => z.object({ code: z.literal(0), data })

/** The badge of a verified account: type 0 a person, 1 an organisation, -1 or 127 none. */
export const Official = maybe(z.object({ type: number }))
export const isVerified = (official: z.infer<typeof Official>): boolean | undefined =>
  typeof official?.type === 'number' ? official.type === 0 || official.type === 1 : undefined

/** A number or its text as a count, undefined where the payload has none ("--" is how a video without play count is written). */
export const count = (value: string | number | null | undefined) => (value === null || value === undefined ? undefined : parseCount(value))

export const orNone = (value: string | null | undefined): string | undefined => value || undefined
export const imageUrl = (url: string | null | undefined): string | undefined => url?.replace(/^\/\//, 'https://') || undefined
