import * as v from 'valibot'
import { fromDate, fromMillis, fromSeconds, tryJson } from './parse.ts'
import type { PostFacts } from './platform.ts'

// The fields that payloads of every platform have: schemas that forgive a single odd field, never a made-up value.

/** A field that may be missing, null or of another type without hiding the fields beside it: undefined then. */
export const maybe = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

/** A list whose odd items are left out; drift where it has items and none fits. */
export const several = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(maybe(item)),
    v.check((list) => list.length === 0 || list.some((one) => one !== undefined && one !== null)),
  )

/** An id: a non-empty text or a positive number; as text. */
export const id = v.pipe(v.union([v.pipe(v.string(), v.nonEmpty()), v.pipe(v.number(), v.minValue(1))]), v.transform(String))
export const text = maybe(v.string())
/** A count or time as payloads spell it: a number, or a text of one. */
export const number = maybe(v.union([v.number(), v.string()]))
export const flag = maybe(v.boolean())

/** Schema of a JSON text inside JSON. */
export const jsonText = <T extends v.GenericSchema>(schema: T) => v.pipe(v.string(), v.transform(tryJson), schema)

/** The entry of a table under a key that a payload spells: never what every object inherits ("constructor"). */
export const lookUp = <T>(table: Record<string, T>, key: unknown): T | undefined =>
  Object.hasOwn(table, String(key)) ? table[String(key)] : undefined

/** The value, or undefined for null and the empty text. */
export const orNone = (value: string | null | undefined): string | undefined => value || undefined
export const imageUrl = (url: string | null | undefined): string | undefined => url?.replace(/^(?:https?:)?\/\//, 'https://') || undefined

type Stated = Pick<PostFacts, 'publishedAt' | 'publishedFrom'>
const stated = (publishedAt: string | null): Stated => (publishedAt ? { publishedAt, publishedFrom: 'payload' } : { publishedAt })
/** The publish time that a payload states in Unix seconds, or in milliseconds. */
export const statedSeconds = (seconds: string | number | null | undefined): Stated => stated(fromSeconds(seconds))
export const statedMillis = (millis: string | number | null | undefined): Stated => stated(fromMillis(millis))
/** The publish time that a payload states by China's clock, without a zone: "2024-08-06 22:09", with or without seconds. */
export const statedInChina = (text: string | null | undefined): Stated =>
  stated(/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(text ?? '') ? fromDate(`${text?.replace(' ', 'T')}+08:00`) : null)
/** The publish time that an id holds: not later than the true one. */
export const timeOfId = (publishedAt: string | null): Stated => (publishedAt ? { publishedAt, publishedFrom: 'id' } : { publishedAt })
