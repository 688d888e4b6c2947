import type { Observation, Post } from '../../schema/observation.ts'
import { type ReadText, readText } from './words.ts'

export type Where = 'name' | 'bio' | 'hashtag' | 'caption'

/** A piece of what a creator says, and the post it stands in. */
export interface Passage {
  where: Where
  text: ReadText
  post: Post | null
}

/** #词 as well as #话题#, whose second mark ends it. */
const HASHTAG = /#([^\s#]{1,60})#?/gu

/** Name, bio, captions and hashtags, reposts left out: those are another's words. A hashtag is no longer part of its caption. */
export function passagesOf({ creator, posts }: Pick<Observation, 'creator' | 'posts'>): Passage[] {
  const about = [creator.name, creator.handle].filter(Boolean).join(' ')
  const own = posts.filter(({ format }) => format !== 'repost')
  return [passage('name', about), passage('bio', creator.bio), ...own.flatMap(saidIn)].flat()
}

function saidIn(post: Post): Passage[] {
  const said = [post.title, post.text].filter(Boolean).join('\n')
  const tags = [...said.matchAll(HASHTAG)].map(([, tag = '']) => spaced(tag))
  return [...passage('caption', said.replace(HASHTAG, ' '), post), ...passage('hashtag', tags.join('\n'), post)]
}

/** SkincareRoutine → Skincare Routine. */
const spaced = (tag: string): string => tag.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').replaceAll('_', ' ')

function passage(where: Where, text: string | undefined, post: Post | null = null): Passage[] {
  const read = readText(text ?? '')
  return read.words > 0 ? [{ where, text: read, post }] : []
}
