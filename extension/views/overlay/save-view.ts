import type { SavedState } from '../../services/messages.ts'
import { cut } from '../parts/cut.ts'
import type { PanelSay } from './say.ts'

/** What the save button shows: `failed` waits for the user, `pending` is sent by itself. */
export interface SaveView {
  kind: 'unsaved' | 'saving' | 'saved' | 'pending' | 'failed'
  /** Why, in a sentence. */
  why?: string
}

/**
 * @param saved what the outbox and the API know; undefined counts as unsaved, since a second save of one creator does no harm
 * @param error why the last click could not even be queued
 */
export function saveView(saved: SavedState | undefined, busy: boolean, error: string | null, say: PanelSay): SaveView {
  if (busy) return { kind: 'saving' }
  if (error !== null) return { kind: 'failed', why: say('save.failed', { message: cut(error, 200) }) }
  const { state = 'unsaved', failure } = saved ?? {}
  if (failure && failure.kind !== 'offline' && state !== 'saved') {
    return { kind: 'failed', why: say(`save.${failure.kind}`, { message: cut(failure.message, 200) }) }
  }
  return state === 'pending' ? { kind: 'pending', why: say('save.pendingWhy') } : { kind: state }
}
