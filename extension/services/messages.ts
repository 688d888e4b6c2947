import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { Candidate, CandidateKey, ChangeCandidate } from '../../shared/schema/candidate.ts'
import { Observation } from '../../shared/schema/observation.ts'

/** A save (or a removal) that has not reached the API yet. */
export const OutboxItem = z.object({
  key: CandidateKey,
  name: z.string(),
  observation: Observation,
  queuedAt: z.iso.datetime(),
  attempts: z.int(),
  /** Why the last attempt failed: `offline` is retried by itself, the rest waits for the user. */
  failure: z.nullable(z.object({ kind: z.enum(['offline', 'not-connected', 'unauthorized', 'refused']), message: z.string() })),
})
export type OutboxItem = z.infer<typeof OutboxItem>

/** Whether a creator is with the team: `pending` waits in the outbox, `saved` is in the API. */
export const SavedState = z.object({
  state: z.enum(['unsaved', 'pending', 'saved']),
  candidate: z.optional(Candidate),
  failure: z.optional(OutboxItem.shape.failure),
})
export type SavedState = z.infer<typeof SavedState>

const Done = z.object({ ok: z.boolean(), message: z.optional(z.string()) })

/** Every message between the extension's parts. Both ends parse: what comes from a content script is as untrusted as its page. */
export const messages = {
  save: { request: z.object({ observation: Observation }), reply: SavedState },
  undoSave: { request: CandidateKey, reply: SavedState },
  savedState: { request: CandidateKey, reply: SavedState },
  outbox: { request: z.object({}), reply: z.object({ items: z.array(OutboxItem) }) },
  retryOutbox: { request: z.object({ key: z.optional(CandidateKey) }), reply: z.object({ items: z.array(OutboxItem) }) },
  discardOutbox: { request: CandidateKey, reply: z.object({ items: z.array(OutboxItem) }) },
  change: { request: z.object({ key: CandidateKey, change: ChangeCandidate }), reply: SavedState },
  remove: { request: CandidateKey, reply: Done },
  restore: { request: CandidateKey, reply: SavedState },
  connect: { request: z.object({ url: z.string(), code: z.string(), name: z.optional(z.string()) }), reply: Done },
  disconnect: { request: z.object({}), reply: Done },
} as const
export type MessageName = keyof typeof messages
export type Request<N extends MessageName> = z.infer<(typeof messages)[N]['request']>
export type MessageReply<N extends MessageName> = z.infer<(typeof messages)[N]['reply']>
type Handlers = { [N in MessageName]: (request: Request<N>) => Promise<MessageReply<N>> }

/**
 * Asks the service worker.
 * @throws Error where the worker refused the request or could not be reached
 */
export async function ask<N extends MessageName>(name: N, request: Request<N>): Promise<MessageReply<N>> {
  const reply: unknown = await browser.runtime.sendMessage({ name, request })
  const answered = z.object({ reply: messages[name].reply as z.ZodMiniType<MessageReply<N>> }).safeParse(reply)
  if (!answered.success) throw new Error(z.safeParse(z.object({ error: z.string() }), reply).data?.error ?? `no answer to ${name}`)
  return answered.data.reply
}

/** Answers messages in the service worker; a request that does not fit is refused, never acted on. */
export function answer(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, respond: (reply: unknown) => void) => {
    const asked = z.object({ name: z.enum(Object.keys(messages) as [MessageName, ...MessageName[]]), request: z.unknown() }).safeParse(message)
    if (!asked.success) return false
    answerOne(handlers, asked.data.name, asked.data.request).then(respond)
    return true
  })
}

async function answerOne<N extends MessageName>(handlers: Handlers, name: N, request: unknown): Promise<unknown> {
  try {
    const parsed = messages[name].request.safeParse(request)
    if (!parsed.success) return { error: `${name}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}` }
    return { reply: await handlers[name](parsed.data as Request<N>) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
