// Reads the replies of api.bilibili.com (spaces, videos, dynamics, search) and the state inside video and opus pages.
import * as v from 'valibot'
import { maybe } from '../observe/fields.ts'
import { definePlatform, type Facts, response, source, state } from '../observe/platform.ts'
import {
  Card,
  Info,
  LiveHost,
  NavNum,
  Relation,
  readCard,
  readInfo,
  readLiveHost,
  readNavNum,
  readRelation,
  readUpStat,
  UpStat,
} from './bilibili/account.ts'
import { Dynamic, Feed, readDynamic, readFeed } from './bilibili/dynamic.ts'
import { reply } from './bilibili/fields.ts'
import { OpusDetail, OpusPage, OpusTab, readOpusDetail, readOpusPage, readOpusTab } from './bilibili/opus.ts'
import { readSearch, Search } from './bilibili/search.ts'
import { Best, Detail, readBest, readDetail, readSpace, readTop, readVideoPage, readView, Space, VideoPage, View } from './bilibili/video.ts'

const api = (path: string): RegExp => new RegExp(`^https://api\\.bilibili\\.com/x/${path}(?:\\?|$)`)

const INFO = api('space/(?:wbi/)?acc/info')
const RELATION = api('relation/stat')
const CARD = api('web-interface/card')
const UP_STAT = api('space/upstat')
const NAV_NUM = api('space/navnum')
const SPACE = api('space/(?:wbi/)?arc/search')
const TOP = api('space/top/arc')
const BEST = api('space/masterpiece')
const VIEW = api('web-interface/(?:wbi/)?view')
const DETAIL = api('web-interface/(?:wbi/)?view/detail')
const FEED = api('polymer/web-dynamic/v1/feed/(?:space|all)')
const DYNAMIC = api('polymer/web-dynamic/v1/detail')
const OPUS = api('polymer/web-dynamic/v1/opus/detail')
const OPUS_TAB = api('polymer/web-dynamic/v1/opus/feed/space')
const SEARCH = api('web-interface/(?:wbi/)?search/(?:type|all/v2)')
const LIVE_HOST = /^https:\/\/api\.live\.bilibili\.com\/live_user\/v1\/Master\/info(?:\?|$)/
const ALL = [INFO, RELATION, CARD, UP_STAT, NAV_NUM, SPACE, TOP, BEST, VIEW, DETAIL, FEED, DYNAMIC, OPUS, OPUS_TAB, SEARCH, LIVE_HOST]

const REFUSALS: Record<string, NonNullable<Facts['refused']>> = {
  '-352': 'blocked',
  '-412': 'blocked',
  '-799': 'blocked',
  '-509': 'blocked',
  '-403': 'blocked',
  '-101': 'login',
  '-404': 'gone',
  '-626': 'gone',
  '62002': 'gone',
  '62004': 'gone',
  '62012': 'private',
  '53013': 'private',
}

/** A refusal: any `code` but 0, or a voucher for a captcha in place of the data. */
const Refusal = v.union([
  v.object({ code: v.pipe(v.number(), v.notValue(0)) }),
  v.object({ code: v.literal(0), data: v.object({ v_voucher: v.string() }) }),
])
const readRefusal = (code: number): Facts => {
  const refused = REFUSALS[code]
  return refused ? { refused } : {}
}
const PageError = v.object({ error: v.object({ code: v.number(), trueCode: maybe(v.number()) }) })
/** The state of a page of another kind (a series, a column), which is no drift. */
const OtherPage = v.object({ videoData: v.optional(v.undefined()), detail: v.optional(v.undefined()) })

export default definePlatform({
  id: 'bilibili',
  name: { zh: '哔哩哔哩', en: 'Bilibili' },
  hosts: ['www.bilibili.com', 'space.bilibili.com', 't.bilibili.com', 'search.bilibili.com'],
  terms: { engagement: ['danmaku', 'comments', 'likes', 'coins', 'saves', 'shares'], engagementPer: 'views', indexes: ['bvci'] },
  pages: {
    creator: {
      url: /^https:\/\/space\.bilibili\.com\/(?<creatorId>\d+)(?:[/?#]|$)/,
      examples: ['https://space.bilibili.com/400100200', 'https://space.bilibili.com/400100200/dynamic?spm_id_from=333.1387'],
    },
    post: {
      url: /^https:\/\/(?:www\.bilibili\.com\/(?:video|opus)|t\.bilibili\.com)\/(?<postId>BV\w{10}|\d+)(?:[/?#]|$)/,
      examples: [
        'https://www.bilibili.com/video/BV1aa411c7Zz/?spm_id_from=333.337',
        'https://www.bilibili.com/opus/1100000000000000001',
        'https://t.bilibili.com/1100000000000000001',
      ],
    },
    list: {
      url: /^https:\/\/(?:t\.bilibili\.com\/?(?:[?#]|$)|search\.bilibili\.com\/)/,
      examples: ['https://search.bilibili.com/all?keyword=%E9%9C%B2%E8%90%A5', 'https://t.bilibili.com/?tab=video'],
    },
  },
  sources: [
    source('refusal', '2026-04', ALL.map(response), Refusal, (body) => ('data' in body ? { refused: 'blocked' } : readRefusal(body.code))),
    source('relation/stat', '2026-04', response(RELATION), Relation, readRelation),
    source('Master/info', '2025-07', response(LIVE_HOST), LiveHost, readLiveHost),
    source('opus/detail', '2025-07', response(OPUS), OpusDetail, readOpusDetail),
    source('opus/feed/space', '2025-05', response(OPUS_TAB), OpusTab, readOpusTab),
    source('card', '2025-04', response(CARD), reply(Card), readCard),
    source('view', '2025-04', response(VIEW), View, readView),
    source('view/detail', '2025-04', response(DETAIL), Detail, readDetail),
    source('arc/search', '2025-04', response(SPACE), Space, readSpace),
    source('web-dynamic/feed', '2025-02', response(FEED), Feed, readFeed),
    source('web-dynamic/detail', '2025-02', response(DYNAMIC), Dynamic, readDynamic),
    source('acc/info', '2022-11', response(INFO), Info, readInfo),
    source('upstat', '2022-11', response(UP_STAT), UpStat, readUpStat),
    source('navnum', '2022-11', response(NAV_NUM), NavNum, readNavNum),
    source('search', '2022-11', response(SEARCH), Search, readSearch),
    source('top/arc', '2020-04', response(TOP), View, readTop),
    source('masterpiece', '2020-04', response(BEST), Best, readBest),
    source('video page', '2025-04', state('__INITIAL_STATE__'), VideoPage, readVideoPage),
    source('opus page', '2025-07', state('__INITIAL_STATE__'), OpusPage, readOpusPage),
    source('page error', '2025-04', state('__INITIAL_STATE__'), PageError, ({ error }) => readRefusal(error.trueCode ?? -error.code)),
    source('other page', '2025-04', state('__INITIAL_STATE__'), OtherPage, () => ({})),
  ],
  engagementReason: 'Everything that viewers do to a video is counted in public; coins and danmaku cost more than a like and are left in.',
  limits:
    'Spaces list videos with views, comments and danmaku only; likes, coins, saves and shares come with dynamics and video pages; play counts in dynamics are rounded (116.6万); likes received are shown to logged-in viewers only.',
  profileUrl: (creatorId) => `https://space.bilibili.com/${creatorId}`,
})
