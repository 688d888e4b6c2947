// Reads the .json lists of reddit.com (profiles, posts, searches) and the posts that its pages hold as elements with attributes.
import { definePlatform, documentSource, response, source } from '../observe/platform.ts'
import { About, Comments, Failure, Listing, OtherThing, readAbout, readFailure, readListing, Suspended } from './reddit/listing.ts'
import { readFeed, readSearch } from './reddit/page.ts'

const LISTS = response(
  /^https:\/\/(?:(?:(?:www|old|new|sh|np|api)\.)?reddit\.com\/(?:(?:user|u|r|comments)\/[^?#]*|api\/info|search|hot|new|top|rising|best)\.json|oauth\.reddit\.com\/(?:(?:user|u|r|comments)\/[^?#]*|api\/info|search|hot|new|top|rising|best)\/?)(?:\?|$)/,
)
const PAGE = /^https:\/\/(?:(?:www|new|sh)\.)?reddit\.com\//

export default definePlatform({
  id: 'reddit',
  name: { zh: 'Reddit', en: 'Reddit' },
  hosts: ['www.reddit.com'],
  terms: { engagement: ['likes', 'comments'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/(?:(?:www|old|new|sh)\.)?reddit\.com\/(?:user|u)\/(?<handle>[\w-]+)(?:\/(?:submitted|overview)?)?(?:\.json|\/)?(?:[?#]|$)/,
      examples: [
        'https://www.reddit.com/user/kettle_and_kiln/',
        'https://www.reddit.com/user/kettle_and_kiln/submitted/?sort=new',
        'https://www.reddit.com/u/kettle_and_kiln',
      ],
    },
    post: {
      url: /^https:\/\/(?:(?:www|old|new|sh)\.)?reddit\.com\/(?:(?:r|user)\/[\w-]+\/)?comments\/(?<postId>[a-z0-9]+)(?:[/?#.]|$)/,
      examples: ['https://www.reddit.com/r/pottery/comments/1zz0a01/first_glaze/', 'https://www.reddit.com/comments/1zz0a01?sort=new'],
    },
    list: {
      url: /^https:\/\/(?:(?:www|old|new|sh)\.)?reddit\.com\/(?:r\/[\w-]+(?:\/(?:hot|new|top|rising|best|search)(?:\.json)?)?|search|best|hot|new|top|rising)?\/?(?:[?#]|$)/,
      examples: ['https://www.reddit.com/', 'https://www.reddit.com/r/pottery/new/', 'https://www.reddit.com/search/?q=glaze&sort=new'],
    },
  },
  sources: [
    source('listing', '2026-06', LISTS, Listing, readListing),
    source('comments', '2025-05', LISTS, Comments, readListing),
    source('about', '2022-04', LISTS, About, readAbout),
    source('suspended', '2022-04', LISTS, Suspended, () => ({ refused: 'gone' })),
    source('other thing', '2022-04', LISTS, OtherThing, () => ({})),
    source('failure', '2022-04', LISTS, Failure, readFailure),
    documentSource('posts on the page', '2026-08', PAGE, readFeed),
    documentSource('search page', '2025-07', PAGE, readSearch),
  ],
  engagementReason: 'The score (votes up less votes down) and the comments are public; views and shares are not.',
  limits:
    'No views or shares anywhere; likes are the score (votes up minus down, fuzzed by the site); followers stand only in about.json, which its pages do not load, so the rate is mostly unknown. Read from notes, no recording: posts on profile, community and post pages.',
  profileUrl: (creatorId, handle) => `https://www.reddit.com/user/${handle ?? creatorId}`,
})
