// Reads the __NEXT_DATA__ of Snapchat's public profiles: the account and its Spotlight videos.
import * as v from 'valibot'
import { id, maybe, number, orNone, statedMillis, statedSeconds, text } from '../observe/fields.ts'
import { parseCount } from '../observe/parse.ts'
import { definePlatform, type Facts, type PostFacts, source, state } from '../observe/platform.ts'

const Info = v.object({
  username: v.pipe(v.string(), v.nonEmpty()),
  mutableName: text,
  title: text,
  bio: text,
  badge: maybe(v.number()),
  address: text,
  profilePictureUrl: text,
  subscriberCount: number,
})
const Snap = maybe(v.object({ timestampInSec: maybe(v.object({ value: number })) }))
const Spotlight = maybe(v.object({ storyId: v.object({ value: id }), storyTitle: maybe(v.object({ value: text })), snapList: maybe(v.array(Snap)) }))
const Metadata = maybe(
  v.object({
    description: text,
    videoMetadata: maybe(v.object({ uploadDateMs: number, viewCount: number })),
    engagementStats: maybe(v.object({ viewCount: number, shareCount: number })),
  }),
)
const pageOf = <T extends v.ObjectEntries>(entries: T) => v.object({ props: v.object({ pageProps: v.object(entries) }) })
const Profile = pageOf({
  userProfile: v.object({ publicProfileInfo: Info }),
  spotlightHighlights: maybe(v.array(Spotlight)),
  spotlightStoryMetadata: maybe(v.array(Metadata)),
})
/** A page about no public profile: an account without one, a list. */
const OtherPage = pageOf({ userProfile: v.optional(v.object({ $case: v.pipe(v.string(), v.notValue('publicProfileInfo')) })) })

function readProfile({ props: { pageProps } }: v.InferOutput<typeof Profile>): Facts {
  const { publicProfileInfo: info } = pageProps.userProfile
  const [videos, metadata] = [pageProps.spotlightHighlights ?? [], pageProps.spotlightStoryMetadata ?? []]
  return {
    creators: [
      {
        id: info.username,
        handle: info.username,
        ...(info.mutableName ? { aliases: [info.mutableName] } : {}),
        name: orNone(info.title),
        bio: orNone(info.bio),
        avatar: orNone(info.profilePictureUrl),
        region: orNone(info.address),
        ...(info.badge === undefined ? {} : { verified: info.badge === 1 }),
        followers: parseCount(info.subscriberCount),
      },
    ],
    // The two lists run in parallel, without an id in the second: of unequal lists no pair is sure.
    posts: videos.map((video, index) => spotlightPost(info.username, video, videos.length === metadata.length ? metadata[index] : undefined)),
  }
}

function spotlightPost(username: string, video: v.InferOutput<typeof Spotlight>, details: v.InferOutput<typeof Metadata>): PostFacts | undefined {
  if (!video) return undefined
  const { videoMetadata: file, engagementStats: stats } = details ?? {}
  return {
    id: video.storyId.value,
    creatorId: username,
    url: `https://www.snapchat.com/spotlight/${video.storyId.value}`,
    ...(file?.uploadDateMs ? statedMillis(file.uploadDateMs) : statedSeconds(video.snapList?.[0]?.timestampInSec?.value)),
    format: 'short',
    title: orNone(video.storyTitle?.value),
    text: orNone(details?.description),
    views: parseCount(stats?.viewCount) ?? parseCount(file?.viewCount),
    // The file's own shareCount is always "0".
    shares: parseCount(stats?.shareCount),
  }
}

export default definePlatform({
  id: 'snapchat',
  name: { zh: 'Snapchat', en: 'Snapchat' },
  hosts: ['www.snapchat.com', 'story.snapchat.com'],
  terms: { engagement: ['shares'], engagementPer: 'views' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www\.|story\.)?snapchat\.com\/(?:add\/|@|[us]\/)(?<handle>[\w.-]+)\/?(?:[?#]|$)/,
      examples: [
        'https://www.snapchat.com/add/salt.meadow',
        'https://www.snapchat.com/@salt.meadow?locale=ar',
        'https://story.snapchat.com/@salt.meadow',
      ],
    },
  },
  sources: [
    source('profile', '2024-11', state('__NEXT_DATA__'), Profile, readProfile),
    source('other page', '2024-11', state('__NEXT_DATA__'), OtherPage, () => ({})),
  ],
  engagementReason: 'Shares are the only act of viewers that public pages count beside views.',
  limits:
    'Public profiles only: Spotlight videos with views and shares, no likes, no comments and no number of posts; subscribers are missing for small accounts; Stories have no counts; pages of single videos are not read.',
  profileUrl: (creatorId) => `https://www.snapchat.com/add/${creatorId}`,
})
