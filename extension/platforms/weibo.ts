// Reads the ajax replies of weibo.com (profiles, posts, timelines), the API of m.weibo.cn and the state inside its post pages.
import * as v from 'valibot'
import { definePlatform, response, source, state } from '../observe/platform.ts'
import {
  Blog,
  DetailPage,
  MobileIndex,
  MobileProfile,
  MobileShow,
  readBlog,
  readDetailPage,
  readMobileIndex,
  readMobileProfile,
  readMobileShow,
  readShow,
  readTimeline,
  Show,
  Timeline,
} from './weibo/status.ts'
import { Detail, Info, readDetail, readInfo } from './weibo/user.ts'

const ajax = (path: string): RegExp => new RegExp(`^https://(?:www\\.)?weibo\\.com/ajax/${path}(?:\\?|$)`)

const INFO = ajax('profile/info')
const DETAIL = ajax('profile/detail')
const BLOG = ajax('(?:statuses/(?:mymblog|searchProfile)|profile/getWaterFallContent)')
const SHOW = ajax('statuses/show')
const TIMELINE = ajax('feed/(?:unreadfriends|friends|groups|hot)timeline')
const MOBILE_INDEX = /^https:\/\/m\.weibo\.cn\/api\/container\/getIndex\?/
const MOBILE_PROFILE = /^https:\/\/m\.weibo\.cn\/profile\/info\?/
const MOBILE_SHOW = /^https:\/\/m\.weibo\.cn\/statuses\/show\?/
const ALL = [INFO, DETAIL, BLOG, SHOW, TIMELINE, MOBILE_INDEX, MOBILE_PROFILE, MOBILE_SHOW].map(response)

const LoginWall = v.object({ ok: v.literal(-100) })
const TooOften = v.object({ ok: v.literal(0), errno: v.literal('100005') })
const NoSuchPost = v.object({ ok: v.literal(0), error_code: v.literal(20101) })

export default definePlatform({
  id: 'weibo',
  name: { zh: '微博', en: 'Weibo' },
  hosts: ['weibo.com', 'www.weibo.com', 'm.weibo.cn'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'followers', indexes: ['bci'] },
  pages: {
    creator: {
      url: /^https:\/\/(?:(?:(?:www\.)?weibo\.com\/(?:u\/|p\/100505)?|m\.weibo\.cn\/(?:u\/|profile\/|p\/(?:100505|107603|230413)))(?<creatorId>\d+)(?:\/home|_-_\w+)?|(?:www\.)?weibo\.com\/(?:n\/|(?!(?:ajax|favorites|follow|help|home|hot|likes?|live|login|messages?|mygroups|newlogin|search|setting|signup|video|visitor)\b)(?=[A-Za-z][\w-]{3}))(?<handle>[^/?#]+))\/?(?:[?#]|$)/,
      examples: [
        'https://weibo.com/u/9990001112?tabtype=feed',
        'https://weibo.com/9990001112',
        'https://www.weibo.com/luyingshanren',
        'https://weibo.com/n/%E9%9C%B2%E8%90%A5%E5%B1%B1%E4%BA%BA',
        'https://m.weibo.cn/u/9990001112?jumpfrom=weibocom',
        'https://m.weibo.cn/profile/9990001112',
        'https://weibo.com/p/1005059990001112/home?from=page_100505',
        'https://m.weibo.cn/p/2304139990001112_-_WEIBO_SECOND_PROFILE_WEIBO',
      ],
    },
    post: {
      url: /^https:\/\/(?:(?:www\.)?weibo\.com|m\.weibo\.cn)\/(?:detail|status|(?<creatorId>\d+))\/(?<postId>[A-Za-z0-9]{8,})\/?(?:[?#]|$)/,
      examples: [
        'https://weibo.com/9990001112/Qa1b2C3d4?pagetype=profilefeed',
        'https://weibo.com/detail/5210000000000001',
        'https://m.weibo.cn/status/Qa1b2C3d4',
        'https://m.weibo.cn/detail/5210000000000001',
      ],
    },
    list: {
      url: /^https:\/\/(?:(?:www\.)?weibo\.com\/(?:hot\/[^?#]*|mygroups|home)?\/?|m\.weibo\.cn\/(?:search)?)(?:[?#]|$)/,
      examples: [
        'https://weibo.com/',
        'https://weibo.com/mygroups?gid=100010000',
        'https://weibo.com/hot/weibo/102803',
        'https://m.weibo.cn/search?containerid=100103',
      ],
    },
  },
  sources: [
    source('login wall', '2026-08', ALL, LoginWall, () => ({ refused: 'login' })),
    source('too often', '2021-11', ALL, TooOften, () => ({ refused: 'blocked' })),
    source('no such post', '2021-11', response(SHOW), NoSuchPost, () => ({ refused: 'gone' })),
    source('m detail page', '2025-10', state('$render_data'), DetailPage, readDetailPage),
    source('profile/info', '2024-12', response(INFO), Info, readInfo),
    source('getIndex', '2022-09', response(MOBILE_INDEX), MobileIndex, readMobileIndex),
    source('m statuses/show', '2022-09', response(MOBILE_SHOW), MobileShow, readMobileShow),
    source('m profile/info', '2022-05', response(MOBILE_PROFILE), MobileProfile, readMobileProfile),
    source('mymblog', '2021-11', response(BLOG), Blog, readBlog),
    source('timeline', '2021-11', response(TIMELINE), Timeline, readTimeline),
    source('statuses/show', '2021-11', response(SHOW), Show, readShow),
    source('profile/detail', '2021-11', response(DETAIL), Detail, readDetail),
  ],
  engagementReason: 'Reposts, comments and likes (转评赞) stand under every post; reads are the author’s own to see, and only videos state plays.',
  limits:
    'Views exist for videos only and never for reposts; posts of the viewer alone tell their reads; saves are not shown; m.weibo.cn rounds followers and plays from 10,000 ("145.5万"); reposts and comments stop at 1,000,000 ("100万+", kept as a lower bound); posts for fans only are seen by fans only. Read from notes, no recording: timelines, pages of single posts, the header of m.weibo.cn/profile.',
  profileUrl: (creatorId) => `https://weibo.com/u/${creatorId}`,
})
