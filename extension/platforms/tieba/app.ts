import * as v from 'valibot'
import { id, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'

const SITE = 'https://tieba.baidu.com'

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
  user: v.object({ ...User.entries, fans_num: number, concern_num: number, total_agree_num: number, is_self: number }),
})
export function readProfile({ data: { user } }: Reply<typeof Profile>, { url }: ReadContext): Facts {
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
  const counts = { followers: parseCount(data.followed_count, { lang: 'zh' }), posts: parseCount(data.post_num, { lang: 'zh' }) }
  return { creators: [{ ...userFacts({ ...data, id: data.id ?? '', ip_address: undefined }), id: data.id ?? null, ...counts, mention: true }] }
}

const Agree = maybe(v.object({ agree_num: number }))
const ThreadInfo = v.object({
  id,
  title: text,
  reply_num: number,
  share_num: number,
  create_time: number,
  author_id: maybe(id),
  agree: Agree,
})
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
export const threadUrl = (thread: string): string => `${SITE}/p/${thread}`

/** myThread: the threads of the user whom the request names; of type 2 are replies, in threads of others. */
export const Threads = v.object({ list: v.nullish(several(v.object({ thread_info: ThreadInfo }))) })
export function readThreads({ data }: Reply<typeof Threads>, { url }: ReadContext): Facts {
  if (url.searchParams.get('type') === '2') return {}
  const posts = present(data.list).map(({ thread_info }) => threadPost(thread_info))
  const [portrait, author] = [url.searchParams.get('portrait')?.split('?')[0], posts.find((post) => post.creatorId)?.creatorId]
  return { creators: author && portrait ? [{ id: author, aliases: [portrait], mention: true }] : [], posts }
}

/** A forum by its name, which is what its address holds; its members are not an author's followers. */
const ForumInfo = v.object({ name: v.pipe(v.string(), v.nonEmpty()), member_num: number, post_num: number })
export const forumFacts = (name: string, members: string | number | undefined, posts: string | number | undefined): CreatorFacts => ({
  id: `forum/${name.replace(/吧$/, '')}`,
  name,
  url: `${SITE}/f?kw=${encodeURIComponent(name.replace(/吧$/, ''))}`,
  followers: parseCount(members, { lang: 'zh' }),
  posts: parseCount(posts, { lang: 'zh' }),
  mention: true,
})

const Part = v.object({
  feed_title: maybe(v.object({ data: maybe(several(v.object({ text_info: maybe(v.object({ text })) }))) })),
  feed_social: maybe(v.object({ comment_num: number, share_num: number, agree: Agree })),
})
const Feed = v.object({
  components: maybe(several(Part)),
  business_info_map: v.object({ thread_id: id, title: text, abstract: text, create_time: number }),
})

/** frs/page_pc: a forum's threads, put together of parts; advertisements among them have no thread. */
export const Forum = v.object({
  forum: maybe(ForumInfo),
  page_data: v.object({ feed_list: several(v.object({ feed: Feed })) }),
})
export const readForum = ({ forum, page_data }: v.InferOutput<typeof Forum>): Facts => ({
  creators: [forum ? forumFacts(forum.name, forum.member_num, forum.post_num) : undefined],
  posts: present(page_data.feed_list).map(({ feed }) => feedPost(feed)),
})

function feedPost({ components, business_info_map: info }: v.InferOutput<typeof Feed>): PostFacts {
  const parts = present(components)
  const social = parts.find((part) => part.feed_social)?.feed_social
  const title = parts.flatMap((part) => part.feed_title?.data ?? []).find((line) => line?.text_info?.text)?.text_info?.text
  return {
    id: info.thread_id,
    creatorId: null,
    url: threadUrl(info.thread_id),
    ...statedSeconds(info.create_time),
    title: orNone(title) ?? orNone(info.title),
    text: orNone(info.abstract),
    likes: parseCount(social?.agree?.agree_num),
    comments: parseCount(social?.comment_num),
    shares: parseCount(social?.share_num),
  }
}

const Floor = v.object({ author_id: maybe(id), time: number, agree: Agree, content: maybe(several(v.object({ text }))) })

/** pb/page_pc: a thread; only its first floor is the author's post, the other floors are comments. */
export const Thread = v.object({
  forum: maybe(ForumInfo),
  thread: ThreadInfo,
  first_floor: maybe(Floor),
  user_list: maybe(several(User)),
})
export function readThread({ forum, thread, first_floor: floor, user_list }: v.InferOutput<typeof Thread>): Facts {
  const author_id = floor?.author_id ?? thread.author_id
  const author = present(user_list).find((user) => user.id === author_id)
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
