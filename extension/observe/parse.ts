import type { Count } from '../../shared/schema/count.ts'

export { parseCount } from './count-text.ts'
export { tryJson } from './json.ts'
export { parseRelativeTime } from './relative-time.ts'

/** A count that the platform says it does not show. */
export const hidden: Count = { value: null, precision: 'hidden' }

/** Unix seconds as ISO 8601 UTC, null where it is no time after 2000. */
export const fromSeconds = (seconds: number | string | null | undefined): string | null => fromMillis(Number(seconds) * 1000)

/** Unix milliseconds as ISO 8601 UTC, null where it is no time between 2000 and 2100. */
export function fromMillis(millis: number | string | null | undefined): string | null {
  const time = Number(millis)
  return time > 946_684_800_000 && time < 4_102_444_800_000 ? new Date(time).toISOString() : null
}

/** A time text with zone (ISO, RFC) as ISO 8601 UTC, null where it is none. */
export const fromDate = (text: string | null | undefined): string | null => (text ? fromMillis(Date.parse(text)) : null)

/** Text without the markup that search results put into it (`<em class="keyword">`). */
export const plainText = (html: string): string => html.replace(/<[^>]*>/g, '')

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Text in which HTML entities stand for the characters that they name. */
export const unescapeHtml = (text: string): string =>
  text.replace(/&(?:#(\d{2,6}|x[\da-f]{2,5})|(amp|lt|gt|quot|apos|nbsp));/gi, (_, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number(code.replace(/^x/i, '0x'))) : (ENTITIES[name.toLowerCase()] ?? ''),
  )

/** What a piece of HTML says: without its tags, its paragraphs on lines of their own. */
export const textOfHtml = (html: string): string =>
  unescapeHtml(plainText(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '').replace(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n')))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()

/** The present values of a list that may hold gaps. */
export const present = <T>(list: readonly (T | null | undefined)[] | null | undefined): T[] =>
  (list ?? []).filter((one): one is T => one !== null && one !== undefined)
