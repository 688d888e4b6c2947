import * as v from 'valibot'
import { maybe } from '../../observe/fields.ts'
import type { Facts, ReadContext } from '../../observe/platform.ts'
import { isChannel, localeOf } from './fields.ts'
import { readItems } from './items.ts'

/** Search results, the home page, subscriptions: cards of many channels. */
export const List = v.object({
  contents: v.pipe(
    v.unknown(),
    v.check((contents) => typeof contents === 'object' && contents !== null && !('twoColumnWatchNextResults' in contents)),
  ),
  topbar: v.optional(v.unknown()),
})
export const readList = ({ contents, topbar }: v.InferOutput<typeof List>, context: ReadContext): Facts =>
  readItems(contents, localeOf(topbar, context))

const Param = v.object({ key: v.string(), value: v.string() })
const Context = v.object({ serviceTrackingParams: maybe(v.array(maybe(v.object({ params: maybe(v.array(maybe(Param))) })))) })

/** The next page of a list. It has no header: the channel is the `browse_id` that YouTube notes for itself. */
export const NextPage = v.pipe(
  v.object({
    responseContext: maybe(Context),
    onResponseReceivedActions: maybe(v.array(v.unknown())),
    onResponseReceivedCommands: maybe(v.array(v.unknown())),
    contents: v.optional(v.undefined()),
  }),
  v.check((body) => Boolean(body.onResponseReceivedActions ?? body.onResponseReceivedCommands)),
)
export function readNextPage(body: v.InferOutput<typeof NextPage>, context: ReadContext): Facts {
  const params = (body.responseContext?.serviceTrackingParams ?? []).flatMap((service) => service?.params ?? [])
  const id = params.find((param) => param?.key === 'browse_id')?.value
  const actions = body.onResponseReceivedActions ?? body.onResponseReceivedCommands
  return readItems(actions, localeOf(undefined, context), isChannel(id) ? { id } : undefined)
}

/** What stands in place of a channel that was removed: an alert and nothing else. */
export const Removed = v.object({
  alerts: v.pipe(
    v.array(v.object({ alertRenderer: v.object({ type: v.pipe(v.string(), v.regex(/^ERROR$/)) }) })),
    v.check((alerts) => alerts.length > 0),
  ),
  contents: v.optional(v.undefined()),
})
