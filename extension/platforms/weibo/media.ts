import * as v from 'valibot'
import { maybe, number, text } from '../../observe/fields.ts'

const MediaInfo = maybe(v.object({ online_users_number: number, online_users: text }))

/** What a post shows beside its words: a page (a video, an article, a topic), or pictures and videos mixed. */
export const media = {
  page_info: maybe(v.object({ type: number, object_type: number, play_count: number, media_info: MediaInfo })),
  mix_media_info: maybe(v.object({ items: maybe(v.array(v.object({ type: text, data: maybe(v.object({ media_info: MediaInfo })) }))) })),
}
const Media = v.object(media)
type Media = v.InferOutput<typeof Media>

const mixedVideo = ({ mix_media_info: mixed }: Media) => mixed?.items?.find(({ type }) => type === 'video')

export const isPage = ({ page_info: page }: Media, type: string): boolean => [page?.type, page?.object_type].includes(type)

export const isVideo = (shown: Media): boolean => isPage(shown, 'video') || mixedVideo(shown) !== undefined

/** How often the video was played, as each place states it; the text is rounded ("22.8万次观看"). */
export const playsOf = (shown: Media): readonly (string | number | null | undefined)[] =>
  [shown.page_info?.media_info, mixedVideo(shown)?.data?.media_info]
    .flatMap((media) => [media?.online_users_number, media?.online_users])
    .concat(shown.page_info?.play_count)
