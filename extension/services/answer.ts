import { type Browser, browser } from 'wxt/browser'
import * as z from 'zod/mini'
import { CandidateKey, Platform } from '../../shared/schema/candidate.ts'
import { Creator, Observation, Post } from '../../shared/schema/observation.ts'
import { Terms } from '../../shared/schema/terms.ts'
import { LANGS, type Lang } from '../views/i18n.ts'
import { type CommandName, type CommandRequest, type CommandValue, commands, type Outcome } from './commands.ts'
import { failureOf } from './failure.ts'
import type { PageMessage, PageMessages } from './messages.ts'

const aliases = z.optional(z.array(z.string()))
const lang = z.enum(Object.keys(LANGS) as [Lang, ...Lang[]])

const name = z.string().check(z.maxLength(300))
const Drift = z.object({ source: name, layout: name, where: z.string().check(z.maxLength(2_000)) })

const pageRequests = {
  save: z.object({ observation: Observation }),
  undoSave: CandidateKey,
  savedState: CandidateKey,
  appraise: z.object({ observation: Observation, postId: z.optional(z.string()), lang }),
  badges: z.object({
    platform: Platform,
    posts: z.array(z.extend(Post, { aliases })).check(z.maxLength(500)),
    creators: z.array(z.extend(z.pick(Creator, { id: true, handle: true, followers: true }), { aliases })).check(z.maxLength(500)),
    terms: Terms,
    observedAt: z.iso.datetime(),
    lang,
    memory: z.enum(['none', 'known', 'ask']),
  }),
  readings: z.object({
    platform: Platform,
    notes: z
      .array(z.object({ sources: z.array(name), fields: z.array(name), drift: z.array(Drift), data: z.optional(z.unknown()) }))
      .check(z.maxLength(500)),
  }),
  report: z.object({ platform: Platform }),
  dress: z.object({ lang }),
} satisfies Record<PageMessage, z.ZodMiniType>

export type PageHandlers = {
  [N in PageMessage]: (request: PageMessages[N]['request']) => PageMessages[N]['reply'] | Promise<PageMessages[N]['reply']>
}
export type CommandHandlers = { [N in CommandName]: (request: CommandRequest<N>) => Promise<CommandValue<N>> }

/**
 * Answers messages in the service worker. What a content script says is as untrusted as its page: a request that does not fit is
 * refused, and commands are taken from the extension's own pages alone.
 */
export function answer(pages: PageHandlers, own: CommandHandlers): void {
  const isOwn = (name: string): name is CommandName => Object.hasOwn(commands, name)
  const isPage = (name: string): name is PageMessage => Object.hasOwn(pageRequests, name)
  browser.runtime.onMessage.addListener((message: unknown, sender: Browser.runtime.MessageSender, respond: (reply: unknown) => void) => {
    const { name = '', request } = z.object({ name: z.string(), request: z.unknown() }).safeParse(message).data ?? {}
    if (isPage(name)) answerPage(pages, name, request).then(respond)
    else if (isOwn(name) && fromOwnPage(sender)) obey(own, name, request).then(respond)
    else return false
    return true
  })
}

const fromOwnPage = (sender: Browser.runtime.MessageSender): boolean => sender.url?.startsWith(`${location.origin}/`) ?? false

async function answerPage<N extends PageMessage>(handlers: PageHandlers, name: N, request: unknown): Promise<unknown> {
  try {
    const parsed = pageRequests[name].safeParse(request)
    return parsed.success ? { reply: await handlers[name](parsed.data as PageMessages[N]['request']) } : { error: unfit(name, parsed.error) }
  } catch (error) {
    return { error: failureOf(error).message }
  }
}

async function obey<N extends CommandName>(handlers: CommandHandlers, name: N, request: unknown): Promise<unknown> {
  const parsed = commands[name].request.safeParse(request)
  if (!parsed.success) return { error: unfit(name, parsed.error) }
  try {
    return { reply: { ok: true, value: await handlers[name](parsed.data as CommandRequest<N>) } satisfies Outcome<CommandValue<N>> }
  } catch (error) {
    return { reply: { ok: false, failure: failureOf(error) } }
  }
}

const unfit = (name: string, error: z.core.$ZodError): string => `${name}: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`
