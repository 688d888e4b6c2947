// Reads the replies of Mastodon's REST API (accounts, statuses, timelines, search) on the big open servers.
import * as v from 'valibot'
import { definePlatform, type Facts, response, source } from '../observe/platform.ts'
import { Account, Accounts, Found, readAccount, readAccounts, readFound, readStatus, readStatuses, Status, Statuses } from './mastodon/status.ts'

const HOST = 'https://(?:mastodon\\.(?:social|online|world)|mstdn\\.(?:social|jp)|mas\\.to)'
const api = (path: string) => response(new RegExp(`^${HOST}/api/${path}(?:\\?|$)`))
const page = (path: string) => new RegExp(`^${HOST}/${path}(?:[?#]|$)`)

const ACCOUNT = api('v1/accounts/(?:\\d+|lookup)')
const STATUS = api('v1/statuses/\\d+')
const STATUSES = api('v1/(?:accounts/\\d+/statuses|timelines/[\\w/]+|trends/statuses)')
const SEARCH = api('v2/search')
const ACCOUNTS = api('v1/(?:accounts/(?:search|\\d+/(?:followers|following))|directory)')

const Failure = v.object({ error: v.string() })
function readFailure({ error }: v.InferOutput<typeof Failure>): Facts {
  if (/not found/i.test(error)) return { refused: 'gone' }
  return /authenticated|access token/i.test(error) ? { refused: 'login' } : {}
}

export default definePlatform({
  id: 'mastodon',
  name: { zh: 'Mastodon（长毛象）', en: 'Mastodon' },
  hosts: ['mastodon.social', 'mastodon.online', 'mastodon.world', 'mstdn.social', 'mstdn.jp', 'mas.to'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: page('@(?<handle>[\\w.-]+(?:@[\\w.-]+)?)(?:/(?:with_replies|media|featured)?)?'),
      examples: [
        'https://mastodon.social/@peatbogpress',
        'https://mastodon.social/@peatbogpress@mas.to/media',
        'https://mas.to/@peatbogpress/with_replies',
      ],
    },
    post: {
      url: page('@[\\w.-]+(?:@[\\w.-]+)?/(?<postId>\\d+)/?'),
      examples: ['https://mastodon.social/@peatbogpress/116000000000000001', 'https://mas.to/@peatbogpress@mastodon.social/116000000000000001'],
    },
    list: {
      url: page('(?:explore(?:/\\w+)?|public(?:/\\w+)?|home|search|tags/[^?#]+)?/?'),
      examples: ['https://mastodon.social/explore', 'https://mastodon.social/tags/ceramics', 'https://mas.to/home'],
    },
  },
  sources: [
    source('account', '2026-04', ACCOUNT, Account, readAccount),
    source('status', '2026-04', STATUS, Status, readStatus),
    source('statuses', '2026-04', STATUSES, Statuses, readStatuses),
    source('search', '2026-04', SEARCH, Found, readFound),
    source('accounts', '2026-04', ACCOUNTS, Accounts, readAccounts),
    source('failure', '2026-04', [ACCOUNT, ACCOUNTS, STATUS, STATUSES, SEARCH], Failure, readFailure),
  ],
  engagementReason: 'Favourites, replies and boosts are all that a server counts; there are no views.',
  limits:
    'No views anywhere; a server may know less of accounts of other servers, so their counts are kept as lower bounds; answers to others and posts for followers only are left out. Read from notes, no recording: lists of posts and of accounts, and search.',
  profileUrl: (creatorId) => `https://${creatorId.split('@')[1]}/@${creatorId.split('@')[0]}`,
})
