// Reads user pages and articles of www.toutiao.com (feed, fans_stat, RENDER_DATA) and the open article reply of m.toutiao.com.
import * as v from 'valibot'
import { definePlatform, documentSource, response, source, state } from '../observe/platform.ts'
import { FansStat, OldProfile, readFansStat, readOldProfile, readUserPage } from './toutiao/account.ts'
import { ArticleCells, ArticlePage, Info, readCells, readCutArticle, readInfo } from './toutiao/article.ts'
import { Feed, readFeed } from './toutiao/feed.ts'

const INFO = response(/^https?:\/\/m\.toutiao\.com\/i\d+\/info(?:\/v\d)?\/?(?:\?|$)/)
const FEED = response(/^https:\/\/www\.toutiao\.com\/api\/pc\/(?:list\/user\/)?feed\/?\?/)
const FANS = response(/^https:\/\/www\.toutiao\.com\/api\/pc\/user\/fans_stat\/?(?:\?|$)/)
const OLD_PROFILE = response(/^https?:\/\/is\.snssdk\.com\/user\/profile\/homepage\/v\d\/json\/?\?/)
const ARTICLE_PAGE = /^https:\/\/www\.toutiao\.com\/article\/\d+/
const USER_PAGE = /^https:\/\/(?:www|m)\.toutiao\.com\/c\/user\//

/** A reply that failed, sent with HTTP 200: most often an unsigned or stale request. */
const Failure = v.union([
  v.object({ message: v.literal('error') }),
  v.object({ message: v.literal('fail') }),
  v.object({ success: v.literal(false) }),
])

export default definePlatform({
  id: 'toutiao',
  name: { zh: '今日头条', en: 'Toutiao' },
  hosts: ['www.toutiao.com', 'm.toutiao.com'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'views' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www|m)\.toutiao\.com\/c\/user\/(?:token\/)?(?<handle>[\w-]+)/,
      examples: ['https://www.toutiao.com/c/user/token/MS4wLjABAAAAreplay01/?source=list', 'https://www.toutiao.com/c/user/100200300/'],
    },
    post: {
      url: /^https:\/\/(?:www|m)\.toutiao\.com\/(?:(?:article|video|w|group)\/|[aiw])(?<postId>\d+)\/?(?:[?#]|$)/,
      examples: [
        'https://www.toutiao.com/article/7500000000000000001/?log_from=0',
        'https://www.toutiao.com/w/7500000000000000001/',
        'https://m.toutiao.com/i7500000000000000001/',
      ],
    },
    list: {
      url: /^https:\/\/(?:www|m)\.toutiao\.com\/(?:[?#]|$)/,
      examples: ['https://www.toutiao.com/?is_new_connect=0', 'https://m.toutiao.com/'],
    },
  },
  sources: [
    source('info', '2026-06', INFO, Info, readInfo),
    source('user feed', '2026-06', FEED, Feed, readFeed),
    source('fans_stat', '2026-06', FANS, FansStat, readFansStat),
    source('failure', '2026-06', [INFO, FEED, FANS, OLD_PROFILE], Failure, () => ({})),
    source('article page', '2025-10', state('RENDER_DATA'), ArticlePage, ({ data }, context) => readCells([data.itemCell], context)),
    source('article page with more cells', '2025-10', state('RENDER_DATA'), ArticleCells, readCells),
    documentSource('article page cut short', '2025-10', ARTICLE_PAGE, readCutArticle),
    documentSource('user page', '2026-06', USER_PAGE, readUserPage),
    source('homepage/v3', '2017-06', OLD_PROFILE, OldProfile, readOldProfile),
  ],
  engagementReason: 'Likes, comments and shares are stated everywhere; saves (收藏) are left out because article pages do not state them.',
  limits:
    'Followers, following and likes received are rounded from 10,000 ("1.2万") on user pages and exact in the mobile article reply; posts are not counted; saves only in feeds and the mobile reply; user pages and their feed are read from notes, without a recording.',
  profileUrl: (creatorId, handle) => `https://www.toutiao.com/c/user/${handle ? `token/${handle}` : creatorId}/`,
})
