import * as v from 'valibot'
import type { Format } from '../../../shared/schema/observation.ts'
import { id, lookUp, maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { Author, authorOf, published, Stat, tallies } from './dynamic.ts'
import { reply } from './fields.ts'

const Node = v.object({ word: maybe(v.object({ words: text })), rich: maybe(v.object({ text })) })
const Paragraph = v.object({ text: maybe(v.object({ nodes: maybe(v.array(Node)) })) })
const Module = v.object({
  module_author: Author,
  module_title: maybe(v.object({ text })),
  module_content: maybe(v.object({ paragraphs: maybe(v.array(Paragraph)) })),
  module_stat: Stat,
})
const Opus = v.object({ id_str: id, basic: maybe(v.object({ comment_type: number })), modules: several(Module) })
type Opus = v.InferOutput<typeof Opus>

/** What an opus is, by the kind of its comment area. */
const FORMATS: Record<string, Format> = { 11: 'image', 12: 'article', 17: 'text' }

export const OpusPage = v.object({ detail: Opus })
export const readOpusPage = ({ detail }: v.InferOutput<typeof OpusPage>): Facts => opusFacts(detail)

export const OpusDetail = reply(v.object({ item: Opus }))
export const readOpusDetail = ({ data }: v.InferOutput<typeof OpusDetail>): Facts => opusFacts(data.item)

function opusFacts({ id_str, basic, modules }: Opus): Facts {
  const first = <K extends keyof v.InferOutput<typeof Module>>(key: K) => modules.map((one) => one?.[key]).find((part) => part)
  const [author, format] = [first('module_author'), lookUp(FORMATS, basic?.comment_type)]
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

const words = (paragraph: v.InferOutput<typeof Paragraph>): string =>
  (paragraph.text?.nodes ?? []).map((node) => node.word?.words ?? node.rich?.text ?? '').join('')

const opusUrl = (id: string | number): string => `https://www.bilibili.com/opus/${id}`

const Tile = v.object({ opus_id: id, content: text, stat: maybe(v.object({ like: number })) })
/** opus/feed/space: the tab of pictures and articles, with likes only and no dates: the id holds the time. */
export const OpusTab = reply(v.object({ items: v.nullable(several(Tile)) }))
export const readOpusTab = ({ data }: v.InferOutput<typeof OpusTab>, { url }: ReadContext): Facts => ({
  posts: present(data.items).map(({ opus_id, content, stat }) => ({
    id: String(opus_id),
    creatorId: url.searchParams.get('host_mid'),
    url: opusUrl(opus_id),
    ...published(undefined, String(opus_id)),
    text: orNone(content),
    likes: parseCount(stat?.like),
  })),
})
