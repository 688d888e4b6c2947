import * as v from 'valibot'
import type { Count } from '../../../shared/schema/count.ts'
import type { Format } from '../../../shared/schema/observation.ts'
import { flag, id, lookUp, maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { fromDate, parseCount, present, textOfHtml } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'

export const Account = v.object({
  id,
  username: v.string(),
  acct: v.pipe(v.string(), v.nonEmpty()),
  display_name: text,
  note: text,
  avatar: text,
  url: text,
  followers_count: number,
  following_count: number,
  statuses_count: number,
  suspended: flag,
})
type Account = v.InferOutput<typeof Account>

/** Each server numbers accounts anew, so the id is the address user@server that all of them share. */
const addressOf = ({ acct }: Account, { url }: ReadContext): string => (acct.includes('@') ? acct : `${acct}@${url.hostname}`).toLowerCase()

/** What a server knows of an account of another server may lag behind: a lower bound. */
const countOn =
  (account: Account) =>
  (number: string | number | undefined): Count | undefined => {
    const count = parseCount(number)
    return count?.precision === 'exact' && account.acct.includes('@') ? { ...count, precision: 'floor' } : count
  }

export function accountCreator(account: Account, context: ReadContext): CreatorFacts {
  const count = countOn(account)
  const address = addressOf(account, context)
  return {
    id: address,
    handle: address,
    aliases: [account.acct],
    name: account.display_name || account.username,
    bio: orNone(textOfHtml(account.note ?? '')),
    avatar: orNone(account.avatar),
    url: orNone(account.url),
    followers: count(account.followers_count),
    following: count(account.following_count),
    posts: count(account.statuses_count),
  }
}

export const readAccount = (account: Account, context: ReadContext): Facts =>
  account.suspended ? { refused: 'gone' } : { creators: [accountCreator(account, context)] }

/** A list of accounts: found by name, those who follow or are followed. */
export const Accounts = several(Account)
export const readAccounts = (accounts: v.InferOutput<typeof Accounts>, context: ReadContext): Facts => ({
  creators: present(accounts).map((account) => ({ ...accountCreator(account, context), mention: true })),
})

const status = {
  id,
  account: Account,
  created_at: text,
  url: text,
  visibility: text,
  content: text,
  spoiler_text: text,
  in_reply_to_account_id: maybe(v.nullable(id)),
  replies_count: number,
  reblogs_count: number,
  favourites_count: number,
  quotes_count: number,
  media_attachments: maybe(v.array(maybe(v.object({ type: text })))),
}
const Original = v.object(status)
type Original = v.InferOutput<typeof Original>
export const Status = v.object({ ...status, reblog: maybe(v.nullable(Original)) })
type Status = v.InferOutput<typeof Status>
export const Statuses = several(Status)

/** Statuses of an account or a timeline. Answers to others are comments; those for followers or one person are nobody else's business. */
export function readStatuses(list: v.InferOutput<typeof Statuses>, context: ReadContext): Facts {
  const shown = present(list).filter((one) => isPublic(one) && (!isReply(one) || one.id === context.page?.postId))
  return factsOf(shown, context)
}

/** A status on its own page, an answer too. */
export const readStatus = (one: Status, context: ReadContext): Facts => factsOf(isPublic(one) ? [one] : [], context)

export const Found = v.object({ accounts: Accounts, statuses: Statuses })
export function readFound({ accounts, statuses }: v.InferOutput<typeof Found>, context: ReadContext): Facts {
  const { creators = [], posts = [] } = readStatuses(statuses, context)
  return { creators: [...(readAccounts(accounts, context).creators ?? []), ...creators], posts }
}

const isPublic = ({ visibility }: Original): boolean => visibility !== 'private' && visibility !== 'direct'
const isReply = ({ in_reply_to_account_id: to, account }: Original): boolean => Boolean(to) && to !== account.id

function factsOf(list: readonly Status[], context: ReadContext): Facts {
  const authors = list
    .flatMap((one) => present([one.account, one.reblog?.account]))
    .map((account) => ({ ...accountCreator(account, context), mention: true }))
  return {
    creators: [...new Map(authors.map((author) => [author.id, author])).values()],
    posts: list.flatMap((one) => (one.reblog ? [boost(one, context), statusPost(one.reblog, context)] : [statusPost(one, context)])),
  }
}

/** A boost has no counters of its own: nobody can favour it. */
const boost = (one: Status, context: ReadContext): PostFacts => ({ ...heading(one, context), format: 'repost' })

function statusPost(one: Original, context: ReadContext): PostFacts {
  const count = countOn(one.account)
  return {
    ...heading(one, context),
    format: lookUp(FORMATS, one.media_attachments?.[0]?.type) ?? 'text',
    text: orNone(textOfHtml([one.spoiler_text, one.content].filter(Boolean).join('<br>'))),
    likes: count(one.favourites_count),
    comments: count(one.replies_count),
    shares: count(one.reblogs_count),
    quotes: count(one.quotes_count),
  }
}

const FORMATS: Record<string, Format> = { image: 'image', video: 'video', gifv: 'video', audio: 'audio' }

/** Pinned statuses come by a request of their own; the field `pinned` is about the viewer's. */
function heading(one: Original, context: ReadContext): PostFacts {
  const publishedAt = fromDate(one.created_at)
  return {
    id: one.id,
    creatorId: addressOf(one.account, context),
    url: orNone(one.url),
    publishedAt,
    ...(publishedAt ? { publishedFrom: 'payload' } : {}),
    ...(context.url.searchParams.get('pinned') === 'true' ? { pinned: true } : {}),
  }
}
