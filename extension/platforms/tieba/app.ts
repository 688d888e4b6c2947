import * as v from 'valibot'
import { id, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { Agree, SITE, threadUrl } from './fields.ts'
import { ForumInfo, forumFacts } from './forum.ts'

/** A reply of today's site that holds data. */
export const ok = <T extends v.GenericSchema>(data: T) => v.object({ data })
type Reply<T extends v.GenericSchema> = { data: v.InferOutput<T> }

/** A person goes by three names: a number, a user name (not everyone has one) and the code of the portrait, which pages' addresses use. */
const User = v.object({ id, name: text, name_show: text, portrait: text, ip_address: text })
export const userFacts = (user: v.InferOutput<typeof User>): CreatorFacts => {
  const portrait = user.portrait?.split('?')[0]
  return {
    id: user.id,
    handle: user.name || null,
    ...(portrait ? { aliases: [portrait], url: `${SITE}/home/main?id=${portrait}`, avatar: portraitUrl(portrait) } : {}),
    name: orNone(user.name_show) ?? orNone(user.name),
    region: orNone(user.ip_address),
  }
}
const portraitUrl = (portrait: string): string => `https://gss0.bdstatic.com/6LZ1dD3d1sgCo2Kml5_Y_D3/sys/portrait/item/${portrait}`

/** homeSidebarRight: the head of a user's page. Asked without a portrait by a viewer who is logged in, it is about the viewer. */
export const Profile = v.object({
  user: v.nullable(v.object({ ...User.entries, fans_num: number, concern_num: number, total_agree_num: number, is_self: number })),
})
export function readProfile({ data: { user } }: Reply<typeof Profile>, { url }: ReadContext): Facts {
  if (!user) return {}
  if (Number(user.is_self) && !url.searchParams.get('portrait') && !url.searchParams.get('un')) return {}
  const counts = {
    followers: parseCount(user.fans_num),
    following: parseCount(user.concern_num),
    likesReceived: parseCount(user.total_agree_num),
  }
  return { creators: [{ ...userFacts(user), ...counts }] }
}

/** home/get/panel: the card of a user, without the number since 2022; `followed_count` are the followers. */
export const Panel = v.object({
  data: v.object({ id: maybe(id), name: text, name_show: text, portrait: text, followed_count: number, post_num: number }),
})
export function readPanel({ data }: v.InferOutput<typeof Panel>): Facts {
  if (!(data.id || data.name || data.portrait)) return {}
  const counts = { followers: parseCount(data.followed_count, { lang: 'zh' }), posts: parseCount(data.post_num, { lang: 'zh' }) }
  return { creators: [{ ...userFacts({ ...data, id: data.id ?? '', ip_address: undefined }), id: data.id ?? null, ...counts, mention: true }] }
}

/** A thread, whose number stands under either of two names, as may its author's. */
const ThreadInfo = v.pipe(
  v.object({
    id: maybe(id),
    tid: maybe(id),
    title: text,
    reply_num: number,
    share_num: number,
    create_time: number,
    author_id: maybe(id),
    author: maybe(User),
    agree: Agree,
  }),
  v.transform((thread) => ({ ...thread, id: thread.id ?? thread.tid, author_id: thread.author_id ?? thread.author?.id })),
  v.check((thread) => thread.id !== undefined),
  v.transform((thread) => ({ ...thread, id: `${thread.id}` })),
)
const threadPost = (thread: v.InferOutput<typeof ThreadInfo>): PostFacts => ({
  id: thread.id,
  creatorId: thread.author_id ?? null,
  url: threadUrl(thread.id),
  ...statedSeconds(thread.create_time),
  title: orNone(thread.title),
  likes: parseCount(thread.agree?.agree_num),
  comments: parseCount(thread.reply_num),
  shares: parseCount(thread.share_num),
})
/** myThread: the threads of the user whom the request names; of type 2 are replies, in threads of others. */
export const Threads = v.object({ list: v.nullish(several(v.object({ thread_info: ThreadInfo }))) })
export function readThreads({ data }: Reply<typeof Threads>, { url }: ReadContext): Facts {
  if (url.searchParams.get('type') === '2') return {}
  const threads = present(data.list).map(({ thread_info }) => thread_info)
  const [portrait, opened] = [url.searchParams.get('portrait')?.split('?')[0], threads.find((thread) => thread.author_id)]
  const named = opened?.author ? userFacts(opened.author) : undefined
  const creator =
    opened?.author_id && (named || portrait) ? { aliases: present([portrait]), ...named, id: opened.author_id, mention: true } : undefined
  return { creators: [creator], posts: threads.map(threadPost) }
}

const Floor = v.object({ author_id: maybe(id), author: maybe(User), time: number, agree: Agree, content: maybe(several(v.object({ text }))) })

/** pb/page_pc: a thread; only its first floor is the author's post, the other floors are comments. */
export const Thread = v.object({
  forum: maybe(ForumInfo),
  thread: ThreadInfo,
  first_floor: maybe(Floor),
  user_list: maybe(several(User)),
})
export function readThread({ forum, thread, first_floor: floor, user_list }: v.InferOutput<typeof Thread>): Facts {
  const author_id = floor?.author_id ?? floor?.author?.id ?? thread.author_id
  const author = [...present(user_list), floor?.author, thread.author].find((user) => user && user.id === author_id)
  const words = present(floor?.content).map((part) => part.text ?? '')
  const post = threadPost({ ...thread, author_id, create_time: thread.create_time ?? floor?.time, agree: thread.agree ?? floor?.agree })
  return {
    creators: [
      author ? { ...userFacts(author), mention: true } : undefined,
      forum ? forumFacts(forum.name, forum.member_num, forum.post_num) : undefined,
    ],
    posts: [{ ...post, text: orNone(words.join('')) }],
  }
}
