// Reads the state in the HTML (__UNIVERSAL_DATA_FOR_REHYDRATION__ and its forerunners), the item and user replies, and the cards of a profile.
import { definePlatform, documentSource, ldJson, response, source, state } from '../observe/platform.ts'
import { readGrid } from './tiktok/grid.ts'
import { ProfilePage, readProfilePage } from './tiktok/seo.ts'
import {
  Failure,
  ItemDetail,
  ItemList,
  Next,
  readFailure,
  readItemDetail,
  readItemList,
  readNext,
  readScope,
  readSearch,
  readSigi,
  readUserDetail,
  Scope,
  Search,
  Sigi,
  UserDetail,
} from './tiktok/state.ts'

const USER = response(/^https:\/\/(?:www|m)\.tiktok\.com\/api\/user\/detail\//)
const ITEM = response(/^https:\/\/(?:www|m)\.tiktok\.com\/api\/item\/detail\//)
const ITEMS = response(/^https:\/\/(?:www|m)\.tiktok\.com\/api\/(?:\w+\/)?item_list\//)
const FOUND = response(/^https:\/\/(?:www|m)\.tiktok\.com\/api\/search\/(?:general|item)\/full\//)
const PROFILE = /^https:\/\/(?:www\.|m\.)?tiktok\.com\/@(?<handle>[^/?#]+)\/?(?:[?#]|$)/

export default definePlatform({
  id: 'tiktok',
  name: { zh: 'TikTok', en: 'TikTok' },
  hosts: ['www.tiktok.com', 'm.tiktok.com'],
  terms: {
    engagement: ['likes', 'comments', 'shares', 'saves'],
    engagementPer: 'views',
    norms: {
      reach: { intercept: -1.55, slope: 0.975, spread: 1.17, source: 'measured on 1,062 creators', year: 2020 },
      likesPerView: { low: 0.045, high: 0.286, source: 'measured on 1,064 creators', year: 2020 },
      commentsPerLike: { low: 0.0019, high: 0.05, source: 'measured on 1,055 creators', year: 2020 },
    },
  },
  pages: {
    creator: { url: PROFILE, examples: ['https://www.tiktok.com/@lanternmoss', 'https://www.tiktok.com/@lantern.moss?lang=en'] },
    post: {
      url: /^https:\/\/(?:www\.|m\.)?tiktok\.com\/@[^/?#]*\/(?:video|photo)\/(?<postId>\d+)(?:[/?#]|$)/,
      examples: [
        'https://www.tiktok.com/@lanternmoss/video/7600000000000000001?is_from_webapp=1',
        'https://www.tiktok.com/@lanternmoss/photo/7600000000000000002',
      ],
    },
    list: {
      url: /^https:\/\/(?:www\.|m\.)?tiktok\.com\/(?:(?:foryou|following|friends|explore)?\/?(?:[?#]|$)|search(?:\/\w+)?\?|tag\/)/,
      examples: ['https://www.tiktok.com/', 'https://www.tiktok.com/search?q=moss', 'https://www.tiktok.com/tag/moss'],
    },
  },
  sources: [
    source('page state', '2026-07', state('__UNIVERSAL_DATA_FOR_REHYDRATION__'), Scope, readScope),
    source('user/detail', '2026-07', USER, UserDetail, readUserDetail),
    source('item/detail', '2026-07', ITEM, ItemDetail, readItemDetail),
    source('item_list', '2021-11', ITEMS, ItemList, readItemList),
    source('failure', '2026-07', [USER, ITEM, ITEMS], Failure, readFailure),
    source('search', '2021-11', FOUND, Search, readSearch),
    source('ProfilePage', '2026-07', ldJson('ProfilePage'), ProfilePage, (page) => ({ creators: [readProfilePage(page)] })),
    documentSource('profile cards', '2026-05', PROFILE, readGrid),
    source('page state (SIGI_STATE)', '2023-02', state('SIGI_STATE'), Sigi, readSigi),
    source('page state (__NEXT_DATA__)', '2020-12', state('__NEXT_DATA__'), Next, readNext),
  ],
  engagementReason: 'All four acts are public for every video, and so are its views.',
  limits:
    'Counters of posts are rounded from 10,000 on, and the cards of a profile show views only; without exact numbers in the page those of an account are rounded too; dates on cards are taken from the id. Read from notes, no recording: replies of user/detail, item/detail and search, the ld+json of a profile, and the states of 2020.',
  profileUrl: (creatorId, handle) => (handle ? `https://www.tiktok.com/@${handle}` : `https://www.tiktok.com/share/user/${creatorId}`),
})
