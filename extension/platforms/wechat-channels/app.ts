import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { formatOf, postOnPage, wording } from './fields.ts'

const Counters = v.object({ likeCount: number, commentCount: number, forwardCount: number, favCount: number })
const counters = (stated: Partial<v.InferOutput<typeof Counters>>): Partial<PostFacts> => ({
  likes: parseCount(stated.likeCount),
  comments: parseCount(stated.commentCount),
  shares: parseCount(stated.forwardCount),
  hearts: parseCount(stated.favCount),
})

const Contact = v.object({ username: id, nickname: text, signature: text, headUrl: text })
const Item = v.object({
  id,
  contact: maybe(Contact),
  objectDesc: maybe(v.object({ description: text, mediaType: number })),
  createtime: number,
  ...Counters.entries,
})
type Item = v.InferOutput<typeof Item>

/** A post's own reply, where the comments are counted beside it, and a list of posts: of many, or of the `contact` beside it. */
export const One = v.object({ data: v.object({ object: Item, commentCount: number }) })
export const Many = v.object({ data: v.object({ object: several(Item), contact: maybe(Contact) }) })

export const readOne = ({ data: { object: item, commentCount } }: v.InferOutput<typeof One>, { page }: ReadContext): Facts => {
  const shown = postOnPage(page)
  const post = itemPost({ ...item, commentCount: item.commentCount ?? commentCount })
  return { creators: contactCreators([item.contact]), posts: [{ ...post, ...(shown ? { aliases: [shown] } : {}) }] }
}
export const readMany = ({ data }: v.InferOutput<typeof Many>): Facts => {
  const items = present(data.object).map((item) => ({ ...item, contact: item.contact ?? data.contact }))
  return { creators: contactCreators([data.contact, ...items.map(({ contact }) => contact)]), posts: items.map(itemPost) }
}

/** A search for creators. */
export const People = v.object({ data: v.object({ infoList: several(v.object({ contact: Contact })) }) })
export const readPeople = ({ data }: v.InferOutput<typeof People>): Facts => ({
  creators: contactCreators(present(data.infoList).map(({ contact }) => contact)),
})

/** Each contact once. */
const contactCreators = (contacts: readonly Item['contact'][]): CreatorFacts[] =>
  [...new Map(present(contacts).map((contact) => [contact.username, contact])).values()].map((contact) => ({
    id: contact.username,
    aliases: [contact.username.replace(/@finder$/, '')],
    name: orNone(contact.nickname),
    bio: orNone(contact.signature),
    avatar: imageUrl(contact.headUrl),
    mention: true,
  }))

const itemPost = (item: Item): PostFacts => ({
  id: item.id,
  creatorId: item.contact?.username ?? null,
  ...statedSeconds(item.createtime),
  ...formatOf(item.objectDesc?.mediaType),
  ...wording(item.objectDesc?.description),
  ...counters(item),
})

/** The list of comments, which counts for the post that it belongs to. */
export const Comments = v.object({ data: v.object({ countInfo: Counters }) })
export function readComments({ data }: v.InferOutput<typeof Comments>, { page }: ReadContext): Facts {
  const post = postOnPage(page)
  return post ? { posts: [{ id: post, creatorId: null, publishedAt: null, ...counters(data.countInfo) }] } : {}
}
