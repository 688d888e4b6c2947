import * as v from 'valibot'
import type { CreatorFacts } from '../../observe/platform.ts'
import { Badges, channelIn, count, find, Images, imageOf, isTicked, isVerified, type Locale, plain, Text, textOf } from './fields.ts'

export const Owner = v.object({
  title: Text,
  subscriberCountText: Text,
  badges: Badges,
  thumbnail: Images,
  navigationEndpoint: v.optional(v.unknown()),
})

/** The owner, or all the owners of a joint video, who stand in a dialog and of whom the first posted it. */
export function readOwners(owner: v.InferOutput<typeof Owner> | undefined, locale: Locale): CreatorFacts[] {
  const partners = find(owner?.navigationEndpoint, 'listItems')
  if (Array.isArray(partners)) return partners.flatMap((partner) => partnerOf(partner, locale) ?? [])
  const channel = channelIn(owner?.title) ?? channelIn(owner?.navigationEndpoint)
  if (!owner || !channel) return []
  const { title, thumbnail, badges, subscriberCountText } = owner
  const followers = count(textOf(subscriberCountText), locale)
  return [{ ...channel, name: textOf(title), avatar: imageOf(thumbnail), verified: isVerified(badges), followers, mention: true }]
}

const Partner = v.object({ listItemViewModel: v.object({ title: Text, subtitle: Text }) })
function partnerOf(node: unknown, locale: Locale): CreatorFacts | undefined {
  const partner = v.safeParse(Partner, node)
  const channel = channelIn(node)
  if (!partner.success || !channel) return undefined
  const { title, subtitle } = partner.output.listItemViewModel
  const told = (textOf(subtitle) ?? '').split('•').map(plain)
  const handle = channel.handle ?? told.find((text) => text.startsWith('@'))
  const subscribers = told.find((text) => !text.startsWith('@'))
  const followers = count(subscribers, locale)
  return { id: channel.id, handle, name: textOf(title), verified: isTicked(title?.attachmentRuns), followers, mention: true }
}
