import { cut } from '../parts/cut.ts'
import type { ToastProps } from '../parts/toast.tsx'
import type { PanelModel } from './model.ts'
import type { PanelSay } from './say.ts'

/** What just happened. */
export type ToastKind = { kind: 'saved' | 'updated' | 'undone' | 'copied' | 'notCopied' } | { kind: 'undoFailed'; message: string }

/** A toast in words; only a first save can be undone. */
export function sayToast(toast: ToastKind | null, model: PanelModel, say: PanelSay, undo: () => void): ToastProps {
  if (!toast) return { text: null }
  const { kind } = toast
  if (kind === 'undoFailed') return { text: say('toast.undoFailed', { message: cut(toast.message, 120) }) }
  if (kind !== 'saved') return { text: say(`toast.${kind}`) }
  return { text: say(model.saved?.state === 'pending' ? 'toast.queued' : 'toast.saved'), action: { label: say('toast.undo'), run: undo } }
}
