// Reads the GraphQL replies of x.com (users, timelines, single posts), the ld+json of its profiles and single posts, and what stands rendered in the page.
import * as v from 'valibot'
import { maybe } from '../observe/fields.ts'
import { definePlatform, documentSource, type Facts, ldJson, response, source } from '../observe/platform.ts'
import { Profile, profileCreator, readArticles } from './x/page.ts'
import { Posting, readPosting } from './x/posting.ts'
import { readTimeline, Timeline } from './x/timeline.ts'
import { NoTweet, SingleTweet, tweetAuthors, tweetPosts } from './x/tweet.ts'
import { MixedUser, NewUser, NoUser, OldUser, userReply } from './x/user.ts'

/** Operations are asked for by name; the id before the name changes with every release. */
const graphql = (names: string) =>
  response(new RegExp(`^https://(?:api\\.)?(?:x|twitter)\\.com/(?:i/api/)?graphql/(?:[\\w-]+/)?(?:${names})(?:\\?|$)`))

const USER = graphql('UserByScreenName|UserByRestId')
const TWEET = graphql('TweetResultByRestId')
const TIMELINE = graphql(
  'User(?:Tweets|TweetsAndReplies|Media|HighlightsTweets|ArticlesTweets)|TweetDetail|SearchTimeline|Home(?:Latest)?Timeline|ListLatestTweetsTimeline',
)
/** Answers to others cannot be told apart on the page. */
const RENDERED = /^https:\/\/(?:x|twitter)\.com\/(?![^?#]*with_replies)/

const REFUSALS: Record<number, NonNullable<Facts['refused']>> = {
  32: 'login',
  34: 'gone',
  50: 'gone',
  63: 'gone',
  88: 'blocked',
  89: 'login',
  144: 'gone',
  179: 'private',
  326: 'blocked',
}
/** Errors may stand beside data, so this is asked last. */
const Failure = v.object({ errors: v.pipe(v.array(v.object({ code: maybe(v.number()) })), v.nonEmpty()) })

export default definePlatform({
  id: 'x',
  name: { zh: 'X（推特）', en: 'X' },
  hosts: ['x.com'],
  terms: { engagement: ['likes', 'comments', 'shares', 'quotes'], engagementPer: 'views' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(?!(?:about|account|communities|compose|download|explore|hashtag|home|i|intent|jobs|login|messages|notifications|premium|privacy|search|settings|share|signup|tos)(?:[/?#]|$))(?<handle>\w{1,15})(?:\/(?:with_replies|media|highlights|articles|affiliates)?)?(?:[?#]|$)/,
      examples: ['https://x.com/harborlightdesk', 'https://x.com/harborlightdesk/media?lang=de', 'https://x.com/harborlightdesk/with_replies'],
    },
    post: {
      url: /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(?:i\/(?:web\/)?|\w{1,15}\/)status\/(?<postId>\d+)(?:[/?#]|$)/,
      examples: [
        'https://x.com/harborlightdesk/status/2080000000000000001',
        'https://x.com/harborlightdesk/status/2080000000000000001/photo/1',
        'https://x.com/i/web/status/2080000000000000001?s=20',
      ],
    },
    list: {
      url: /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(?:(?:home|explore|search|hashtag\/[^?#]*|i\/lists\/\d+)\/?)?(?:[?#]|$)/,
      examples: ['https://x.com/home', 'https://x.com/search?q=lighthouse&src=typed_query', 'https://x.com/i/lists/1700000000000000001'],
    },
  },
  sources: [
    source('user', '2026-08', USER, userReply(NewUser), ({ data }) => ({ creators: [data.user.result] })),
    source('user (core and legacy)', '2026-07', USER, userReply(MixedUser), ({ data }) => ({ creators: [data.user.result] })),
    source('user (legacy)', '2025-03', USER, userReply(OldUser), ({ data }) => ({ creators: [data.user.result] })),
    source('no user', '2026-08', USER, NoUser, () => ({ refused: 'gone' })),
    source('timeline', '2026-08', TIMELINE, Timeline, readTimeline),
    source('tweet', '2025-04', TWEET, SingleTweet, ({ data: { tweetResult } }) => ({
      creators: tweetAuthors(tweetResult.result),
      posts: tweetPosts(tweetResult.result),
    })),
    source('no tweet', '2025-04', TWEET, NoTweet, () => ({ refused: 'gone' })),
    source('failure', '2026-08', [USER, TIMELINE, TWEET], Failure, ({ errors }) => ({ refused: REFUSALS[errors[0]?.code ?? 0] })),
    source('profile', '2025-11', ldJson('ProfilePage'), Profile, (page) => ({ creators: [profileCreator(page)] })),
    source('posting', '2026-07', ldJson('SocialMediaPosting'), Posting, readPosting),
    documentSource('rendered posts', '2025-11', RENDERED, readArticles),
  ],
  engagementReason: 'Likes, replies, reposts and quotes are public acts; bookmarks are private ones and left out. Views are public.',
  limits:
    'Views exist for posts since the end of 2022 only and never for a repost; answers to others count as comments, not as posts; logged-out visitors see a few posts without order. Read from notes, no recording: the ld+json of single posts.',
  profileUrl: (creatorId, handle) => (handle ? `https://x.com/${handle}` : `https://x.com/i/user/${creatorId}`),
})
