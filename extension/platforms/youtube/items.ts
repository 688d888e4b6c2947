import * as v from 'valibot'
import { lookUp } from '../../observe/fields.ts'
import type { CreatorFacts, PostFacts } from '../../observe/platform.ts'
import { Card, ChannelCard, readCard, readChannelCard } from './card.ts'
import type { Host, Item, Locale } from './fields.ts'
import { Lockup, readLockup, readShort, Short } from './lockup.ts'

type Reader = (node: unknown, locale: Locale, host?: Host) => Item | undefined

const item =
  <T extends v.GenericSchema>(schema: T, read: (data: v.InferOutput<T>, locale: Locale, host?: Host) => Item | undefined): Reader =>
  (node, locale, host) => {
    const parsed = v.safeParse(schema, node)
    return parsed.success ? read(parsed.output, locale, host) : undefined
  }

/** Newest first: lockups since 2026-05, renderers until 2026-01 and, in grids, 2021-05. */
const READERS: Record<string, Reader> = {
  lockupViewModel: item(Lockup, readLockup),
  shortsLockupViewModel: item(Short, readShort),
  videoRenderer: item(Card, readCard),
  gridVideoRenderer: item(Card, readCard),
  channelRenderer: item(ChannelCard, readChannelCard),
}
/** Ads, and what community posts carry along. */
const SKIPPED = /^(?:ad[A-Z]|promoted|searchPyv|backstage)/

/** All videos and channels of a list, shelf or grid, however nested, without those in ads; each video once. */
export function readItems(tree: unknown, locale: Locale, host?: Host): { posts: PostFacts[]; creators: CreatorFacts[] } {
  const posts = new Map<string, PostFacts>()
  const creators = new Map<string, CreatorFacts>()
  for (const { post, creator } of itemsIn(tree, locale, host)) {
    if (post && !posts.has(post.id)) posts.set(post.id, post)
    if (creator?.id && !creators.has(creator.id)) creators.set(creator.id, creator)
  }
  return { posts: [...posts.values()], creators: [...creators.values()] }
}

function* itemsIn(tree: unknown, locale: Locale, host?: Host): Generator<Item> {
  if (typeof tree !== 'object' || tree === null) return
  for (const [key, branch] of Object.entries(tree)) {
    const read = lookUp(READERS, key)
    const found = read?.(branch, locale, host)
    if (found) yield found
    else if (!read && !SKIPPED.test(key)) yield* itemsIn(branch, locale, host)
  }
}
