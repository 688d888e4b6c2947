// Reads the replies that today's tieba.baidu.com fetches (users, their threads, forums, threads), and the older pages' own markup.
import * as v from 'valibot'
import { lookUp } from '../observe/fields.ts'
import { definePlatform, documentSource, type Facts, literal, response, source } from '../observe/platform.ts'
import { ok, Panel, Profile, readPanel, readProfile, readThread, readThreads, Thread, Threads } from './tieba/app.ts'
import { Forum, readForum } from './tieba/forum.ts'
import { LegacyThread, readForumPage, readLegacyThread, readSearchPage, readThreadPage } from './tieba/legacy.ts'

const api = (path: string): RegExp => new RegExp(`^https://tieba\\.baidu\\.com/${path}(?:\\?|$)`)

const PROFILE = api('c/u/pc/homeSidebarRight')
const THREADS = api('c/u/feed/myThread')
const FORUM = api('c/f/frs/page_pc')
const THREAD = api('c/f/pb/page_pc')
const PANEL = api('home/get/panel')

const REFUSALS: Record<string, NonNullable<Facts['refused']>> = { '1': 'login', '4': 'gone' }
const Refusal = v.object({ error_code: v.pipe(v.union([v.number(), v.string()]), v.transform(String), v.notValue('0')) })

/** A captcha in place of any page, sent with HTTP 200. */
const readCheck = (document: Document): Facts =>
  document.querySelector('title')?.textContent?.trim() === '百度安全验证' ? { refused: 'blocked' } : {}

export default definePlatform({
  id: 'tieba',
  name: { zh: '百度贴吧', en: 'Baidu Tieba' },
  hosts: ['tieba.baidu.com'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/tieba\.baidu\.com\/home\/main\/?\?(?:[^#]*&)?(?:id|un)=(?<handle>[^&#?]+)/,
      examples: [
        'https://tieba.baidu.com/home/main?id=tb.1.99000101.aHeDeDianTai&fr=pb',
        'https://tieba.baidu.com/home/main/?un=%E9%98%BF%E7%A6%BE&ie=utf-8',
      ],
    },
    post: {
      url: /^https:\/\/tieba\.baidu\.com\/p\/(?<postId>\d+)/,
      examples: ['https://tieba.baidu.com/p/99000000201?pn=2'],
    },
    list: {
      url: /^https:\/\/tieba\.baidu\.com\/(?:index\.html|f(?:\/search\/res)?(?=\?))?(?:[?#]|$)/,
      examples: ['https://tieba.baidu.com/f?kw=%E9%9C%B2%E8%90%A5', 'https://tieba.baidu.com/f/search/res?ie=utf-8&qw=%E9%9B%A8'],
    },
  },
  sources: [
    source('refusal', '2026-04', [PROFILE, THREADS, FORUM, THREAD].map(response), Refusal, ({ error_code }) => ({
      refused: lookUp(REFUSALS, error_code),
    })),
    source('homeSidebarRight', '2026-04', response(PROFILE), ok(Profile), readProfile),
    source('myThread', '2026-04', response(THREADS), ok(Threads), readThreads),
    source('frs/page_pc', '2026-04', response(FORUM), Forum, readForum),
    source('pb/page_pc', '2026-04', response(THREAD), Thread, readThread),
    source('home/get/panel', '2024-08', response(PANEL), Panel, readPanel),
    source('thread in the page', '2024-08', literal('PageData.thread'), LegacyThread, readLegacyThread),
    documentSource('safety check', '2026-01', /^https:\/\/tieba\.baidu\.com\//, readCheck),
    documentSource('thread page', '2024-08', /^https:\/\/tieba\.baidu\.com\/p\/\d/, readThreadPage),
    documentSource('forum page', '2024-08', /^https:\/\/tieba\.baidu\.com\/f\?/, readForumPage),
    documentSource('search page', '2024-08', /^https:\/\/tieba\.baidu\.com\/f\/search\/res/, readSearchPage),
  ],
  engagementReason: 'A thread is answered, liked and passed on; its views are not public.',
  limits:
    'Views of threads are not public, so engagement is counted per follower; the members of a forum are the forum’s, never an author’s; lists of a forum name no author ids today; older forum pages give days without a year, which are left out.',
  profileUrl: (creatorId, handle) => `https://tieba.baidu.com/home/main?un=${encodeURIComponent(handle ?? creatorId)}`,
})
