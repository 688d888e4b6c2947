// Reads articles, lists and the about page of WeChat official accounts on mp.weixin.qq.com, from the page's state, its replies and its text.
import * as v from 'valibot'
import { definePlatform, documentSource, type Facts, literal, response, source } from '../observe/platform.ts'
import { Article, readArticle } from './wechat/article.ts'
import { Album, EmbeddedList, MessageList, readAlbum, readEmbeddedList, readMessageList } from './wechat/list.ts'
import { readAbout, readAccountHead, readArticlePage } from './wechat/pages.ts'
import { readStats, Stats } from './wechat/stats.ts'

const mp = (path: string): RegExp => new RegExp(`^https://mp\\.weixin\\.qq\\.com/${path}`)

const MESSAGES = mp('mp/profile_ext\\?(?:[^#]*&)?action=getmsg')
const ALBUM = mp('mp/appmsgalbum\\?(?:[^#]*&)?f=json')
const STATS = mp('mp/getappmsgext(?:\\?|$)')

const failed = v.pipe(
  v.number(),
  v.check((ret) => ret !== 0),
)
/** A reply that failed, sent with HTTP 200. */
const Failure = v.union([v.object({ ret: failed }), v.object({ base_resp: v.object({ ret: failed }) })])
const REFUSALS: Record<string, NonNullable<Facts['refused']>> = { '-3': 'login', '-6': 'blocked' }
function readFailure(reply: v.InferOutput<typeof Failure>): Facts {
  const refused = REFUSALS['ret' in reply ? reply.ret : reply.base_resp.ret]
  return refused ? { refused } : {}
}

export default definePlatform({
  id: 'wechat',
  name: { zh: '微信公众号', en: 'WeChat articles' },
  hosts: ['mp.weixin.qq.com'],
  terms: { engagement: ['likes', 'recommends', 'comments', 'shares'], engagementPer: 'views', indexes: ['wci', 'nri'] },
  pages: {
    creator: {
      url: /^https:\/\/mp\.weixin\.qq\.com\/mp\/(?:profile_ext|aboutbiz|homepage|appmsgalbum)\?(?:[^#]*&)?__biz=(?<creatorId>\w+(?:=|%3[Dd])*)/,
      examples: [
        'https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzAwMDAwMDAwMQ==&scene=124#wechat_redirect',
        'https://mp.weixin.qq.com/mp/aboutbiz?__biz=MzAwMDAwMDAwMQ%3D%3D',
        'https://mp.weixin.qq.com/mp/appmsgalbum?__biz=MzAwMDAwMDAwMQ==&action=getalbum&album_id=1000000000000000001',
      ],
    },
    post: {
      url: /^https:\/\/mp\.weixin\.qq\.com\/s(?:\/|\?(?:[^#]*&)?(?:sn|signature)=)(?<postId>[^&#?/]+)/,
      examples: [
        'https://mp.weixin.qq.com/s/Ab-cDeFgHiJkLmNoPqRsTu',
        'https://mp.weixin.qq.com/s?__biz=MzAwMDAwMDAwMQ==&mid=2247480001&idx=1&sn=00112233445566778899aabbccddeeff&scene=27#wechat_redirect',
      ],
    },
  },
  sources: [
    source('article', '2026-06', literal('cgiDataNew'), Article, readArticle),
    documentSource('article page', '2018-04', mp('s[/?]'), readArticlePage),
    documentSource('captcha', '2026-06', mp('mp/wappoc_appmsgcaptcha'), () => ({ refused: 'blocked' })),
    source('getmsg', '2026-06', response(MESSAGES), MessageList, readMessageList),
    source('getalbum', '2026-06', response(ALBUM), Album, readAlbum),
    source('getappmsgext', '2019-01', response(STATS), Stats, readStats),
    source('failure', '2026-06', [MESSAGES, ALBUM, STATS].map(response), Failure, readFailure),
    documentSource('about', '2025-12', mp('mp/aboutbiz\\?'), readAbout),
    source('msgList', '2017-07', literal('msgList'), EmbeddedList, readEmbeddedList),
    documentSource('account', '2017-07', mp('(?:profile\\?|mp/profile_ext\\?(?:[^#]*&)?action=home)'), readAccountHead),
  ],
  engagementReason: 'Likes (赞), recommends (在看), comments and shares are the public acts under an article; reads are public up to 100,000.',
  limits:
    'Followers, the number of articles and all likes received are shown nowhere; reads, likes, 在看, comments, shares and saves only in pages opened with a session of the app, reads as a lower bound above 100,000; lists carry no counters; albums and the embedded list are read from notes, without a recording.',
  profileUrl: (creatorId) => `https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=${creatorId}#wechat_redirect`,
})
