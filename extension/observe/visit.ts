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
  private readonly nameless = new Map<string, CreatorFacts>()
  private readonly posts = new Map<string, PostFacts>()
  private readonly postIds = new Map<string, string>()
  private readonly sources = new Map<string, SourceNote>()
  private readonly platform: Platform

  constructor(platform: Platform) {
    this.platform = platform
  }

  add(reading: Reading): void {
    for (const creator of reading.creators) this.addCreator(creator)
    for (const post of reading.posts) this.addPost(post)
    for (const [key, note] of Object.entries(reading.sources)) this.sources.set(key, note)
    this.drift.push(...reading.drift.slice(0, 50 - this.drift.length))
    this.refused = reading.refused ?? this.refused
  }

  /** The creator (and post) that a page is about, or undefined while nothing about them has been read. */
  subject(page: FoundPage, observedAt: Date): Subject | undefined {
    const post = page.postId ? this.postOf(page.postId) : undefined
    const facts = this.whole(page.kind === 'post' ? this.creators.get(post?.creatorId ?? '') : this.creatorOf(page))
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

  /** All posts read so far, the newest read last: what badges are drawn from. */
  allPosts(): readonly PostFacts[] {
    return [...this.posts.values()]
  }

  allCreators(): readonly CreatorFacts[] {
    return [...this.creators.values()]
  }

  private addCreator(creator: CreatorFacts): void {
    const { id } = creator
    if (id) keep(this.creators, id, mergeCreator(this.creators.get(id), creator), MAX_CREATORS)
    else for (const name of namesOf(creator)) keep(this.nameless, name, mergeCreator(this.nameless.get(name), creator), MAX_CREATORS)
  }

  /** The post may have been read before under another of its names. */
  private addPost(post: PostFacts): void {
    const id = this.postIds.get(post.id) ?? post.id
    const others = (post.aliases ?? []).filter((alias) => alias !== id)
    const known = [id, ...others].flatMap((name) => this.posts.get(name) ?? [])
    const merged = [...known, post].reduce((older, newer) => mergePost(older, newer))
    for (const name of others) {
      keep(this.postIds, name, id, MAX_POSTS)
      this.posts.delete(name)
    }
    keep(this.posts, id, { ...merged, id }, MAX_POSTS)
  }

  /** A creator with what has been read without an id, but under one of the creator's names. */
  private whole(creator: CreatorFacts | undefined): CreatorFacts | undefined {
    const nameless = creator && namesOf(creator).flatMap((name) => this.nameless.get(name) ?? [])[0]
    return nameless ? { ...mergeCreator(creator, nameless), id: creator.id } : creator
  }

  private postOf(id: string): PostFacts | undefined {
    return this.posts.get(this.postIds.get(id) ?? id)
  }

  private creatorOf(page: FoundPage): CreatorFacts | undefined {
    if (page.creatorId) return this.creators.get(page.creatorId)
    const wanted = page.handle?.toLowerCase()
    if (!wanted) return undefined
    return [...this.creators.values()].find((creator) => namesOf(creator).includes(wanted))
  }

  private sourcesOf(...subjects: unknown[]): Record<string, SourceNote> {
    const used = JSON.stringify(subjects)
    return Object.fromEntries([...this.sources].filter(([key]) => used.includes(JSON.stringify(key))))
  }
}

const namesOf = (creator: CreatorFacts): string[] =>
  [creator.handle ?? '', ...(creator.aliases ?? [])].filter(Boolean).map((name) => name.replace(/^@/, '').toLowerCase())

/** Sets a key as the newest and lets the oldest go beyond the cap. */
function keep<V>(map: Map<string, V>, key: string, value: V, max: number): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next().value
  if (map.size > max && oldest !== undefined) map.delete(oldest)
}
