import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { type CandidateKey, Stage } from '../../shared/schema/candidate.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { Failure } from './failure.ts'

/** What a list needs to know of a creator whom the team has saved. */
export const SavedSummary = z.object({ stage: Stage, savedBy: z.string(), savedAt: z.iso.datetime(), score: z.nullable(z.number()) })
export type SavedSummary = z.infer<typeof SavedSummary>

/**
 * Whether a creator is with the team. `pending`: safe in the outbox, not yet in the API (`failure` says why, if it was tried);
 * `saved`: in the API; `unsaved`: neither, as far as is known here.
 */
export const SavedState = z.object({
  state: z.enum(['unsaved', 'pending', 'saved']),
  saved: z.optional(SavedSummary),
  failure: z.optional(Failure),
})
export type SavedState = z.infer<typeof SavedState>

/** What a content script may ask of the service worker. Each is answered with the {@link SavedState} of the creator it names. */
export interface PageRequests {
  /** Keeps the observation in the outbox and sends it. Answered as soon as it is safe. */
  save: { observation: Observation }
  /** Takes the last save back; answered `saved` where the creator was on the list before it and stays there. */
  undoSave: CandidateKey
  savedState: CandidateKey
}
export type PageMessage = keyof PageRequests

/**
 * Asks the service worker.
 * @throws Error where the worker refused the request or could not be reached
 */
export const ask = <N extends PageMessage>(name: N, request: PageRequests[N]): Promise<SavedState> => send(name, request, SavedState)

/** Sends one message to the service worker and parses its reply. */
export async function send<S extends z.ZodMiniType>(name: string, request: unknown, Reply: S): Promise<z.output<S>> {
  const answer = z
    .object({ reply: z.optional(z.unknown()), error: z.optional(z.string()) })
    .safeParse(await browser.runtime.sendMessage({ name, request }))
  const reply = Reply.safeParse(answer.data?.reply)
  if (!reply.success) throw new Error(answer.data?.error ?? `no answer to ${name}`)
  return reply.data
}
