import type { Format } from '../../../shared/schema/observation.ts'
import { lookUp, orNone } from '../../observe/fields.ts'
import type { FoundPage, PostFacts } from '../../observe/platform.ts'

const FORMATS: Record<string, Format> = { 2: 'image', 4: 'video', 9: 'live' }
export const formatOf = (mediaType: string | number | null | undefined): Pick<PostFacts, 'format'> => {
  const format = lookUp(FORMATS, mediaType)
  return format ? { format } : {}
}
export const wording = (description: string | null | undefined): Pick<PostFacts, 'title' | 'text'> => ({
  title: orNone(description?.split('\n')[0]?.trim()),
  text: orNone(description),
})

/** The post on screen, where the payload does not name it. */
export const postOnPage = (page: FoundPage | undefined): string | undefined => (page?.kind === 'post' ? page.postId : undefined)
