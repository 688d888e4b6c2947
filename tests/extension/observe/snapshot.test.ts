import { DOMParser, parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { type FoundPage, findPage } from '../../../extension/observe/platform.ts'
import { loadPlatforms } from '../../../extension/observe/registry.ts'
import { feedOf, type Parse, platformOf, readSnapshot, type Snapshot } from '../../../extension/observe/snapshot.ts'
import { readHar } from '../../tools/har.ts'
import { readEntry } from '../../tools/read-entry.ts'
import { everyReplay } from '../../tools/replays.ts'

const platforms = await loadPlatforms()
const parse: Parse = (text, type) =>
  type === 'text/html' ? parseHTML(text).document : (new DOMParser().parseFromString(text, type) as unknown as Document)
const html = (url: string, text: string): Snapshot => ({ url, lang: 'en', type: 'text/html', text })
/** Recordings that are one page by itself. */
const alone = everyReplay().flatMap(([id, har]) => {
  const [entry, ...others] = readHar(har)
  const platform = platforms.find((one) => one.id === id)
  const page = entry && platform && findPage(platform, entry.url)
  return entry && platform && page && others.length === 0 && entry.mimeType
    ? [{ id, har: har.replace(/^.*replays\//, ''), entry, platform, page }]
    : []
})

describe('a snapshot of a page', () => {
  it.each(alone)('reads the same of $har as a page that is watched', ({ entry, platform, page }) => {
    const { mimeType, body, startedAt, url } = entry
    const visit = readSnapshot(
      platform,
      { url, lang: parse(body, 'text/html').documentElement?.lang ?? '', type: mimeType, text: body },
      parse,
      startedAt,
    )
    const watched = readEntry(platform, entry)
    const ids = (facts: readonly { id: string | null }[]) => facts.flatMap(({ id }) => id ?? []).sort()
    expect(visit.allPosts().length).toBe(new Set(ids(watched.posts)).size)
    expect(ids(visit.allCreators())).toEqual([...new Set(ids(watched.creators))])
    const creator = (of: FoundPage) => visit.subject(of, startedAt)?.observation.creator
    const own = watched.creators.find(({ id }) => id !== null && id === creator(page)?.id)
    if (own?.followers) expect(creator(page)?.followers).toEqual(own.followers)
  })

  it('belongs to the platform of its host, and to one of any host only where no platform has that host', () => {
    for (const platform of platforms)
      for (const url of Object.values(platform.pages).flatMap(({ examples }) => examples))
        expect(platformOf(platforms, url)?.platform.id, url).toBe(platform.id)
    expect(platformOf(platforms, 'https://gannetrock.example/feed/')?.platform.hosts.some((host) => host.includes('gannetrock'))).toBe(false)
    expect(platformOf(platforms, 'https://gannetrock.example/about')).toBeUndefined()
    expect(platformOf(platforms, 'about:blank')).toBeUndefined()
  })

  it('reads a feed that the browser shows as bare text', () => {
    const feed = '<rss><channel><title>Gannet Rock</title><link>https://gannetrock.example</link><item><guid>1</guid></item></channel></rss>'
    const url = 'https://gannetrock.example/feed/'
    const { platform } = platformOf(platforms, url) ?? expect.fail('no platform')
    const visit = readSnapshot(platform, { url, lang: '', type: 'text/plain', text: feed }, parse, new Date())
    expect(visit.allPosts().map(({ id, creatorId }) => [id, creatorId])).toEqual([['1', 'gannetrock.example']])
  })

  it('names the feed that an HTML page links to', () => {
    const page = (href: string) =>
      html('https://gannetrock.example/a/', `<html><head><link rel="alternate" type="application/rss+xml" href="${href}"></head><body></body></html>`)
    expect(feedOf(page('/feed/'), parse)).toBe('https://gannetrock.example/feed/')
    expect(feedOf(page('javascript:alert(1)'), parse)).toBeUndefined()
    expect(feedOf(html('https://gannetrock.example/', '<html><body>none</body></html>'), parse)).toBeUndefined()
  })
})
