// Reads member pages, personage pages and reviews of douban.com from their text, and the member replies of m.douban.com/rexxar.
import { definePlatform, documentSource, response, source } from '../observe/platform.ts'
import { readPeoplePage, readPersonage, readReviews } from './douban/pages.ts'
import { Failure, readFailure, readStream, readUser, Stream, User } from './douban/rexxar.ts'

const rexxar = (path: string) => response(new RegExp(`^https://m\\.douban\\.com/rexxar/api/v2/${path}(?:\\?|$)`))
const USER = rexxar('user/[^/?]+')
const STREAM = rexxar('(?:user/[^/?]+/lifestream|status/user_timeline/[^/?]+)')

export default definePlatform({
  id: 'douban',
  name: { zh: '豆瓣', en: 'Douban' },
  hosts: ['www.douban.com', 'm.douban.com', 'movie.douban.com', 'book.douban.com', 'music.douban.com'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www|m)\.douban\.com\/(?<handle>(?:people|personage)\/[^/?#]+)\/?(?:[?#]|$)/,
      examples: [
        'https://www.douban.com/people/100200300/',
        'https://m.douban.com/people/lanshan?from=tab',
        'https://www.douban.com/personage/27000001/',
      ],
    },
    list: {
      url: /^https:\/\/(?:movie|book|music)\.douban\.com\/subject\/\d+\/(?:reviews\/?)?(?:[?#]|$)/,
      examples: ['https://movie.douban.com/subject/26000001/', 'https://book.douban.com/subject/26000002/reviews?sort=time'],
    },
  },
  sources: [
    source('rexxar user', '2026-04', USER, User, readUser),
    source('rexxar lifestream', '2026-04', STREAM, Stream, readStream),
    source('failure', '2026-04', [USER, STREAM], Failure, readFailure),
    documentSource('sorry', '2026-04', /^https:\/\/www\.douban\.com\/misc\/sorry/, () => ({ refused: 'blocked' })),
    documentSource('personage page', '2026-04', /^https:\/\/www\.douban\.com\/personage\/\d+/, readPersonage),
    documentSource('reviews', '2024-07', /^https:\/\/(?:movie|book|music)\.douban\.com\/subject\/\d+\//, readReviews),
    documentSource('people page', '2026-04', /^https:\/\/www\.douban\.com\/people\/[^/]+\/?(?:[?#]|$)/, readPeoplePage),
  ],
  engagementReason: 'A status is liked (赞), answered (回应) and passed on (转发); views are not public.',
  limits:
    'No views and no saves; followers on member pages are rounded from 10,000 ("1.2万") and most member pages need a login; reviews state useful votes (有用) as likes and no shares; member pages and replies are read from notes, without a recording.',
  profileUrl: (creatorId) => `https://www.douban.com/${creatorId.startsWith('personage-') ? creatorId.replace('-', '/') : `people/${creatorId}`}/`,
})
