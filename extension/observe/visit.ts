import type { Observation, SourceNote } from '../../shared/schema/observation.ts'
import { mergeCreator, mergePost } from './merge.ts'
import type { CreatorFacts, FoundPage, Platform, PostFacts } from './platform.ts'
import type { Drift, Reading } from './reading.ts'

const MAX_CREATORS = 300
const MAX_POSTS = 3_000
const MAX_POSTS_SAVED = 500

/** What the page on screen is about, as far as it has been read. */
export interface Subject {
  observation: Observation
  /** The post on screen, where the page is a post's. */
  post: PostFacts | undefined
}

/**
 * Gathers the readings of one tab. Facts are kept by their own ids, so a late reply about the last page can never
 * be shown as the next page's.
 */
export class Visit {
  readonly drift: Drift[] = []
  refused: Reading['refused']
  private readonly creators = new Map<string, CreatorFacts>()
  private readonly posts = new Map<string, PostFacts>()
  private readonly sources = new Map<string, SourceNote>()
  private readonly platform: Platform

  constructor(platform: Platform) {
    this.platform = platform
  }

  add(reading: Reading): void {
    for (const creator of reading.creators)
      if (creator.id) keep(this.creators, creator.id, mergeCreator(this.creators.get(creator.id), creator), MAX_CREATORS)
    for (const post of reading.posts) keep(this.posts, post.id, mergePost(this.posts.get(post.id), post), MAX_POSTS)
    for (const [key, note] of Object.entries(reading.sources)) this.sources.set(key, note)
    this.drift.push(...reading.drift.slice(0, 50 - this.drift.length))
    this.refused = reading.refused ?? this.refused
  }

  /** The creator (and post) that a page is about, or undefined while nothing about them has been read. */
  subject(page: FoundPage, observedAt: Date): Subject | undefined {
    const post = page.postId ? this.postOf(page.postId) : undefined
    const facts = page.kind === 'post' ? this.creators.get(post?.creatorId ?? '') : this.creatorOf(page)
    const id = facts?.id ?? post?.creatorId
    if (!id || page.kind === 'list') return undefined
    const own = [...this.posts.values()].filter((one) => one.creatorId === id).slice(0, MAX_POSTS_SAVED)
    const posts = own.map(({ aliases: _, ...facts }) => facts)
    const { aliases: _, mention: __, ...known } = facts ?? { id }
    const url = known.url ?? this.platform.profileUrl?.(id, known.handle)
    const creator = { ...known, platform: this.platform.id, id, ...(url ? { url } : {}) }
    return {
      observation: { creator, posts, observedAt: observedAt.toISOString(), terms: this.platform.terms, sources: this.sourcesOf(creator, posts) },
      post,
    }
  }

  /** Posts read so far that belong to a list page: what badges are drawn from. */
  allPosts(): readonly PostFacts[] {
    return [...this.posts.values()]
  }

  private postOf(id: string): PostFacts | undefined {
    return this.posts.get(id) ?? [...this.posts.values()].find((post) => post.aliases?.includes(id))
  }

  private creatorOf(page: FoundPage): CreatorFacts | undefined {
    if (page.creatorId) return this.creators.get(page.creatorId)
    const wanted = page.handle?.toLowerCase()
    if (!wanted) return undefined
    const names = (c: CreatorFacts) => [c.handle ?? '', ...(c.aliases ?? [])].map((name) => name.replace(/^@/, '').toLowerCase())
    return [...this.creators.values()].find((creator) => names(creator).includes(wanted))
  }

  private sourcesOf(...subjects: unknown[]): Record<string, SourceNote> {
    const used = JSON.stringify(subjects)
    return Object.fromEntries([...this.sources].filter(([key]) => used.includes(JSON.stringify(key))))
  }
}

/** Sets a key as the newest and lets the oldest go beyond the cap. */
function keep<V>(map: Map<string, V>, key: string, value: V, max: number): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next().value
  if (map.size > max && oldest !== undefined) map.delete(oldest)
}
