import * as v from 'valibot'
import { id, imageUrl, jsonText, maybe, number, orNone, several, statedSeconds, text, timeOfId } from '../../observe/fields.ts'
import { fromSeconds, parseCount, present, tryJson } from '../../observe/parse.ts'
import { type CreatorFacts, type Facts, holdersOf, type PostFacts, type ReadContext } from '../../observe/platform.ts'

const Certificate = v.object({ auth_info: text })
const Account = v.object({
  screen_name: text,
  id: maybe(id),
  avatar_url: text,
  follower_count: number,
  user_auth_info: maybe(v.union([Certificate, jsonText(Certificate)])),
})

/** m.toutiao.com/iID/info/v2: an article with the followers of its account. `impression_count` is the number of reads that it shows. */
export const Info = v.object({
  data: v.object({
    gid: id,
    title: text,
    biz_tag: text,
    publish_time: number,
    creator_uid: maybe(id),
    media_id: maybe(id),
    media_user: maybe(Account),
    follower_count: number,
    impression_count: number,
    comment_count: number,
    digg_count: number,
    repost_count: number,
    repin_count: number,
  }),
})
type Info = v.InferOutput<typeof Info>['data']

export const readInfo = ({ data }: v.InferOutput<typeof Info>): Facts => ({ creators: [infoAccount(data)], posts: [infoPost(data)] })

type Names = Pick<CreatorFacts, 'id' | 'aliases'>
/** An account goes by its user id, which every payload states. Pages may go by it too, or by the media id beside it. */
export function accountOf(user: string | undefined, media: string | undefined): Names {
  const aliases = [...new Set([user, media])].filter((one): one is string => one !== undefined && one !== '0')
  return { id: aliases[0] ?? null, aliases }
}

function infoAccount({ media_user: account, media_id, creator_uid, follower_count }: Info): CreatorFacts {
  return {
    ...accountOf(creator_uid, media_id ?? account?.id),
    name: orNone(account?.screen_name),
    avatar: imageUrl(account?.avatar_url),
    ...(account?.user_auth_info ? { verified: Boolean(account.user_auth_info.auth_info) } : {}),
    followers: parseCount(account?.follower_count ?? (Number(follower_count) ? follower_count : undefined)),
    mention: true,
  }
}

const PICTURES_AND_TEXT = '图文'
const infoPost = (data: Info): PostFacts => ({
  id: data.gid,
  creatorId: accountOf(data.creator_uid, data.media_id ?? data.media_user?.id).id,
  url: articleUrl(data.gid),
  ...statedSeconds(data.publish_time),
  ...(!data.biz_tag || data.biz_tag === PICTURES_AND_TEXT ? { format: 'article' } : {}),
  title: orNone(data.title),
  views: parseCount(data.impression_count),
  likes: parseCount(data.digg_count),
  comments: parseCount(data.comment_count),
  shares: parseCount(data.repost_count),
  saves: parseCount(data.repin_count),
})

export const articleUrl = (id: string): string => `https://www.toutiao.com/article/${id}/`

/** The part of a feed's item, and of an article's page, that counts. `showCount` are impressions. */
export const Cell = v.object({
  itemCounter: maybe(
    v.object({
      readCount: number,
      videoWatchCount: number,
      diggCount: number,
      commentCount: number,
      shareCount: number,
      repinCount: number,
    }),
  ),
  articleBase: maybe(v.object({ gidStr: maybe(id), title: text })),
  userInfo: maybe(v.object({ userID: maybe(id), mediaID: maybe(id), name: text })),
})
export type Cell = v.InferOutput<typeof Cell>

/** `RENDER_DATA` of an article's page. */
export const ArticlePage = v.object({ data: v.object({ itemCell: Cell }) })
/** The same where the cell stands deeper, perhaps among those of other articles. */
export const ArticleCells = v.pipe(
  v.unknown(),
  v.transform((data): unknown => holdersOf(data, ['itemCounter'])),
  several(Cell),
  v.check((cells) => cells.length > 0),
)
export function readCells(cells: v.InferOutput<typeof ArticleCells>, { page }: ReadContext): Facts {
  const onPage = page?.kind === 'post' ? page.postId : undefined
  const cell = cellOf(present(cells), onPage)
  if (!cell) return {}
  const post = cell.articleBase?.gidStr ?? onPage
  const { userID, mediaID, name } = cell.userInfo ?? {}
  const account = accountOf(userID, mediaID)
  return {
    creators: [account.id ? { ...account, name: orNone(name), mention: true } : undefined],
    posts: [
      post
        ? {
            id: post,
            creatorId: account.id,
            url: articleUrl(post),
            ...timeOfId(secondsIn(post)),
            title: orNone(cell.articleBase?.title),
            views: parseCount(cell.itemCounter?.readCount),
            ...cellCounts(cell),
          }
        : undefined,
    ],
  }
}

/** The cell of the page's own article: articles beside it have cells too. */
function cellOf(cells: readonly Cell[], post: string | undefined): Cell | undefined {
  const unnamed = cells.filter((cell) => !cell.articleBase?.gidStr)
  return cells.find((cell) => post && cell.articleBase?.gidStr === post) ?? [unnamed, cells].find((list) => list.length === 1)?.[0]
}

const COUNTERS = /%22itemCounter%22%3A(%7B(?:(?!%7D).)*%7D)/g

/** An article's page whose `RENDER_DATA` arrived cut short: its counters are read where they stand whole in the text, and no others beside them. */
export function readCutArticle(document: Document, context: ReadContext): Facts {
  const whole = tryJson(decoded(document.querySelector('#RENDER_DATA')?.textContent ?? '')) // 2025-10
  const all = whole === undefined ? [...(document.documentElement?.textContent ?? '').matchAll(COUNTERS)] : []
  const cell = v.safeParse(Cell, { itemCounter: tryJson(decoded(all[0]?.[1] ?? '')) })
  return all.length === 1 && cell.success ? readCells([cell.output], context) : {}
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export const cellCounts = ({ itemCounter: counter }: Cell): Partial<PostFacts> => ({
  likes: parseCount(counter?.diggCount),
  comments: parseCount(counter?.commentCount),
  shares: parseCount(counter?.shareCount),
  saves: parseCount(counter?.repinCount),
})

/** Ids begin with the second in which the post was made. */
const secondsIn = (post: string): string | null => (/^\d{19}$/.test(post) ? fromSeconds(Number(BigInt(post) >> 32n)) : null)
