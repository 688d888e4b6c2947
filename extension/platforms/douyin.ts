// Reads the web API of www.douyin.com (profiles, posts, feeds, searches, single works) and the state of iesdouyin.com / m.douyin.com share pages.
import * as v from 'valibot'
import { definePlatform, documentSource, type Facts, response, source, state } from '../observe/platform.ts'
import {
  Captcha,
  Detail,
  Details,
  List,
  NoDetail,
  readDetail,
  readDetails,
  readFeed,
  readPosts,
  readSearch,
  readSearchParts,
  readSharePage,
  Search,
  SearchParts,
  SharePage,
} from './douyin/aweme.ts'
import { Profile, readProfile } from './douyin/user.ts'

const api = (path: string): RegExp => new RegExp(`^https://www(?:-hj)?\\.douyin\\.com/aweme/v\\d/web/${path}/?(?:\\?|$)`)

const PROFILE = api('user/profile/other')
const POSTS = api('(?:aweme|locate)/post')
const FEED = api('(?:aweme/(?:favorite|related)|tab/feed|module/feed|channel/feed|familiar/feed|mix/aweme)')
const DETAIL = api('(?:multi/)?aweme/detail')
const SHARED = /^https:\/\/(?:www\.iesdouyin|m\.douyin)\.com\/web\/api\/v\d\/aweme\/(?:iteminfo|slidesinfo)\/?\?/
/** The app's own search goes by other hosts. */
const SEARCH =
  /^https:\/\/[\w-]+\.(?:douyin|amemv|snssdk)\.com\/aweme\/v\d\/(?:web\/)?(?:general\/search(?:\/single|\/stream)?|search(?:\/item|\/general\/stream)?|follow\/feed)\/?(?:\?|$)/
const ALL = [PROFILE, POSTS, FEED, DETAIL, SHARED, SEARCH].map(response)

const LoginWall = v.object({ status_code: v.literal(2483) })

/** What a first visit without cookies gets: nothing but a script that sets one and loads the page again. */
function readWall(document: Document): Facts {
  const scripts = [...document.querySelectorAll('script')].map((script) => script.textContent ?? '')
  const isEmpty = document.querySelector('body > :not(script)') === null
  return isEmpty && scripts.some((script) => script.includes('__ac_nonce')) ? { refused: 'blocked' } : {}
}

export default definePlatform({
  id: 'douyin',
  name: { zh: '抖音', en: 'Douyin' },
  hosts: ['www.douyin.com', 'www.iesdouyin.com', 'm.douyin.com'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'followers', indexes: ['vci'] },
  pages: {
    creator: {
      url: /^https:\/\/www\.douyin\.com\/user\/(?<handle>MS4w[\w-]+)\/?(?:[?#]|$)/,
      examples: ['https://www.douyin.com/user/MS4wLjABAAAAexampleexampleexampleexampleexample00?from_tab_name=main'],
    },
    post: {
      url: /^https:\/\/(?:www\.douyin\.com\/(?:(?:video|note|article)\/|(?!user\/|video\/|note\/|article\/)[^?#]*\?(?:[^#]*&)?modal_id=)|(?:www\.iesdouyin|m\.douyin)\.com\/share\/(?:video|note|slides)\/)(?<postId>\d+)(?:[/?&#]|$)/,
      examples: [
        'https://www.douyin.com/video/7560000000000000001',
        'https://www.douyin.com/note/7560000000000000002?previous_page=web_code_link',
        'https://www.douyin.com/jingxuan?modal_id=7560000000000000001',
        'https://www.iesdouyin.com/share/video/7560000000000000001/?region=CN',
        'https://m.douyin.com/share/note/7560000000000000002',
      ],
    },
    list: {
      url: /^https:\/\/www\.douyin\.com\/(?:(?:channel|discover|follow|friend|hashtag|hot|jingxuan|recommend|root\/search|search)(?:\/[^?#]*)?)?(?:\?(?!(?:[^#]*&)?modal_id=\d)[^#]*)?(?:#.*)?$/,
      examples: ['https://www.douyin.com/', 'https://www.douyin.com/?recommend=1', 'https://www.douyin.com/search/%E9%9C%B2%E8%90%A5?type=general'],
    },
  },
  sources: [
    source('login wall', '2026-02', ALL, LoginWall, () => ({ refused: 'login' })),
    source('captcha', '2026-02', [response(SEARCH), response(FEED)], Captcha, () => ({ refused: 'blocked' })),
    source('no detail', '2026-02', response(DETAIL), NoDetail, () => ({ refused: 'gone' })),
    source('search', '2026-02', response(SEARCH), Search, readSearch),
    source('search parts', '2026-02', response(SEARCH), SearchParts, readSearchParts),
    source('share page', '2026-01', state('_ROUTER_DATA'), SharePage, readSharePage),
    documentSource('wall', '2026-01', /^https:\/\/www\.douyin\.com\//, readWall),
    source('feed', '2025-12', [response(FEED), response(SEARCH)], List, readFeed),
    source('aweme/detail', '2025-12', response(DETAIL), Detail, readDetail),
    source('aweme details', '2025-12', [response(DETAIL), response(SHARED)], Details, readDetails),
    source('aweme/post', '2024-03', response(POSTS), List, readPosts),
    source('profile/other', '2024-03', response(PROFILE), Profile, readProfile),
  ],
  engagementReason:
    'Likes, comments and shares are the sum that Chinese tables of 互动率 use; saves are left out as they are there, and views are not public.',
  limits:
    'Views are never shown; followers are those on Douyin alone, without the sister apps that the app may add; feeds and share pages name authors without their counts, and a share page names them by another id than the profile. Read from notes, no recording: single works, searches.',
  profileUrl: (creatorId) =>
    creatorId.startsWith('MS4w') ? `https://www.douyin.com/user/${creatorId}` : `https://www.iesdouyin.com/share/user/${creatorId}`,
})
