// Reads the relay blocks in the HTML and the graphql replies with the same objects: accounts with followers, posts with their counters.
import { definePlatform, jsonScripts, response, searchSource } from '../observe/platform.ts'
import { Post, postsFacts, User, userFacts } from './threads/post.ts'

const API = response(/^https:\/\/www\.threads\.(?:com|net)\/(?:api\/graphql|graphql\/query)(?:[/?]|$)/)
const ANYWHERE = [jsonScripts, API]

export default definePlatform({
  id: 'threads',
  name: { zh: 'Threads', en: 'Threads' },
  hosts: ['www.threads.com', 'www.threads.net'],
  terms: { engagement: ['likes', 'comments', 'shares', 'quotes'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www\.)?threads\.(?:com|net)\/@(?<handle>[\w.]{1,30})(?:\/(?:replies|media|reposts))?\/?(?:[?#]|$)/,
      examples: ['https://www.threads.com/@lanternmoss', 'https://www.threads.net/@lantern.moss/media?hl=en'],
    },
    post: {
      url: /^https:\/\/(?:www\.)?threads\.(?:com|net)\/(?:@[\w.]+\/post|t)\/(?<postId>[\w-]{5,})(?:[/?#]|$)/,
      examples: ['https://www.threads.com/@lanternmoss/post/DUlanternA1?xmt=AQ', 'https://www.threads.com/t/DUlanternA1'],
    },
    list: {
      url: /^https:\/\/(?:www\.)?threads\.(?:com|net)\/(?:(?:for_you|following|search|tag\/[^/?#]+)\/?)?(?:[?#]|$)/,
      examples: ['https://www.threads.com/', 'https://www.threads.com/search?q=moss', 'https://www.threads.com/following'],
    },
  },
  sources: [
    searchSource('profile', '2026-02', ANYWHERE, 'follower_count', User, (users) => ({ creators: users.map(userFacts) })),
    searchSource('posts', '2026-02', ANYWHERE, 'text_post_app_info', Post, postsFacts),
  ],
  engagementReason: 'Likes, replies, reposts and quotes stand under every post; views do not.',
  limits:
    'No views, no number of posts and no following anywhere; guests see four posts of a profile; replies are left out, a repost stands as one of its own without the counters of the original.',
  profileUrl: (_creatorId, handle) => `https://www.threads.com/@${handle ?? ''}`,
})
