import * as v from 'valibot'
import { id, jsonText, maybe, number, several, statedSeconds, text } from '../../observe/fields.ts'
import { present } from '../../observe/parse.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { type Address, addressOf, articleUrl, isHeadline, unescaped } from './address.ts'
import { formatOf } from './article.ts'

const Entry = v.object({ title: text, digest: text, content_url: text, item_show_type: number })
type Entry = v.InferOutput<typeof Entry>
/** One message to the followers: several articles, the first of which stands in the message itself. */
const Message = v.object({
  comm_msg_info: v.object({ id, datetime: number, fakeid: maybe(id) }),
  app_msg_ext_info: maybe(v.object({ ...Entry.entries, multi_app_msg_item_list: maybe(v.array(maybe(Entry))) })),
})
type Message = v.InferOutput<typeof Message>
const Messages = v.object({ list: several(Message) })

/** profile_ext?action=getmsg: the list is a JSON text inside the JSON, or plain JSON. */
export const MessageList = v.object({ general_msg_list: v.union([Messages, jsonText(Messages)]) })
export const readMessageList = (reply: v.InferOutput<typeof MessageList>, context: ReadContext): Facts =>
  messagesFacts(reply.general_msg_list.list, context)

/** `msgList` in a page: an object, or a JSON text with HTML entities. */
export const EmbeddedList = v.union([
  Messages,
  v.pipe(
    v.string(),
    v.transform((text) => unescaped(text) ?? ''),
    jsonText(Messages),
  ),
])
export const readEmbeddedList = ({ list }: v.InferOutput<typeof EmbeddedList>, context: ReadContext): Facts => messagesFacts(list, context)

function messagesFacts(messages: readonly (Message | undefined)[], { url }: ReadContext): Facts {
  const posts = present(messages).flatMap((message) => postsOf(message, addressOf(url.href).biz))
  return { creators: namedBy(posts), posts }
}

function postsOf({ comm_msg_info: info, app_msg_ext_info: first }: Message, owner: string | undefined): PostFacts[] {
  if (!first) return []
  // An account's `fakeid` is its biz before encoding.
  const biz = owner ?? (info.fakeid && /^\d+$/.test(info.fakeid) ? btoa(info.fakeid) : undefined)
  return [first, ...present(first.multi_app_msg_item_list)].flatMap((entry, index) => {
    const address = addressOf(entry.content_url)
    // Signed addresses spell no ids; an article that was taken back has no address at all.
    const signed = entry.content_url?.includes('signature=') ? `${info.id}${index ? `_${index + 1}` : ''}` : undefined
    return entryPost(entry, { sn: address.sn, biz: address.biz ?? biz, articleId: address.articleId ?? signed }, info.datetime)
  })
}

function entryPost(entry: Entry, { biz, articleId, sn }: Address, seconds: string | number | null | undefined): PostFacts[] {
  if (!articleId) return []
  return [
    {
      id: articleId,
      ...(sn ? { aliases: [sn] } : {}),
      creatorId: biz ?? null,
      headline: isHeadline(articleId),
      url: biz && sn ? articleUrl(biz, articleId, sn) : undefined,
      ...statedSeconds(seconds),
      ...formatOf(entry.item_show_type),
      title: unescaped(entry.title),
      text: unescaped(entry.digest),
    },
  ]
}

const AlbumArticle = v.object({ title: text, url: v.string(), create_time: number, item_show_type: number })
/** appmsgalbum?action=getalbum: an album of a single article has it bare; its first part names the account. */
export const Album = v.object({
  getalbum_resp: v.object({ article_list: v.union([several(AlbumArticle), AlbumArticle]), base_info: maybe(v.object({ nickname: text })) }),
})
export function readAlbum({ getalbum_resp: { article_list, base_info } }: v.InferOutput<typeof Album>, { url }: ReadContext): Facts {
  const posts = present([article_list].flat()).flatMap((article) => {
    const entry = { title: article.title, content_url: article.url, item_show_type: article.item_show_type, digest: undefined }
    return entryPost(entry, addressOf(article.url), article.create_time)
  })
  const owner = addressOf(url.href).biz
  const name = unescaped(base_info?.nickname)
  return { creators: namedBy(posts).map((creator) => (name && creator.id === owner ? { ...creator, name } : creator)), posts }
}

const namedBy = (posts: readonly PostFacts[]) => present([...new Set(posts.map((post) => post.creatorId))]).map((id) => ({ id, mention: true }))
