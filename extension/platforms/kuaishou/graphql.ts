import * as v from 'valibot'
import { present } from '../../observe/parse.ts'
import type { Facts } from '../../observe/platform.ts'
import { Author, Feed, Feeds, feedFacts, Photo } from './photo.ts'
import { profileFacts, UserProfile } from './profile.ts'

const Works = v.nullish(v.object({ feeds: v.nullable(Feeds) }))

/** A reply of /graphql by its operation; the other operations (comments, menus, the viewer) are not read. */
export const GraphReply = v.object({
  data: v.object({
    visionProfile: v.nullish(v.object({ userProfile: v.nullable(UserProfile) })),
    visionProfilePhotoList: Works,
    visionSearchPhoto: Works,
    brilliantTypeData: Works,
    visionVideoDetail: v.nullish(Feed),
  }),
})

export function readGraph({ data }: v.InferOutput<typeof GraphReply>): Facts {
  const lists = [data.visionProfilePhotoList, data.visionSearchPhoto, data.brilliantTypeData].flatMap((list) => list?.feeds ?? [])
  const { creators = [], posts = [] } = feedFacts(present([...lists, data.visionVideoDetail]))
  return { creators: [...present([data.visionProfile?.userProfile]).map(profileFacts), ...creators], posts }
}

/** __APOLLO_STATE__: objects by "Type:id", tied together by references. Other pages, and empty shells, hold none of these types. */
export const ApolloState = v.object({ defaultClient: v.record(v.string(), v.unknown()) })

const Reference = v.object({ id: v.string() })
const Detail = v.object({ photo: Reference, author: v.nullish(Reference) })

export const readApollo = ({ defaultClient: objects }: v.InferOutput<typeof ApolloState>): Facts =>
  feedFacts(
    Object.values(objects).flatMap((object) => {
      if (!v.is(Detail, object)) return []
      const photo = v.safeParse(Photo, objects[object.photo.id])
      return photo.success ? [{ photo: photo.output, author: v.parse(Author, objects[object.author?.id ?? '']) }] : []
    }),
  )
