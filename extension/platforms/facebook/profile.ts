import * as v from 'valibot'
import { flag, id, imageUrl, maybe, number, orNone, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'
import { vanity } from './story.ts'

const Line = maybe(v.object({ text: v.object({ text: v.string() }), uri: text }))
/** The header of a profile: "28M followers" in the language of the page. */
export const Header = v.object({
  id,
  name: text,
  url: text,
  show_verified_badge_on_profile: flag,
  profile_social_context: v.object({ content: v.array(Line) }),
})

const FOLLOWERS =
  /follower|seguidor|abonné|粉[丝絲]|追蹤者|フォロワー|팔로워|подписчик|متابع|người theo dõi|pengikut|takipçi|volgers|obserwuj|följare|følgere|ผู้ติดตาม/i

export function headerFacts(headers: readonly v.InferOutput<typeof Header>[], { lang }: ReadContext): Facts {
  return {
    creators: headers.map(({ id, name, url, show_verified_badge_on_profile: verified, profile_social_context: { content } }) => {
      const line = content.find((one) => one && (/[/=]followers\/?$/.test(one.uri ?? '') || FOLLOWERS.test(one.text.text)))
      const following = content.find((one) => /[/=]following\/?$/.test(one?.uri ?? ''))
      return {
        id,
        handle: vanity(url),
        name: orNone(name),
        verified,
        followers: parseCount(line?.text.text, { lang }),
        following: parseCount(following?.text.text, { lang }),
      }
    }),
  }
}

/** A page in a list. Posts and profiles name it by the id of its profile, the list by that of the page. */
export const Page = v.object({
  id,
  name: text,
  uri_token: text,
  profile_picture_uri: text,
  follower_count: number,
  profile_plus_for_delegate_page: maybe(v.object({ id })),
})
const pageFacts = ({ id, name, uri_token: token, profile_picture_uri: picture, ...page }: v.InferOutput<typeof Page>): CreatorFacts => ({
  ...(page.profile_plus_for_delegate_page ? { id: page.profile_plus_for_delegate_page.id, aliases: [id] } : { id }),
  // Where a page has no name this is the number of its profile.
  handle: token || null,
  name: orNone(name),
  avatar: imageUrl(picture),
  followers: parseCount(page.follower_count),
  mention: true,
})
export const pagesFacts = (pages: readonly v.InferOutput<typeof Page>[]): Facts => ({ creators: pages.map(pageFacts) })
