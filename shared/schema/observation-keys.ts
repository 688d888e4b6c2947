/** What a creator's header can count. Followers are people; likesReceived and viewsReceived are sums over all posts. */
export const CREATOR_COUNTS = ['followers', 'following', 'posts', 'likesReceived', 'viewsReceived', 'likesAndSavesReceived'] as const
export type CreatorCount = (typeof CREATOR_COUNTS)[number]

/**
 * What a post can count. `views` are plays or reads, never impressions; `likes` the platform's first approval; `shares` reposts
 * (quotes apart); `saves` bookmarks; `recommends` WeChat's 在看; `thanks` Zhihu's 喜欢; `hearts` Channels' 爱心.
 */
export const POST_COUNTS = ['views', 'likes', 'comments', 'shares', 'saves', 'danmaku', 'coins', 'quotes', 'recommends', 'thanks', 'hearts'] as const
export type PostCount = (typeof POST_COUNTS)[number]

export const FORMATS = ['video', 'short', 'image', 'text', 'article', 'audio', 'live', 'repost'] as const
export type Format = (typeof FORMATS)[number]
