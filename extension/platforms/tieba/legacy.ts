import * as v from 'valibot'
import { id, jsonText, maybe, number, orNone, statedInChina, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { userFacts } from './app.ts'
import { threadUrl } from './fields.ts'
import { forumFacts } from './forum.ts'

// The pages of tieba.baidu.com before it became an app in 2026. Every selector is of 2024-08.

/** `PageData.thread`: the replies of the whole thread, where the pager beside it leaves one out. */
export const LegacyThread = v.object({ thread_id: id, title: text, reply_num: number })
export const readLegacyThread = (thread: v.InferOutput<typeof LegacyThread>): Facts => ({
  posts: [
    {
      id: thread.thread_id,
      creatorId: null,
      url: threadUrl(thread.thread_id),
      publishedAt: null,
      title: orNone(thread.title),
      comments: parseCount(thread.reply_num),
    },
  ],
})

const Floor = v.object({
  author: v.object({ user_id: id, user_name: text, user_nickname: text, portrait: text }),
  content: v.object({ thread_id: id, post_no: number }),
})

/** A thread's page. Who opened the thread is known from its first floor, so from the first page only. */
export function readThreadPage(document: Document): Facts {
  const first = document.querySelector('.l_post[data-field]')
  const floor = fieldsOf(first, Floor)
  if (!first || !floor || Number(floor.content.post_no) !== 1) return { creators: [forumOf(document)] }
  const { author, content } = floor
  const tails = [...first.querySelectorAll('.post-tail-wrap span')].map((span) => span.textContent?.trim() ?? '')
  const region = tails.find((tail) => tail.startsWith('IP属地:'))?.slice(5)
  const time = statedInChina(tails.find((tail) => /^\d{4}-/.test(tail)))
  return {
    creators: [authorFacts(author.user_id, author.user_name, author.user_nickname, author.portrait, region), forumOf(document)],
    posts: [{ id: content.thread_id, creatorId: author.user_id, url: threadUrl(content.thread_id), ...time }],
  }
}

type Name = string | undefined
/** Pages show the user name to a person who never chose another one ("贴吧用户_…" is made up by the site). */
const authorFacts = (id: string, name: Name, chosen: Name, portrait: Name, region?: string): CreatorFacts => ({
  ...userFacts({ id, name, name_show: /^贴吧用户_/.test(chosen ?? '') ? name || chosen : chosen, portrait, ip_address: region }),
  mention: true,
})

const Item = v.object({ id, author_name: text, author_nickname: text, author_portrait: text, reply_num: number, is_top: maybe(v.unknown()) })
const Author = v.object({ user_id: id })

/** A forum's page. The days of threads have no year ("7-6") and are not read. */
export function readForumPage(document: Document): Facts {
  const list = pagelet(document, 'frs-list/pagelet/thread_list')
  const threads = [...list.querySelectorAll('li.j_thread_list[data-field]')].map(threadOf)
  return { creators: [forumOf(document), ...threads.map(({ author }) => author)], posts: threads.map(({ post }) => post) }
}

function threadOf(element: Element): { author?: CreatorFacts | undefined; post?: PostFacts } {
  const item = fieldsOf(element, Item)
  if (!item) return {}
  const author = fieldsOf(element.querySelector('.tb_icon_author'), Author)?.user_id
  const post = {
    id: item.id,
    creatorId: author ?? null,
    url: threadUrl(item.id),
    publishedAt: null,
    title: orNone(wordsOf(element, 'a.j_th_tit')),
    text: orNone(wordsOf(element, '.threadlist_abs')),
    ...(item.is_top ? { pinned: true } : {}),
    comments: parseCount(item.reply_num),
  }
  return { author: author ? authorFacts(author, item.author_name, item.author_nickname, item.author_portrait) : undefined, post }
}

/** The list of a search: authors by their shown name only, and single replies ("回复：…") among the threads. */
export function readSearchPage(document: Document): Facts {
  const found = [...document.querySelectorAll('.s_post')].flatMap((element) => {
    const [thread, title] = [element.querySelector('a[data-tid]')?.getAttribute('data-tid'), wordsOf(element, 'a[data-tid]')]
    if (!thread || /^回复[:：]/.test(title)) return []
    const [words, time] = [orNone(wordsOf(element, '.p_content')), statedInChina(wordsOf(element, '.p_date'))]
    return [{ id: thread, creatorId: null, url: threadUrl(thread), ...time, title: orNone(title), text: words }]
  })
  return { posts: found }
}

function forumOf(document: Document): CreatorFacts | undefined {
  const name = wordsOf(pagelet(document, 'frs-header/pagelet/head'), '.card_title_fname')
  const card = pagelet(document, 'forum/pagelet/forum_card_number')
  return name ? forumFacts(name, wordsOf(card, '.card_menNum'), wordsOf(card, '.card_infoNum')) : undefined
}

/** Large parts of a page are sent inside a comment; a script of the page puts them in place later. */
function pagelet(document: Document, name: string): ParentNode {
  const markup = document.querySelector(`code[id="pagelet_html_${name}"]`)?.firstChild?.textContent
  const Parser = document.defaultView?.DOMParser
  return markup && Parser ? new Parser().parseFromString(markup, 'text/html') : document
}

const wordsOf = (root: ParentNode, selector: string): string => root.querySelector(selector)?.textContent?.trim() ?? ''

function fieldsOf<T extends v.GenericSchema>(element: Element | null, schema: T): v.InferOutput<T> | undefined {
  const read = v.safeParse(jsonText(schema), element?.getAttribute('data-field'))
  return read.success ? read.output : undefined
}
