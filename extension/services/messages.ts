import { browser } from 'wxt/browser'
import type { CandidateKey } from '../../shared/schema/candidate.ts'
import type { Metric } from '../../shared/schema/metric.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import type { Score } from '../../shared/schema/score.ts'
import type { Terms } from '../../shared/schema/terms.ts'
import type { ReadingNote } from '../observe/health.ts'
import type { CreatorFacts, PostFacts } from '../observe/platform.ts'
import type { Badge } from '../views/badge/badge.ts'
import type { Lang } from '../views/i18n.ts'
import type { PanelTexts } from '../views/overlay/say.ts'
import type { Flag } from '../views/parts/say-evidence.ts'
import type { SavedState } from './saved-state.ts'

/** The figures of an observation, and of the post on screen where there is one. */
export interface Appraisal {
  metrics: Metric[]
  score: Score
  /** What the chosen brief makes of the creator, and the evidence, in words. */
  flags: Flag[]
  postRate?: Metric
}

/** The cards of a page: the posts and creators read last. */
export interface Cards {
  platform: string
  posts: PostFacts[]
  creators: readonly CreatorFacts[]
  terms: Terms
  observedAt: string
}

/** What the panel and the badges are clothed in. */
export interface PanelDress {
  style: string
  badgeStyle: string
  texts: PanelTexts
}

/** What a content script may ask of the service worker, and what it is answered. */
export interface PageMessages {
  /** Keeps the observation in the outbox and sends it. Answered as soon as it is safe. */
  save: { request: { observation: Observation }; reply: SavedState }
  /** Takes the last save back; answered `saved` where the creator was on the list before it and stays there. */
  undoSave: { request: CandidateKey; reply: SavedState }
  savedState: { request: CandidateKey; reply: SavedState }
  /** Computes there what a page need not carry code for. */
  appraise: { request: { observation: Observation; postId?: string | undefined; lang: Lang }; reply: Appraisal }
  /** What to draw beside the cards of a page; `memory` says how far to look whom the team has saved. */
  badges: { request: Cards & { lang: Lang; memory: 'none' | 'known' | 'ask' }; reply: Badge[] }
  /** How readings went; `data` is a payload that did not fit, for its structure. */
  readings: { request: { platform: string; notes: (ReadingNote & { data?: unknown })[] }; reply: null }
  /** What to send to whoever mends the platform's file. */
  report: { request: { platform: string }; reply: string }
  /** The panel's style and its texts in one language, so that a page carries code alone. */
  dress: { request: { lang: Lang }; reply: PanelDress }
}
export type PageMessage = keyof PageMessages

/**
 * Asks the service worker, whose word a page takes as it is.
 * @throws Error where the worker refused the request or could not be reached
 */
export async function ask<N extends PageMessage>(name: N, request: PageMessages[N]['request']): Promise<PageMessages[N]['reply']> {
  const answer: { reply: PageMessages[N]['reply'] } | { error: string } | undefined = await browser.runtime.sendMessage({ name, request })
  if (answer && 'reply' in answer) return answer.reply
  throw new Error(answer?.error ?? `no answer to ${name}`)
}
