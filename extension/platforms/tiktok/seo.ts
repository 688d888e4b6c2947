import * as v from 'valibot'
import { id, maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { present } from '../../observe/parse.ts'
import type { CreatorFacts } from '../../observe/platform.ts'
import { shown } from './count.ts'

/** An action is spelt as an address, or as a node of its own. */
const Action = v.union([
  v.string(),
  v.pipe(
    v.object({ '@type': v.string() }),
    v.transform((node) => node['@type']),
  ),
])
const Counter = v.object({ interactionType: Action, userInteractionCount: number })

/** The ld+json of a profile, which some pages hold for search engines: rounded. */
export const ProfilePage = v.object({
  mainEntity: v.object({
    alternateName: v.pipe(v.string(), v.nonEmpty()),
    identifier: maybe(id),
    name: text,
    description: text,
    interactionStatistic: maybe(
      v.pipe(
        v.unknown(),
        v.transform((one) => [one].flat()),
        several(Counter),
      ),
    ),
  }),
})

export function readProfilePage({ mainEntity: person }: v.InferOutput<typeof ProfilePage>): CreatorFacts {
  const counted = (action: RegExp) =>
    shown(present(person.interactionStatistic).find((one) => action.test(one.interactionType))?.userInteractionCount)
  return {
    id: /^\d{5,}$/.test(person.identifier ?? '') ? (person.identifier ?? null) : null,
    handle: person.alternateName.replace(/^@/, ''),
    name: orNone(person.name?.replace(/ \(@[^)]*\)$/, '')),
    bio: orNone(person.description),
    followers: counted(/FollowAction$/),
    likesReceived: counted(/LikeAction$/),
    mention: true,
  }
}
