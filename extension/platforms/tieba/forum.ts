import * as v from 'valibot'
import { id, maybe, number, orNone, several, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { Agree, SITE, threadUrl } from './fields.ts'

/** A forum by its name, which is what its address holds; its members are not an author's followers. */
export const ForumInfo = v.object({ name: v.pipe(v.string(), v.nonEmpty()), member_num: number, post_num: number })
export const forumFacts = (name: string, members: string | number | undefined, posts: string | number | undefined): CreatorFacts => ({
  id: `forum/${name.replace(/吧$/, '')}`,
  name,
  url: `${SITE}/f?kw=${encodeURIComponent(name.replace(/吧$/, ''))}`,
  followers: parseCount(members, { lang: 'zh' }),
  posts: parseCount(posts, { lang: 'zh' }),
  mention: true,
})

const Lines = maybe(v.object({ data: maybe(several(v.object({ text_info: maybe(v.object({ text })) }))) }))
const lineOf = (lines: readonly v.InferOutput<typeof Lines>[]): string | undefined =>
  lines.flatMap((one) => one?.data ?? []).find((line) => line?.text_info?.text)?.text_info?.text

const Part = v.object({
  feed_title: Lines,
  feed_abstract: Lines,
  feed_social: maybe(v.object({ comment_num: number, share_num: number, agree: Agree })),
})
const Feed = v.object({
  components: maybe(several(Part)),
  business_info_map: v.object({ thread_id: id, title: text, abstract: text, create_time: number }),
})

/** frs/page_pc: a forum's threads, put together of parts; advertisements among them have no thread. */
export const Forum = v.object({
  forum: maybe(ForumInfo),
  page_data: v.object({ feed_list: v.nullable(several(v.object({ feed: Feed }))) }),
})
export const readForum = ({ forum, page_data }: v.InferOutput<typeof Forum>): Facts => ({
  creators: [forum ? forumFacts(forum.name, forum.member_num, forum.post_num) : undefined],
  posts: present(page_data.feed_list).map(({ feed }) => feedPost(feed)),
})

function feedPost({ components, business_info_map: info }: v.InferOutput<typeof Feed>): PostFacts {
  const parts = present(components)
  const social = parts.find((part) => part.feed_social)?.feed_social
  const [title, abstract] = [lineOf(parts.map((part) => part.feed_title)), lineOf(parts.map((part) => part.feed_abstract))]
  return {
    id: info.thread_id,
    creatorId: null,
    url: threadUrl(info.thread_id),
    ...statedSeconds(info.create_time),
    title: orNone(title) ?? orNone(info.title),
    text: orNone(info.abstract) ?? orNone(abstract),
    likes: parseCount(social?.agree?.agree_num),
    comments: parseCount(social?.comment_num),
    shares: parseCount(social?.share_num),
  }
}
