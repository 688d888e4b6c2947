import { orNone } from '../../observe/fields.ts'
import { fromDate } from '../../observe/parse.ts'
import type { PostFacts } from '../../observe/platform.ts'

export const textOf = (root: ParentNode, selector: string): string | undefined =>
  orNone(root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim())

/** "2021-08-31 17:33:58", in China's time. */
export function publishedAt(local: string | null | undefined): Pick<PostFacts, 'publishedAt' | 'publishedFrom'> {
  const at = fromDate(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(local ?? '') ? `${local?.replace(' ', 'T')}+08:00` : null)
  return at ? { publishedAt: at, publishedFrom: 'payload' } : { publishedAt: at }
}

/** How page URLs name a member: members and public figures have ids of their own, which overlap. */
export const pathOf = (member: string): string => `people/${member}`
