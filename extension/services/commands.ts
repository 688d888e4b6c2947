import { browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { Brief, BriefId, BriefReply, Progress } from '../../shared/schema/brief.ts'
import { Candidate, CandidateKey, ChangeCandidate } from '../../shared/schema/candidate.ts'
import { Failure } from './failure.ts'
import { OutboxItem } from './outbox-item.ts'

/** How a command ended: with its value, or with the API's reason. */
const outcome = <S extends z.ZodMiniType>(value: S) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), failure: Failure })])
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }

const Nothing = z.null()

/** What only the extension's own pages may ask of the service worker, which finishes even when the page is closed meanwhile. */
export const commands = {
  connect: { request: z.object({ address: z.string(), code: z.string(), name: z.optional(z.string()) }), reply: outcome(Nothing) },
  disconnect: { request: z.object({}), reply: outcome(Nothing) },
  /** Tries what waits in the outbox now: one item whatever held it up, or all that only wait for the API. */
  sendOutbox: { request: z.object({ key: z.optional(CandidateKey) }), reply: outcome(Nothing) },
  /** Drops an item and answers with it, so that {@link commands.putBack} can undo that. */
  discard: { request: CandidateKey, reply: outcome(z.nullable(OutboxItem)) },
  putBack: { request: OutboxItem, reply: outcome(Nothing) },
  change: { request: z.object({ key: CandidateKey, change: ChangeCandidate }), reply: outcome(Candidate) },
  remove: { request: z.object({ key: CandidateKey, version: z.int() }), reply: outcome(Nothing) },
  restore: { request: CandidateKey, reply: outcome(Candidate) },
  createBrief: { request: z.object({ id: BriefId, brief: Brief }), reply: outcome(BriefReply) },
  changeBrief: { request: z.object({ id: BriefId, version: z.int(), brief: Brief }), reply: outcome(BriefReply) },
  removeBrief: { request: z.object({ id: BriefId }), reply: outcome(Nothing) },
  restoreBrief: { request: z.object({ id: BriefId }), reply: outcome(BriefReply) },
  /** Scores the next candidates that a brief has not scored. */
  scoreBrief: { request: z.object({ id: BriefId }), reply: outcome(Progress) },
} as const
export type CommandName = keyof typeof commands
export type CommandRequest<N extends CommandName> = z.output<(typeof commands)[N]['request']>
type OutcomeOf<N extends CommandName> = z.output<(typeof commands)[N]['reply']>
export type CommandValue<N extends CommandName> = Extract<OutcomeOf<N>, { ok: true }>['value']

async function send<S extends z.ZodMiniType>(name: string, request: unknown, Reply: S): Promise<z.output<S>> {
  const answer: unknown = await browser.runtime.sendMessage({ name, request })
  const { reply, error } = z.object({ reply: z.optional(z.unknown()), error: z.optional(z.string()) }).safeParse(answer).data ?? {}
  const parsed = Reply.safeParse(reply)
  if (!parsed.success) throw new Error(error ?? `no answer to ${name}`)
  return parsed.data
}

/** Has the service worker do something. A worker that cannot be reached is a failure like any other. */
export async function command<N extends CommandName>(name: N, request: CommandRequest<N>): Promise<Outcome<CommandValue<N>>> {
  try {
    return (await send(name, request, commands[name].reply)) as Outcome<CommandValue<N>>
  } catch (error) {
    return { ok: false, failure: { kind: 'bad-reply', message: error instanceof Error ? error.message : String(error) } }
  }
}
