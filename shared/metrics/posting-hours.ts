import { narrow, type Sample } from './eligible.ts'
import { type Figure, figure } from './figure.ts'
import { MIN_POSTS } from './min-posts.ts'
import { onPosts, receiptOf } from './receipt.ts'
import { shortage } from './stated.ts'

const HOURS = 24
const HOUR = 3_600_000
/** Time zones lie within UTC−12…+14. */
const [LEAST_OFFSET, MOST_OFFSET] = [-720, 840]

/** Posts by local hour of the day, 24 counts from 0 h, and the hour with most of them, the earliest of equals. */
export interface PostingHours {
  byHour: number[]
  peak: number
}

/**
 * Posting hours: all own posts whose time is known exactly, by the hour of the day at a UTC offset in minutes (480 = UTC+8). The offset is
 * one for all posts: summer time is not followed. Of "3 weeks ago" the hour is not known, so such posts are left out.
 */
export function postingHours(dated: Sample, offsetMinutes: number): Figure<PostingHours> {
  const sample = narrow(dated, ({ from, to }) => (from === to ? null : 'undated'))
  const possible = Number.isInteger(offsetMinutes) && offsetMinutes >= LEAST_OFFSET && offsetMinutes <= MOST_OFFSET
  const inputs = { offsetMinutes: possible ? offsetMinutes : null }
  const receipt = receiptOf({ formula: 'posts-by-local-hour', inputs, ...onPosts(sample) })
  if (!possible) return figure({ absence: 'bad-offset' }, receipt)
  if (sample.posts.length < MIN_POSTS) return figure({ absence: shortage(sample) }, receipt)
  const hours = sample.posts.map(({ at }) => new Date(at + (offsetMinutes / 60) * HOUR).getUTCHours())
  const byHour = Array.from({ length: HOURS }, (_, hour) => hours.filter((one) => one === hour).length)
  return figure({ value: { byHour, peak: byHour.indexOf(Math.max(...byHour)) } }, receipt)
}
