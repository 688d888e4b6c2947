import * as v from 'valibot'
import { maybe } from '../../observe/fields.ts'

export const bvid = v.pipe(v.string(), v.regex(/^BV\w+$/))

/** A reply of api.bilibili.com that holds data: every other `code` is a refusal, sent with HTTP 200. */
export const reply = <T extends v.GenericSchema>(data: T) => v.object({ code: v.literal(0), data })

/** The badge of a verified account: type 0 a person, 1 an organisation, -1 or 127 none. */
export const Official = maybe(v.object({ type: v.number() }))
export const isVerified = (official: v.InferOutput<typeof Official>): boolean | undefined =>
  typeof official?.type === 'number' ? official.type === 0 || official.type === 1 : undefined
