import * as z from 'zod/mini'
import { FollowerProfile } from '../../../shared/schema/evidence.ts'

/** A line that cannot be read: a sentence with its number. */
export class BadLine extends Error {}

z.config(z.locales.en())

const number = z.optional(z.nullable(z.number()))
const flag = z.optional(z.nullable(z.boolean()))
const Post = z.object({
  id: z.union([z.string(), z.number()], { error: 'expected text or a number' }),
  publishedAt: z.optional(z.nullable(z.string())),
  format: z.optional(z.nullable(z.string())),
  views: number,
  likes: number,
  comments: number,
  shares: number,
  saves: number,
  danmaku: number,
  coins: number,
  pinned: flag,
  sponsored: flag,
})
const Profile = z.partial(FollowerProfile)
const observedAt = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'no date' }))

/** One observation as `npm run metrics` takes it: plain numbers, booleans or null; every key but platform may be missing or null. */
export const Line = z.object({
  platform: z.string(),
  observedAt: z.optional(z.nullable(observedAt)),
  followers: number,
  posts: z.optional(z.nullable(z.array(Post))),
  history: z.optional(z.nullable(z.array(z.object({ date: z.string(), followers: number })))),
  followersSample: z.optional(z.nullable(z.array(Profile))),
})
export type Line = z.infer<typeof Line>

/** @throws BadLine with the line's number where it is no JSON or not of that shape */
export function parseLine(text: string, number: number): Line {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new BadLine(`line ${number}: not JSON (NaN and Infinity are none): ${error instanceof Error ? error.message : error}`)
  }
  const parsed = Line.safeParse(json)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the line'}: ${message}`)
  throw new BadLine(`line ${number}: ${where.slice(0, 3).join('; ')}`)
}
