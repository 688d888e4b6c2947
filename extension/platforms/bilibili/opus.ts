import * as z from 'zod/mini'
import type { Format } from '../../../shared/schema/observation.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { Author, authorOf, published, Stat, tallies } from './dynamic.ts'
import { count, id, maybe, number, orNone, reply, text } from './fields.ts'

const Node = z.object({ word: maybe(z.object({ words: text })), rich: maybe(z.object({ text })) })
const Paragraph = z.object({ text: maybe(z.object({ nodes: maybe(z.array(Node)) })) })
const Module = z.object({
  module_author: Author,
  module_title: maybe(z.object({ text })),
  module_content: maybe(z.object({ paragraphs: maybe(z.array(Paragraph)) })),
  module_stat: Stat,
})
const Opus = z.object({ id_str: id, basic: maybe(z.object({ comment_type: number })), modules: z.array(Module) })
type Opus = z.infer<typeof Opus>

/** What an opus is, by the kind of its comment area. */
const FORMATS: Record<string, Format> = { 11: 'image', 12: 'article', 17: 'text' }

export const OpusPage = z.object({ detail: Opus })
export const readOpusPage = ({ detail }: z.infer<typeof OpusPage>): Facts => opusFacts(detail)

export const OpusDetail = reply(z.object({ item: Opus }))
export const readOpusDetail = ({ data }: z.infer<typeof OpusDetail>): Facts => opusFacts(data.item)

function opusFacts({ id_str, basic, modules }: Opus): Facts {
  const first = <K extends keyof z.infer<typeof Module>>(key: K) => modules.map((one) => one[key]).find((part) => part)
  const [author, format] = [first('module_author'), FORMATS[String(basic?.comment_type)]]
  const post: PostFacts = {
    id: String(id_str),
    creatorId: author?.mid ? String(author.mid) : null,
    url: opusUrl(id_str),
    ...published(author?.pub_ts, String(id_str)),
    ...(format ? { format } : {}),
    title: orNone(first('module_title')?.text),
    text: orNone((first('module_content')?.paragraphs ?? []).map(words).filter(Boolean).join('\n')),
    ...tallies(first('module_stat')),
  }
  return { creators: authorOf(author), posts: [post] }
}

const words = (paragraph: z.infer<typeof Paragraph>): string =>
  (paragraph.text?.nodes ?? []).map((node) => node.word?.words ?? node.rich?.text ?? '').join('')

const opusUrl = (id: string | number): string => `https://www.bilibili.com/opus/${id}`

/** opus/feed/space: the tab of pictures and articles, with likes only and no dates: the id holds the time. */
export const OpusTab = reply(z.object({ items: z.array(z.object({ opus_id: id, content: text, stat: maybe(z.object({ like: number })) })) }))
export const readOpusTab = ({ data }: z.infer<typeof OpusTab>, { url }: ReadContext): Facts => ({
  posts: data.items.map(({ opus_id, content, stat }) => ({
    id: String(opus_id),
    creatorId: url.searchParams.get('host_mid'),
    url: opusUrl(opus_id),
    ...published(undefined, String(opus_id)),
    text: orNone(content),
    likes: count(stat?.like),
  })),
})
