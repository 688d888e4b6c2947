import { wantsResponse } from '../../extension/observe/collect.ts'
import { findPage, type Platform } from '../../extension/observe/platform.ts'
import { type HarEntry, readHar } from './har.ts'
import { isMarkup, readEntry } from './read-entry.ts'

/**
 * What the product reads out of one HAR file, entry by entry, in the order recorded. As in the browser a reply belongs to the page that was
 * loaded last: where two platforms ask for one URL that page's reads it, without a page the first by id.
 */
export function readHarFile(file: string, platforms: readonly Platform[]) {
  const entries = readHar(file)
  const onPage = platforms.filter((one) => entries.some((entry) => findPage(one, entry.url)))
  let pageUrl: string | undefined
  return entries.map((entry) => {
    if (/html/.test(entry.mimeType) && isMarkup(entry)) pageUrl = entry.url
    return readOne(entry, pageUrl ?? entry.url, [...onPage, ...platforms])
  })
}

/** A reading as expected files spell it: without the keys of sources, which receipts have tests of their own for. */
export const withoutSources = (reading: unknown): unknown =>
  JSON.parse(JSON.stringify(reading, (key, value) => (key === 'source' && typeof value === 'string' && value.includes('@') ? undefined : value)))

function readOne(entry: HarEntry, pageUrl: string, platforms: readonly Platform[]) {
  const platform = platforms.find((one) => asksFor(one, entry.url))
  if (!platform) return { url: entry.url, platform: null, creators: [], posts: [], drift: [] }
  const { creators, posts, drift, refused } = readEntry(platform, entry, pageUrl)
  const named = creators.map((creator) => ({ platform: platform.id, ...creator }))
  return { url: entry.url, platform: platform.id, creators: named, posts, drift, ...(refused ? { refused } : {}) }
}

/** True where a platform reads the reply of a URL, or the page that it leads to. */
export function asksFor(platform: Platform, url: string): boolean {
  const documents = platform.sources.some((source) => source.origins.some((origin) => origin.kind === 'document' && origin.url.test(url)))
  return wantsResponse(platform, url) || documents || findPage(platform, url) !== undefined
}
