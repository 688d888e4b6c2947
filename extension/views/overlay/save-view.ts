import type { FailureKind } from '../../services/failure.ts'
import type { SavedState } from '../../services/saved-state.ts'
import { cut } from '../parts/cut.ts'
import type { PanelSay } from './say.ts'

/** What the save button shows: `pending` is sent by itself, `failed` waits for the user. */
export interface SaveView {
  kind: 'unsaved' | 'saving' | 'saved' | 'pending' | 'failed'
  /** Why, in a sentence. */
  why?: string
}

/** Failures after which the outbox tries again by itself. */
const PASSING: readonly FailureKind[] = ['offline', 'server', 'bad-reply']

/**
 * @param saved what the outbox and the API know; undefined counts as unsaved, since a second save of one creator does no harm
 * @param error why the last click could not even be queued
 */
export function saveView(saved: SavedState | undefined, busy: boolean, error: string | null, say: PanelSay): SaveView {
  if (busy) return { kind: 'saving' }
  if (error !== null) return { kind: 'failed', why: say('save.failedWhy', { message: cut(error, 200) }) }
  const { state = 'unsaved', failure } = saved ?? {}
  if (state !== 'pending') return { kind: state }
  if (!failure) return { kind: 'pending', why: say('save.pendingWhy') }
  const why = say(`failure.${failure.kind}`, { message: cut(failure.message, 200) })
  return { kind: PASSING.includes(failure.kind) ? 'pending' : 'failed', why }
}
