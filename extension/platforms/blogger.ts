// Reads the Atom, RSS and JSON feeds of blogs on any host, and the state inside Medium's pages.
import { definePlatform, documentSource, response, source, state } from '../observe/platform.ts'
import { JsonFeed, readJsonFeed } from './blogger/blog.ts'
import { readFeed } from './blogger/feed.ts'
import { AtomAsJson, readAtomAsJson } from './blogger/gdata.ts'
import { Apollo, readApollo } from './blogger/medium.ts'

/** Sites with readers of their own, which have addresses that look like feeds. */
const ELSEWHERE =
  '(?!(?:[\\w-]+\\.)*(?:youtube|linkedin|instagram|facebook|threads|tiktok|x|twitter|reddit|snapchat|mastodon|mstdn|mas|xiaohongshu|weibo|bilibili|i?e?s?douyin|amemv|snssdk|kuaishou|zhihu|douban|toutiao|youku|qq|163|huya|baidu)\\.(?:com|net|cn|tv|social|online|world|jp|to)/)'
const HOST = `https?://${ELSEWHERE}[\\w.:-]+/`
/** Where blogs have their feeds: /feeds/posts/default (Blogger), /feed (WordPress), /feed/@name (Medium), /rss.xml, /atom.xml … */
const FEED_PATH =
  '(?:[^?#]*/)?(?:feeds/posts/(?:default|summary)(?:/-/[^?#]*)?|feed/@[\\w.-]+|(?:feeds?|rss2?|atom|index)(?:/(?:atom|rss2?|json|default))?(?:\\.(?:xml|rss|atom|rdf|json))?)/?(?:[?#]|$)'
/** Whatever may be a feed: its reader finds nothing in a page that is none. */
const FEED = new RegExp(
  `^${HOST}(?:[^?#]*(?:feed|rss|atom)|[^#]*[?&]feed=\\w|[^?#]+\\.(?:xml|rdf)(?:[?#]|$))|^https?://${ELSEWHERE}(?:feeds?\\d?|rss)\\.[\\w.-]+/`,
)
const AS_JSON = new RegExp(`^${HOST}[^?#]*feeds/posts/[^#]*[?&]alt=json(?:&|#|$)`)
const JSON_FEED = new RegExp(`^${HOST}[^?#]*(?:feed[^?#]*json|json[^?#]*feed)`)

export default definePlatform({
  id: 'blogger',
  name: { zh: '博客（Blogger、WordPress、Medium、订阅源）', en: 'Blogs' },
  hosts: ['*.blogspot.com', '*.wordpress.com', 'medium.com', '*.medium.com'],
  terms: { engagement: ['likes', 'comments'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: new RegExp(
        `^https?://(?:(?:www\\.)?medium\\.com/(?:feed/)?@(?=[\\w.-]+(?:/(?:about|followers|following|lists))?/?(?:[?#]|$))|(?=[\\w-]+\\.(?:blogspot|wordpress|medium)\\.com/?(?:[?#]|$))|(?!(?:www\\.)?medium\\.com/)(?=${ELSEWHERE}[\\w.:-]+/${FEED_PATH}))(?<handle>[\\w.-]+)`,
      ),
      examples: [
        'https://tinwhistlekitchen.blogspot.com/',
        'https://tinwhistlekitchen.blogspot.com/feeds/posts/default?max-results=50',
        'https://tinwhistlekitchen.wordpress.com/feed/',
        'https://medium.com/@tinwhistlekitchen',
        'https://medium.com/feed/@tinwhistlekitchen',
      ],
    },
    post: {
      url: /^https:\/\/(?:www\.)?(?:medium\.com\/(?:@?[\w.-]+\/)|[\w-]+\.medium\.com\/)(?:[^/?#]*-)?(?<postId>[0-9a-f]{8,12})(?:[?#]|$)/,
      examples: [
        'https://medium.com/@tinwhistlekitchen/three-loaves-a1b2c3d4e5f6?source=user_profile',
        'https://medium.com/some-publication/three-loaves-a1b2c3d4e5f6',
        'https://medium.com/p/a1b2c3d4e5f6',
      ],
    },
    list: {
      url: /^https:\/\/(?:www\.)?medium\.com\/(?:(?:search|tag\/[^?#]*|me\/following-feed[^?#]*)\/?)?(?:[?#]|$)/,
      examples: ['https://medium.com/', 'https://medium.com/tag/bread', 'https://medium.com/search?q=bread'],
    },
  },
  sources: [
    source('Medium page', '2020-08', state('__APOLLO_STATE__'), Apollo, readApollo),
    documentSource('feed', '2017-11', FEED, readFeed),
    source('feed as JSON', '2014-10', response(AS_JSON), AtomAsJson, readAtomAsJson),
    source('JSON feed', '2017-06', response(JSON_FEED), JsonFeed, readJsonFeed),
  ],
  engagementReason: 'Likes and comments are all that any of these engines counts; views are the author’s own to see.',
  limits:
    'Feeds hold the newest posts only, comments where the blog counts them (none where they are switched off, 0 where they are kept elsewhere), no followers, no views, no likes; Medium pages add claps, of which one reader may give fifty; other pages of blogs are not read. Read from notes, no recording: feeds of Blogger as JSON.',
  profileUrl: (creatorId) => `https://${creatorId}`,
})
