import * as v from 'valibot'
import { maybe, several } from '../../observe/fields.ts'
import { present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts } from '../../observe/platform.ts'
import { AuthorStats, authorCounts } from './count.ts'
import { EarlyUser, EarlyVideo, readEarlyUser, readEarlyVideo } from './early.ts'
import { Item, itemsFacts, User, userFacts } from './item.ts'

const REFUSALS: Record<number, NonNullable<Facts['refused']>> = { 10202: 'gone', 10204: 'gone', 10221: 'gone', 10216: 'private', 10222: 'private' }
const refusal = (statusCode: number | undefined): Facts => ({ refused: REFUSALS[statusCode ?? 0] })

/** A reply that failed, sent with HTTP 200 (10204 "item doesn't exist"). */
export const Failure = v.object({ statusCode: v.pipe(v.number(), v.notValue(0)) })
/** A schema, or a failure in its place. */
const orFailure = <T extends v.GenericSchema>(schema: T) =>
  v.nullish(v.lazy<T | typeof Failure>((part) => (v.is(schema, part) || !v.is(Failure, part) ? schema : Failure)))
export const readFailure = ({ statusCode }: v.InferOutput<typeof Failure>): Facts => refusal(statusCode)

const UserInfo = v.object({ user: User, ...AuthorStats })
const profile = ({ user, ...stats }: v.InferOutput<typeof UserInfo>): CreatorFacts => ({ ...userFacts(user), ...authorCounts(stats, true) })

export const UserDetail = v.object({ userInfo: UserInfo })
export const readUserDetail = ({ userInfo }: v.InferOutput<typeof UserDetail>): Facts => ({ creators: [profile(userInfo)] })
export const ItemDetail = v.object({ itemInfo: v.object({ itemStruct: Item }) })
export const readItemDetail = ({ itemInfo }: v.InferOutput<typeof ItemDetail>): Facts => itemsFacts([itemInfo.itemStruct])
/** Where a list is empty the key may be missing; in 2020 it had another name. */
export const ItemList = v.object({ itemList: v.nullish(several(Item)), items: v.nullish(several(Item)), statusCode: v.nullish(v.literal(0)) })
export const readItemList = ({ itemList, items }: v.InferOutput<typeof ItemList>): Facts => itemsFacts(present(itemList ?? items))
/** General results mix posts with accounts and words to search for. */
export const Search = v.object({ data: v.nullish(v.array(v.object({ item: maybe(Item) }))), item_list: v.nullish(several(Item)) })
export const readSearch = ({ data, item_list: list }: v.InferOutput<typeof Search>): Facts =>
  itemsFacts(present([...(data ?? []).map(({ item }) => item), ...(list ?? [])]))

const joined = (parts: readonly Facts[]): Facts => ({
  creators: parts.flatMap((part) => part.creators ?? []),
  posts: parts.flatMap((part) => part.posts ?? []),
  refused: parts.find((part) => part.refused)?.refused,
})

const Video = orFailure(ItemDetail)
/** The state of every page; each kind of page fills its part. */
export const Scope = v.object({
  __DEFAULT_SCOPE__: v.object({
    'webapp.user-detail': orFailure(UserDetail),
    'webapp.video-detail': Video,
    'webapp.reflow.video.detail': Video,
    'webapp.updated-items': v.nullish(several(Item)),
  }),
})
export function readScope({ __DEFAULT_SCOPE__: scope }: v.InferOutput<typeof Scope>): Facts {
  const parts = [scope['webapp.user-detail'], scope['webapp.video-detail'], scope['webapp.reflow.video.detail']]
  return joined([...parts.map((part) => (part ? readPart(part) : {})), itemsFacts(present(scope['webapp.updated-items']))])
}

type Part = v.InferOutput<typeof UserDetail> | v.InferOutput<typeof ItemDetail> | v.InferOutput<typeof Failure>
function readPart(part: Part): Facts {
  if ('userInfo' in part) return readUserDetail(part)
  return 'itemInfo' in part ? readItemDetail(part) : readFailure(part)
}

/** Entries by key; drift where there are some and none fits. */
const entries = <T extends v.GenericSchema>(entry: T) =>
  v.pipe(
    v.record(v.string(), maybe(entry)),
    v.check((all) => Object.values(all).every((one) => one === undefined) === (Object.keys(all).length === 0)),
  )

const Status = v.optional(v.object({ statusCode: v.optional(v.number()) }))
/** The state until 2023: modules of users, their numbers by handle, and posts. */
export const Sigi = v.object({
  UserModule: v.optional(v.object({ users: entries(User), stats: maybe(v.record(v.string(), AuthorStats.stats)) })),
  ItemModule: v.optional(entries(Item)),
  UserPage: Status,
  VideoPage: Status,
})
export function readSigi({ UserModule, ItemModule, UserPage, VideoPage }: v.InferOutput<typeof Sigi>): Facts {
  const users = Object.entries(UserModule?.users ?? {})
  const creators = users.map(([handle, user]) => user && profile({ user, stats: UserModule?.stats?.[handle], statsV2: undefined }))
  return joined([{ creators }, itemsFacts(present(Object.values(ItemModule ?? {}))), refusal(UserPage?.statusCode), refusal(VideoPage?.statusCode)])
}

/** A page about something else. */
const Empty = v.strictObject({})
/** The state of 2020. */
export const Next = v.object({
  props: v.object({
    pageProps: v.object({
      userInfo: v.optional(UserInfo),
      items: v.optional(several(Item)),
      itemInfo: v.optional(ItemDetail.entries.itemInfo),
      userData: v.nullish(v.union([EarlyUser, Empty])),
      videoData: v.nullish(v.union([EarlyVideo, Empty])),
      statusCode: v.optional(v.number()),
    }),
  }),
})
export function readNext({ props: { pageProps } }: v.InferOutput<typeof Next>): Facts {
  const { userInfo, items, itemInfo, userData, videoData, statusCode } = pageProps
  return joined([
    { creators: userInfo ? [profile(userInfo)] : [] },
    { creators: userData && 'userId' in userData ? [readEarlyUser(userData)] : [] },
    videoData && 'itemInfos' in videoData ? readEarlyVideo(videoData) : {},
    itemsFacts([...(itemInfo ? [itemInfo.itemStruct] : []), ...present(items)]),
    refusal(statusCode),
  ])
}
