// Reads the stories, page lists and profile headers in the relay blocks of the HTML and in the graphql replies, and who a profile is from its head.
import { definePlatform, documentSource, jsonScripts, response, searchSource } from '../observe/platform.ts'
import { readHead, readOldTimeline } from './facebook/page.ts'
import { Header, headerFacts, Page, pagesFacts } from './facebook/profile.ts'
import { Story, storiesFacts } from './facebook/story.ts'

const API = response(/^https:\/\/(?:www|web)\.facebook\.com\/api\/graphql\//)
const ANYWHERE = [jsonScripts, API]
const SITE = /^https:\/\/(?:www\.|web\.)?facebook\.com\//
const LOGIN = /^https:\/\/(?:www|web|m)\.facebook\.com\/(?:login|checkpoint)(?:[/?.]|$)/

export default definePlatform({
  id: 'facebook',
  name: { zh: 'Facebook', en: 'Facebook' },
  hosts: ['www.facebook.com', 'web.facebook.com', 'm.facebook.com'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www\.|web\.|m\.)?facebook\.com\/(?:(?:profile\.php\?(?:[^#]*&)?id=|people\/[^/?#]+\/)(?<creatorId>\d+)(?:[/&#?]|$)|(?!(?:watch|reels?|groups|events|marketplace|gaming|pages|people|login|checkpoint|recover|help|photo|photos|videos?|live|stor(?:y|ies)|share|sharer|hashtag|search|friends|notifications|messages|bookmarks|saved|settings|policies|privacy|legal|business|ads|memories|feed|media|games|fundraisers|jobs|places|directory|plugins|dialog|about|careers|api|ajax|public)(?:[/?#]|$))(?<handle>[A-Za-z\d.-]+(?<!\.php))(?:\/(?:about|posts|photos|videos|reels|reels_tab|followers|following|mentions|live_videos)(?:_\w+)?)?\/?(?:[?#]|$))/,
      examples: [
        'https://www.facebook.com/LanternMoss',
        'https://www.facebook.com/lantern.moss/reels/?locale=en_US',
        'https://www.facebook.com/profile.php?id=100000000000777&sk=about',
        'https://www.facebook.com/people/Lantern-Moss/100000000000777/',
        'https://m.facebook.com/LanternMoss/posts/',
      ],
    },
    post: {
      url: /^https:\/\/(?:www\.|web\.|m\.)?facebook\.com\/(?:[\w.-]+\/(?:posts|videos|photos)\/(?:[^/?#]+\/)?|reel\/|(?:watch\/?|photo(?:\.php)?\/?|permalink\.php|story\.php)\?(?:[^#]*&)?(?:v|fbid|story_fbid)=)(?<postId>pfbid\w+|\d{6,})(?:[/?&#]|$)/,
      examples: [
        'https://www.facebook.com/LanternMoss/posts/pfbid0LanternMossA1?rdid=x',
        'https://www.facebook.com/LanternMoss/photos/moss-on-a-lamp/1000000000000001/',
        'https://www.facebook.com/reel/1000000000000002/',
        'https://www.facebook.com/watch/?v=1000000000000003',
        'https://www.facebook.com/permalink.php?story_fbid=pfbid0LanternMossB2&id=100000000000777',
      ],
    },
    list: {
      url: /^https:\/\/(?:www\.|web\.|m\.)?facebook\.com\/(?:(?:home\.php|watch\/?)?(?:$|#|\?(?!(?:[^#]*&)?v=\d))|(?:pages|search|hashtag)\/)/,
      examples: [
        'https://www.facebook.com/',
        'https://www.facebook.com/?sk=h_chr',
        'https://www.facebook.com/pages/?category=top',
        'https://www.facebook.com/search/top?q=moss',
      ],
    },
  },
  sources: [
    searchSource('stories', '2025-12', ANYWHERE, 'comet_sections.feedback', Story, storiesFacts),
    searchSource('pages', '2025-12', ANYWHERE, 'follower_count', Page, pagesFacts),
    searchSource('profile header', '2026-06', ANYWHERE, 'profile_social_context.content', Header, headerFacts),
    documentSource('head', '2025-04', SITE, readHead),
    documentSource('login page', '2025-12', LOGIN, () => ({ refused: 'login' })),
    documentSource('timeline (m.facebook.com)', '2021-06', /^https:\/\/m\.facebook\.com\//, readOldTimeline),
  ],
  engagementReason: 'Reactions, comments and shares stand under every post; only videos state views, so the rate is by followers.',
  limits:
    'Guests see neither followers nor counters of a profile; followers in a header are rounded, in page lists exact; likes are all reactions; views only of videos; a page’s likes are not its followers. Read from notes, no recording: headers, reels and the replies of a timeline.',
  profileUrl: (creatorId, handle) => `https://www.facebook.com/${handle ?? creatorId}`,
})
