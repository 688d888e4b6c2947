// Reads window.__INITIAL_STATE__ of www.xiaohongshu.com pages and the same facts, in snake_case, from its edith API.
import * as v from 'valibot'
import { definePlatform, documentSource, literal, response, source } from '../observe/platform.ts'
import { tidy } from './xiaohongshu/fields.ts'
import { Cards, cardsFacts, Notes, ownFacts } from './xiaohongshu/note.ts'
import { Profile, profileCreator } from './xiaohongshu/profile.ts'
import { Failure, readWall, refusal, WALL } from './xiaohongshu/refusal.ts'
import { readState, State } from './xiaohongshu/state.ts'

const api = (path: string): RegExp => new RegExp(`^https://[a-z]+\\.xiaohongshu\\.com/api/sns/web/v\\d/${path}(?:\\?|$)`)

const OTHER_INFO = api('user/otherinfo')
const USER_POSTED = api('user_posted')
const CARDS = api('(?:feed|homefeed|search/notes)')
/** A search without results has no list. */
const Found = v.union([v.object({ items: Cards }), v.object({ hasMore: v.literal(false), items: v.optional(v.never()) })])
const reply = <T extends v.GenericSchema>(data: T) => v.object({ data: tidy(data) })

export default definePlatform({
  id: 'xiaohongshu',
  name: { zh: '小红书', en: 'Xiaohongshu' },
  hosts: ['www.xiaohongshu.com'],
  terms: { engagement: ['likes', 'comments', 'saves', 'shares'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/www\.xiaohongshu\.com\/user\/profile\/(?<creatorId>[0-9a-f]{24})\/?(?:[?#]|$)/,
      examples: ['https://www.xiaohongshu.com/user/profile/5f0000000000000000a1b2c3?xsec_source=pc_search'],
    },
    post: {
      url: /^https:\/\/www\.xiaohongshu\.com\/(?:explore|discovery\/item|search_result|user\/profile\/[0-9a-f]{24})\/(?<postId>[0-9a-f]{24})(?:[/?#]|$)/,
      examples: [
        'https://www.xiaohongshu.com/explore/68a1b2c3000000001d00aaaa?xsec_source=pc_user',
        'https://www.xiaohongshu.com/discovery/item/68a1b2c3000000001d00aaaa',
        'https://www.xiaohongshu.com/user/profile/5f0000000000000000a1b2c3/68a1b2c3000000001d00aaaa',
      ],
    },
    list: {
      url: /^https:\/\/www\.xiaohongshu\.com\/(?:explore|search_result)?\/?(?:[?#]|$)/,
      examples: ['https://www.xiaohongshu.com/search_result?keyword=%E9%9C%B2%E8%90%A5', 'https://www.xiaohongshu.com/explore'],
    },
  },
  sources: [
    source('page state', '2026-02', literal('__INITIAL_STATE__'), State, readState),
    documentSource('wall', '2026-02', WALL, readWall),
    source('failure', '2024-03', [OTHER_INFO, USER_POSTED, CARDS].map(response), Failure, ({ code }) => refusal(code)),
    source('feed and search', '2024-03', response(CARDS), reply(Found), ({ data }) => cardsFacts(data.items ?? [])),
    source('user_posted', '2023-09', response(USER_POSTED), reply(v.object({ notes: Notes })), ({ data }) =>
      ownFacts(data.notes.map((noteCard) => ({ noteCard }))),
    ),
    source('otherinfo', '2024-03', response(OTHER_INFO), reply(Profile), ({ data }, { url }) => ({
      creators: [profileCreator(data, url.searchParams.get('target_user_id') || null)],
    })),
  ],
  engagementReason: 'Saves (收藏) are what notes are made for, so the sum is 赞藏评转; views are not public.',
  limits:
    'No views and no note count anywhere; profiles list notes with likes only and without dates (taken from the id); logged out, counts of 10 and more are lower bounds ("10+", "1千+"); logged in, they are rounded from 10,000 ("1.2万"); likes and saves received are one number.',
  profileUrl: (creatorId) => `https://www.xiaohongshu.com/user/profile/${creatorId}`,
})
