// Reads the relay blocks in the HTML, the replies of graphql and api/v1 with the same objects, and the header and description of a page.
import { definePlatform, documentSource, jsonScripts, response, searchSource } from '../observe/platform.ts'
import { Media, mediaFacts } from './instagram/media.ts'
import { readPage } from './instagram/page.ts'
import { EdgeUser, edgeUserFacts, User, userFacts } from './instagram/person.ts'
import { Gate, Missing, readGate, readMissing, readWall, Wall } from './instagram/refusal.ts'

const API = response(
  /^https:\/\/(?:www|i)\.instagram\.com\/(?:graphql\/|api\/(?:graphql|v1\/(?:users|feed|clips|media|discover|fbsearch|tags|locations)\/)|[^?#]*\?(?:[^#]*&)?__a=1)/,
)
const INFO = response(/^https:\/\/(?:www|i)\.instagram\.com\/api\/v1\/users\/web_profile_info\//)
const ANYWHERE = [jsonScripts, API]
const PAGE = /^https:\/\/(?:www\.)?instagram\.com\//
const LOGIN = /^https:\/\/(?:www\.)?instagram\.com\/(?:accounts\/login|challenge)\//

export default definePlatform({
  id: 'instagram',
  name: { zh: 'Instagram', en: 'Instagram' },
  hosts: ['www.instagram.com'],
  terms: { engagement: ['likes', 'comments'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www\.)?instagram\.com\/(?!(?:p|reels?|tv|stories|explore|accounts|direct|about|legal|developer|api|graphql|web|challenge|oauth|session|privacy|popular|your_activity|emails|archive)(?:[/?#]|$))(?<handle>[\w.]{1,30})(?:\/(?:reels|tagged|reposts|followers|following))?\/?(?:[?#]|$)/,
      examples: ['https://www.instagram.com/lanternmoss/', 'https://www.instagram.com/lantern.moss/reels/?hl=en'],
    },
    post: {
      url: /^https:\/\/(?:www\.)?instagram\.com\/(?:[\w.]+\/(?:p|reel|tv)|p|reels?|tv)\/(?!audio\/)(?<postId>[\w-]{5,})(?:[/?#]|$)/,
      examples: [
        'https://www.instagram.com/p/DUlanternA1/?img_index=1',
        'https://www.instagram.com/lanternmoss/reel/DUlanternB2/',
        'https://www.instagram.com/reels/DUlanternB2/',
      ],
    },
    list: {
      url: /^https:\/\/(?:www\.)?instagram\.com\/(?:reels\/?)?(?:[?#]|$)|^https:\/\/(?:www\.)?instagram\.com\/(?:explore|popular)\//,
      examples: ['https://www.instagram.com/', 'https://www.instagram.com/explore/tags/moss/', 'https://www.instagram.com/reels/'],
    },
  },
  sources: [
    searchSource('gate', '2026-07', ANYWHERE, 'if_not_gated_logged_out', Gate, readGate),
    searchSource('profile', '2026-07', ANYWHERE, 'follower_count', User, (users) => ({ creators: users.map(userFacts) })),
    searchSource('posts', '2025-11', ANYWHERE, 'media_type', Media, mediaFacts),
    searchSource('posts (reduced)', '2026-07', ANYWHERE, 'taken_at', Media, mediaFacts),
    searchSource('profile (edges)', '2022-06', ANYWHERE, 'edge_followed_by', EdgeUser, (users) => ({ creators: users.map(edgeUserFacts) })),
    searchSource('posts (edges)', '2022-06', ANYWHERE, 'shortcode', Media, mediaFacts),
    searchSource('no such profile', '2022-06', INFO, 'data.user', Missing, readMissing),
    searchSource('wall', '2022-06', API, 'require_login', Wall, readWall),
    documentSource('login page', '2026-01', LOGIN, () => ({ refused: 'login' })),
    documentSource('page', '2026-01', PAGE, readPage),
  ],
  engagementReason: 'Likes and comments are what every post shows; saves and shares are the author’s own to see, and only reels state views.',
  limits:
    'Guests see no views and on the newest pages no likes or comments but in a rounded description; views are plays of videos, which pictures lack; shares and saves never show; lists without dates take them from the id. Read from notes, no recording: the pages of 2026-07, lists of logged-in viewers, and pages by ?__a=1.',
  profileUrl: (_creatorId, handle) => `https://www.instagram.com/${handle ?? ''}/`,
})
