// Reads the API of www.zhihu.com (members, answers, articles, pins, feeds, search), the state inside its pages, and columns from their page.
import * as v from 'valibot'
import { tryJson } from '../observe/parse.ts'
import { definePlatform, documentSource, type Facts, type ReadContext, response, source, state } from '../observe/platform.ts'
import { Refusal, readRefusal, readThings, Things } from './zhihu/api.ts'
import { Column, columnCreators, columnUrl, readColumnCards } from './zhihu/column.ts'
import { tidy } from './zhihu/fields.ts'
import { Member, readMember } from './zhihu/person.ts'
import { OldArticles, OldColumn, readOldAnswers, readOldArticles, readOldColumn } from './zhihu/retired.ts'
import { readState, State } from './zhihu/state.ts'

const api = (path: string): RegExp => new RegExp(`^https://(?:www|api|zhuanlan)\\.zhihu\\.com/(?:api/)?(?:v[\\d.]+/)?${path}(?:\\?|$)`)

/** `self` is the viewer. */
const MEMBER = api('(?:members|people)/(?!self(?:[?]|$))[^/?]+')
const WORKS = api(
  '(?:(?:answers|articles|pins)/\\d+|(?:v2/)?pins/[^/?]+/moments|(?:members|people|columns|questions)/[^/?]+/(?:answers|articles|pins|items|feeds))',
)
const FEEDS = api('(?:moments(?:/[^/?]+/activities)?|feed/topstory/recommend|topics/\\d+/feeds/\\w+|search_v3)')
const COLUMN = api('columns/[^/?]+')
const OLD_ARTICLES = api('(?:columns/[^/?]+/)?posts(?:/\\d+)?')
const PAGE = /^https:\/\/(?:www|zhuanlan)\.zhihu\.com\/(?:people|org|question|answer|column|p|pin|signin|account\/unhuman)(?:[/?]|$)/

/** The pages that a viewer is sent to instead, and the JSON that stands in place of a page. */
function readWall(document: Document, { url }: ReadContext): Facts {
  if (url.pathname.startsWith('/signin')) return { refused: 'login' }
  if (url.pathname.startsWith('/account/unhuman')) return { refused: 'blocked' }
  // 2026-08
  const body = document.querySelector('body')?.textContent?.trim() ?? ''
  const failure = body.startsWith('{"error"') ? v.safeParse(Refusal, tryJson(body)) : undefined
  return failure?.success ? readRefusal(failure.output) : {}
}

export default definePlatform({
  id: 'zhihu',
  name: { zh: '知乎', en: 'Zhihu' },
  hosts: ['www.zhihu.com', 'zhuanlan.zhihu.com'],
  terms: { engagement: ['likes', 'comments', 'saves', 'thanks'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/www\.zhihu\.com\/(?:(?:people|org)\/(?<handle>[^/?#]+)|column\/(?<creatorId>[^/?#]+))/,
      examples: [
        'https://www.zhihu.com/people/lan-shan-replay/answers?page=2',
        'https://www.zhihu.com/org/lan-shan-yan-jiu-suo',
        'https://www.zhihu.com/column/c_1100000000000000001',
      ],
    },
    post: {
      url: /^https:\/\/(?:www\.zhihu\.com\/(?:question\/\d+\/)?(?:answer|pin)|zhuanlan\.zhihu\.com\/p)\/(?<postId>\d+)/,
      examples: [
        'https://www.zhihu.com/question/600000001/answer/3000000001?utm_psn=1',
        'https://www.zhihu.com/pin/2000000000000000001',
        'https://zhuanlan.zhihu.com/p/700000001',
      ],
    },
    list: {
      url: /^https:\/\/www\.zhihu\.com\/(?:(?:follow|hot)?(?:[?#]|$)|search\?|question\/\d+\/?(?:[?#]|$)|topic\/)/,
      examples: [
        'https://www.zhihu.com/search?type=people&q=%E9%9C%B2%E8%90%A5',
        'https://www.zhihu.com/question/600000001',
        'https://www.zhihu.com/',
      ],
    },
  },
  sources: [
    source('member', '2026-08', response(MEMBER), tidy(Member), readMember),
    source('list', '2026-08', [WORKS, FEEDS].map(response), Things, readThings),
    source('refusal', '2026-08', [MEMBER, WORKS, FEEDS, COLUMN].map(response), Refusal, readRefusal),
    source('page state', '2026-06', state('js-initialData'), State, readState),
    documentSource('wall', '2026-08', PAGE, readWall),
    source('column', '2021-02', response(COLUMN), tidy(Column), (column) => ({ creators: columnCreators(column) })),
    documentSource('column cards', '2021-02', /^https:\/\/www\.zhihu\.com\/column\//, readColumnCards),
    source('column (2015)', '2015-09', response(COLUMN), OldColumn, readOldColumn),
    source('articles (2015)', '2015-09', response(OLD_ARTICLES), OldArticles, readOldArticles),
    documentSource('answers (2015)', '2015-09', /^https:\/\/www\.zhihu\.com\/question\//, readOldAnswers),
  ],
  engagementReason: 'Upvotes (赞同), comments, saves (收藏) and 喜欢 are the public acts under an answer; views are shown for videos only.',
  limits:
    'Views and shares are never shown; feeds and searches carry no saves; the number of posts is the sum of answers, articles, pins and videos; a column counts its own followers; logged out, pages often stand behind a login or an error 403.',
  profileUrl: (creatorId, handle) => (creatorId.startsWith('c_') ? columnUrl(creatorId) : `https://www.zhihu.com/people/${handle || creatorId}`),
})
