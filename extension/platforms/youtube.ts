// Reads the replies of youtubei/v1 (browse, search, next, player), the same bodies inside the HTML, and the Atom feed of a channel.
import * as v from 'valibot'
import { definePlatform, documentSource, type Facts, response, source, state } from '../observe/platform.ts'
import { Panel, readPanel } from './youtube/about.ts'
import { ChannelPage, OldChannelPage, readChannelPage, readOldChannelPage } from './youtube/channel.ts'
import { readFeed } from './youtube/feed.ts'
import { List, NextPage, Removed, readList, readNextPage } from './youtube/list.ts'
import { NoPlayer, Player, readNoPlayer, readPlayer } from './youtube/player.ts'
import { Beside, readWatch, Watch } from './youtube/watch.ts'

const BROWSE = response(/^https:\/\/(?:www|m)\.youtube\.com\/youtubei\/v1\/browse(?:\?|$)/)
const SEARCH = response(/^https:\/\/(?:www|m)\.youtube\.com\/youtubei\/v1\/search(?:\?|$)/)
const NEXT = response(/^https:\/\/(?:www|m)\.youtube\.com\/youtubei\/v1\/next(?:\?|$)/)
const PLAYER = response(/^https:\/\/(?:www|m)\.youtube\.com\/youtubei\/v1\/player(?:\?|$)/)
const PAGE = state('ytInitialData')
const PAGE_PLAYER = state('ytInitialPlayerResponse')
const FEED = /^https:\/\/www\.youtube\.com\/feeds\/videos\.xml\?/

const Failure = v.object({ error: v.object({ code: v.number() }) })
const REFUSALS: Record<number, NonNullable<Facts['refused']>> = { 401: 'login', 403: 'blocked', 404: 'gone', 429: 'blocked' }
const readFailure = ({ error }: v.InferOutput<typeof Failure>): Facts => {
  const refused = REFUSALS[error.code]
  return refused ? { refused } : {}
}

export default definePlatform({
  id: 'youtube',
  name: { zh: 'YouTube', en: 'YouTube' },
  hosts: ['www.youtube.com', 'm.youtube.com'],
  terms: {
    engagement: ['likes', 'comments'],
    engagementPer: 'views',
    norms: {
      engagementRate: { median: 0.026, spread: 0.67, source: 'measured on 127 channels (French tech, likes + comments by views)', year: 2026 },
      reach: { intercept: 1.61, slope: 0.71, spread: 1.35, source: 'measured on 130 channels (French tech)', year: 2026 },
      likesPerView: { low: 0.006, high: 0.071, source: 'measured on 130 channels (French tech)', year: 2026 },
      commentsPerLike: { low: 0.014, high: 0.343, source: 'measured on 125 channels (French tech)', year: 2026 },
    },
  },
  pages: {
    creator: {
      url: /^https:\/\/(?:www\.|m\.)?youtube\.com\/(?:channel\/(?<creatorId>UC[\w-]{22})|(?:@|c\/|user\/)(?<handle>[^/?#]+))(?:[/?#]|$)/,
      examples: [
        'https://www.youtube.com/@tidepoolatlas/videos',
        'https://m.youtube.com/channel/UCtide0000000000000000aa?view_as=subscriber',
        'https://www.youtube.com/c/TidepoolAtlas',
        'https://www.youtube.com/user/tidepoolatlas/featured',
      ],
    },
    post: {
      url: /^https:\/\/(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|live\/)(?<postId>[\w-]{11})(?:[/?&#]|$)/,
      examples: [
        'https://www.youtube.com/watch?v=tide0000001&t=42s',
        'https://m.youtube.com/watch?app=m&v=tide0000001',
        'https://www.youtube.com/shorts/tide0000002',
        'https://www.youtube.com/live/tide0000003?feature=share',
      ],
    },
    list: {
      url: /^https:\/\/(?:www\.|m\.)?youtube\.com\/(?:results\?(?:[^#]*&)?search_query=|feed\/[a-z]|(?:[?#]|$))/,
      examples: [
        'https://www.youtube.com/results?search_query=tide+pools',
        'https://www.youtube.com/feed/subscriptions',
        'https://www.youtube.com/',
        'https://m.youtube.com/?hl=de',
      ],
    },
  },
  sources: [
    source('player', '2026-06', [PLAYER, PAGE_PLAYER], Player, readPlayer),
    source('player refused', '2026-06', [PLAYER, PAGE_PLAYER], NoPlayer, readNoPlayer),
    source('next', '2026-06', [NEXT, PAGE], Watch, readWatch),
    source('beside a video', '2026-06', [NEXT, PAGE], Beside, () => ({})),
    source('channel', '2026-05', [BROWSE, PAGE], ChannelPage, readChannelPage),
    source('about', '2026-09', BROWSE, Panel, readPanel),
    source('next page', '2026-05', [BROWSE, SEARCH], NextPage, readNextPage),
    source('removed', '2026-01', [BROWSE, PAGE], Removed, () => ({ refused: 'gone' })),
    source('channel (old header)', '2021-05', [BROWSE, PAGE], OldChannelPage, readOldChannelPage),
    source('list', '2026-01', [BROWSE, SEARCH, PAGE], List, readList),
    source('failure', '2026-01', [BROWSE, SEARCH, NEXT, PLAYER], Failure, readFailure),
    documentSource('feed', '2026-01', FEED, readFeed),
  ],
  engagementReason: 'Likes and comments are the public acts beside views; dislikes and shares are not shown.',
  limits:
    'Subscribers are rounded to three digits; channel pages list views only (rounded above 1,000 since 2026) with "3 weeks ago", and shorts without a date: likes, exact views and dates come with each watch page, comments there rounded above 1,000; recommendations beside a video are left out.',
  profileUrl: (creatorId) => `https://www.youtube.com/channel/${creatorId}`,
})
