// Reads www.kuaishou.com: the replies of /graphql and of /rest/v/, and the states inside its pages (__APOLLO_STATE__, INIT_STATE).
import * as v from 'valibot'
import { definePlatform, type Facts, response, source, state } from '../observe/platform.ts'
import { ApolloState, GraphReply, readApollo, readGraph } from './kuaishou/graphql.ts'
import { FeedReply, readFeeds } from './kuaishou/photo.ts'
import { InitState, ProfileReply, readInitState, readProfile } from './kuaishou/profile.ts'

const rest = (path: string) => response(new RegExp(`^https://www\\.kuaishou\\.com/rest/v/${path}(?:\\?|$)`))

const GRAPHQL = response(/^https:\/\/www\.kuaishou\.com\/graphql(?:\?|$)/)
/** Not profile/get: whatever page asks for it, it answers with the viewer. */
const PROFILE = rest('profile/user')
const FEEDS = rest('(?:profile|search)/feed')

const REFUSALS: Record<number, NonNullable<Facts['refused']>> = { 2: 'blocked', 50: 'blocked', 109: 'login', 2001: 'blocked' }
const Refusal = v.object({ result: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.picklist([2, 50, 109, 2001])) })
const readRefusal = ({ result }: { result: number }): Facts => ({ refused: REFUSALS[result] })
const Refused = v.pipe(
  v.object({ data: v.record(v.string(), v.unknown()) }),
  v.transform(({ data }) => Object.values(data).find((operation) => v.is(Refusal, operation))),
  Refusal,
)

export default definePlatform({
  id: 'kuaishou',
  name: { zh: '快手', en: 'Kuaishou' },
  hosts: ['www.kuaishou.com'],
  terms: { engagement: ['likes', 'comments', 'shares'], engagementPer: 'views', indexes: ['vci'] },
  pages: {
    creator: {
      url: /^https:\/\/www\.kuaishou\.com\/profile\/(?<creatorId>[\w-]+)\/?(?:[?#]|$)/,
      examples: ['https://www.kuaishou.com/profile/3xreplaycreator?source=search'],
    },
    post: {
      url: /^https:\/\/www\.kuaishou\.com\/short-video\/(?<postId>\w+)\/?(?:[?#]|$)/,
      examples: ['https://www.kuaishou.com/short-video/3xreplayvideo05?authorId=3xreplaycreator&streamSource=profile'],
    },
    list: {
      url: /^https:\/\/www\.kuaishou\.com\/(?:(?:brilliant|myFollow|search|new-reco)(?:\/[^?#]*)?)?(?:[?#]|$)/,
      examples: [
        'https://www.kuaishou.com/',
        'https://www.kuaishou.com/brilliant',
        'https://www.kuaishou.com/search/video?searchKey=%E9%9C%B2%E8%90%A5',
      ],
    },
  },
  sources: [
    source('refusal', '2026-10', [PROFILE, FEEDS], Refusal, readRefusal),
    source('graphql refusal', '2026-10', GRAPHQL, Refused, readRefusal),
    source('INIT_STATE', '2026-07', state('INIT_STATE'), InitState, readInitState),
    source('rest feed', '2025-08', FEEDS, FeedReply, readFeeds),
    source('rest profile', '2025-08', PROFILE, ProfileReply, readProfile),
    source('__APOLLO_STATE__', '2023-01', state('__APOLLO_STATE__'), ApolloState, readApollo),
    source('graphql', '2022-05', GRAPHQL, GraphReply, readGraph),
  ],
  engagementReason:
    'Likes, comments and shares are the sum that Chinese tables of 互动率 use; plays are public. Where a page states only a part of it there is no rate.',
  limits:
    'Shares of a post are never shown, so there is no engagement rate; comments and saves only in the newer lists; followers and views of the older pages are rounded ("197.3w", "41.3万") and come without the likes received. Read from notes, no recording: the header inside a profile page, searches, the home page, comments.',
  profileUrl: (creatorId) => `https://www.kuaishou.com/profile/${creatorId}`,
})
