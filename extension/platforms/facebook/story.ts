import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import { type CreatorFacts, type Facts, holdersOf, type PostFacts } from '../../observe/platform.ts'

/** The outermost part of a tree that has these keys. */
const within = <T extends v.GenericSchema>(path: string, schema: T) =>
  v.pipe(
    v.unknown(),
    v.transform((tree) => holdersOf(tree, path.split('.'))[0]),
    schema,
  )

const Count = maybe(v.object({ count: number }))
const Comments = maybe(v.object({ comments: v.object({ total_count: number }) }))
const Feedback = v.object({
  reaction_count: Count,
  share_count: Count,
  comment_rendering_instance: Comments,
  comments_count_summary_renderer: maybe(v.object({ feedback: v.object({ comment_rendering_instance: Comments }) })),
  video_view_count: number,
  video_view_count_renderer: maybe(v.object({ feedback: v.object({ play_count: number }) })),
})
const Actor = v.object({ id, name: text, url: text, profile_picture: maybe(v.object({ uri: text })) })
const Time = maybe(within('creation_time', v.object({ creation_time: number })))

/** A post in a feed, in a timeline or on its own page. Its sections hold reduced copies of the same story. */
export const Story = v.object({
  post_id: id,
  permalink_url: text,
  actors: maybe(v.array(Actor)),
  sponsored_data: v.optional(v.unknown()),
  attached_story: v.optional(v.unknown()),
  attachments: v.optional(v.unknown()),
  comet_sections: v.object({
    content: maybe(
      v.object({
        story: v.object({ message: maybe(v.object({ text })), wwwURL: text, actors: maybe(v.array(Actor)), attachments: v.optional(v.unknown()) }),
      }),
    ),
    timestamp: Time,
    context_layout: Time,
    feedback: v.nullish(
      within(
        'comet_ufi_summary_and_actions_renderer.feedback',
        v.object({ comet_ufi_summary_and_actions_renderer: v.object({ feedback: Feedback }) }),
      ),
    ),
  }),
})
type Story = v.InferOutput<typeof Story>

const RESERVED = /^(?:profile\.php|people|groups|pages)$/
/** The name in the address of an account, where it has one. */
export function vanity(url: string | null | undefined): string | null {
  const name = /facebook\.com\/([\w.-]+)/.exec(url ?? '')?.[1]
  return name && !RESERVED.test(name) ? name : null
}

const actorFacts = ({ id, name, url, profile_picture: picture }: v.InferOutput<typeof Actor>): CreatorFacts => ({
  id,
  handle: vanity(url),
  name: orNone(name),
  avatar: imageUrl(picture?.uri),
  mention: true,
})

/** `play_count` is all plays; `video_view_count` leaves the short ones out and is read where it stands alone. */
function counts({ comet_sections: { feedback } }: Story): Partial<PostFacts> {
  const summary = feedback?.comet_ufi_summary_and_actions_renderer.feedback
  const comments = summary?.comment_rendering_instance ?? summary?.comments_count_summary_renderer?.feedback.comment_rendering_instance
  return {
    views: parseCount(summary?.video_view_count_renderer?.feedback.play_count ?? summary?.video_view_count),
    likes: parseCount(summary?.reaction_count?.count),
    comments: parseCount(comments?.comments.total_count),
    shares: parseCount(summary?.share_count?.count),
  }
}

const Published = within('publish_time', v.object({ publish_time: number }))
function secondsOf({ comet_sections: sections, attachments }: Story): string | number | undefined {
  const reel = v.safeParse(Published, [attachments, sections.content?.story.attachments])
  return (sections.timestamp ?? sections.context_layout)?.creation_time ?? (reel.success ? reel.output.publish_time : undefined)
}

function formatOf({ attached_story, attachments, comet_sections: { content } }: Story, url: string | undefined): NonNullable<PostFacts['format']> {
  if (attached_story) return 'repost'
  if (url?.includes('/reel/')) return 'short'
  const [media] = holdersOf(attachments ?? content?.story.attachments, ['media', '__typename'])
  const kind = media && String(Reflect.get(Reflect.get(media, 'media'), '__typename'))
  return kind === 'Video' ? 'video' : kind ? 'image' : 'text'
}

/** The ids by which addresses name a post; they change with the account that looks. */
const namesIn = (...urls: (string | undefined)[]): string[] => [...new Set(urls.join(' ').match(/pfbid\w+|(?<=\/reel\/|[?&]v=)\d+/g))]

function storyFacts(story: Story): PostFacts {
  const { content } = story.comet_sections
  const url = orNone(content?.story.wwwURL) ?? orNone(story.permalink_url)
  return {
    id: story.post_id,
    creatorId: authorOf(story)?.id ?? null,
    url,
    aliases: namesIn(url, story.permalink_url),
    ...statedSeconds(secondsOf(story)),
    format: formatOf(story, url),
    text: orNone(content?.story.message?.text),
    ...(story.sponsored_data ? { sponsored: true } : {}),
    ...counts(story),
  }
}

const authorOf = (story: Story) => (story.actors ?? story.comet_sections.content?.story.actors)?.[0]

/** Posts with the accounts that wrote them, each once. */
export function storiesFacts(stories: readonly Story[]): Facts {
  const authors = new Map(stories.flatMap((story) => authorOf(story) ?? []).map((actor) => [actor.id, actorFacts(actor)]))
  return { creators: [...authors.values()], posts: stories.map(storyFacts) }
}
