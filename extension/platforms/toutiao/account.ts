import * as v from 'valibot'
import { flag, id, imageUrl, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'
import { accountOf } from './article.ts'

/** The account of a user's page, which goes by a token and names no id. */
const ofPage = (facts: Omit<CreatorFacts, 'id'>, { page }: ReadContext): Facts =>
  page?.kind === 'creator' && page.handle ? { creators: [{ id: null, handle: page.handle, ...facts }] } : {}

/** api/pc/user/fans_stat: display texts, and not whose. */
export const FansStat = v.object({
  message: v.literal('success'),
  data: v.object({ fans: v.union([v.string(), v.number()]), following: number, digg_count: number }),
})
export const readFansStat = ({ data }: v.InferOutput<typeof FansStat>, context: ReadContext): Facts =>
  ofPage({ followers: parseCount(data.fans), following: parseCount(data.following), likesReceived: parseCount(data.digg_count) }, context)

/** The head of a user's page. */
export function readUserPage(document: Document, context: ReadContext): Facts {
  // 2026-06
  const name = document.querySelector('.profile-info .detail .name')?.textContent?.trim()
  const stats = [...document.querySelectorAll('.relation-stat .stat-item')].map((item) => item.textContent?.replace(/\s+/g, '') ?? '')
  if (!name) return {}
  const stat = (label: string) => parseCount(stats.find((one) => one.includes(label)))
  return ofPage({ name, followers: stat('粉丝'), following: stat('关注'), likesReceived: stat('获赞') }, context)
}

/** user/profile/homepage/v3: the app's profile of 2017. `pgc_like_count` is no sum of likes. */
export const OldProfile = v.object({
  data: v.object({
    media_id: maybe(id),
    user_id: maybe(id),
    name: text,
    screen_name: text,
    description: text,
    avatar_url: text,
    user_verified: flag,
    followers_count: number,
    followings_count: number,
  }),
})
export const readOldProfile = ({ data }: v.InferOutput<typeof OldProfile>): Facts => ({
  creators: [
    {
      ...accountOf(data.user_id, data.media_id),
      name: orNone(data.screen_name || data.name),
      bio: orNone(data.description),
      avatar: imageUrl(data.avatar_url),
      verified: data.user_verified,
      followers: parseCount(data.followers_count),
      following: parseCount(data.followings_count),
    },
  ],
})
